import { beforeEach, describe, expect, it } from 'vitest';
import { advanceMatch } from '../../../../../renderer/model/commands/match-commands.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { depositListing, editListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import { joinTwin, refuseTwin } from '../../../../../renderer/model/commands/join-twin.ts';
import { proposeTwins } from '../../../../../renderer/model/queries/propose-twins.ts';
import { queueItems } from '../../../../../renderer/model/queries/queue-items.ts';
import type { Listing, ListingFields } from '../../../../../shared/domain/listing.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented, yvette } from '../../db/invented.ts';

const theirId = '01900000-0000-7000-8000-0000000000a1';
const offerId = '01900000-0000-7000-8000-0000000000f1';
const at = '2020-04-02T09:00:00Z';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

/** As it comes back from the city once somebody has typed it there. */
async function cityHas(change: Partial<ListingFields> = {}, id = theirId): Promise<void> {
  const base: Listing = {
    ...invented({ status: 'published', ...change }),
    id,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  await db().listings.put({ id, base, local: null, etag: '"1"', generation: 1 });
}

/** Deposited here with a token that only reads, and used since: a note, an introduction, a round, a sheet. */
async function reportedByHand(): Promise<string> {
  const { listingId } = await depositListing({
    fields: invented(),
    neighbour: { new: yvette },
    note: 'Code chez la gardienne',
  });
  const [entry] = await db().outbox.toArray();
  await db().outbox.put({ ...entry!, state: 'parked', reason: 'to-report', reportedAt: at });
  await db().matches.add({
    ...{ id: 'match', requestId: listingId, offerId, state: 'proposed', metres: 240, reasons: [], because: '' },
    ...{ followUpOn: null, history: [{ state: 'proposed', at }], createdAt: at, updatedAt: at },
  });
  const location = { lat: 48.7931, lon: 2.3314, label: '12 rue des Vignes' };
  await db().rounds.add({
    ...{
      id: 'round',
      name: 'Samedi',
      date: '2020-04-04',
      time: '09:00',
      volunteerIds: [],
      quartierId: null,
      start: null,
    },
    stops: [
      { id: 'stop', listingIds: [listingId, offerId], neighbourId: null, location, door: null, locked: false },
      { id: 'next', listingIds: [offerId], neighbourId: null, location, door: null, locked: false },
    ],
    ...{ metres: 100, createdAt: at, updatedAt: at },
  });
  const row = { number: 1, checkLetter: 'K', stopId: 'stop', listingIds: [listingId], neighbourId: null, address: '' };
  await db().sheets.add({
    ...{ id: 'sheet', number: 1234, roundId: 'round', level: 'round-sheet', state: 'out', html: `<p>${listingId}</p>` },
    rows: [{ ...row, doorLine: '', person: 'Yvette M.', needs: [] }],
    returns: [
      {
        ...{ number: 1, outcome: 'seen', helped: true, note: '', followUpOn: null, enteredAt: at },
        closed: [{ listingId, from: 'published', to: 'fulfilled' }],
      },
    ],
    ...{ copies: 1, title: 'Samedi', printedAt: at, stateChangedAt: at },
  });
  return listingId;
}

async function everything(): Promise<Record<string, unknown>> {
  const { listings, outbox, overlays, matches, rounds, sheets, conflicts } = db();
  const tables = { listings, outbox, overlays, matches, rounds, sheets, conflicts };
  const rows = await Promise.all(Object.entries(tables).map(async ([name, table]) => [name, await table.toArray()]));
  return Object.fromEntries(rows) as Record<string, unknown>;
}

async function join(ownId: string): Promise<Undo> {
  const joined = await joinTwin(ownId, theirId);
  if (!joined.ok) throw new Error(joined.code);
  return joined.data.undo;
}

async function undone(undo: Undo): Promise<Undo> {
  const back = await undo();
  if (!back.ok) throw new Error(back.code);
  return back.data;
}

describe('a listing reported by hand that comes back from the city', () => {
  it('is proposed to be the same, and not again once somebody has said no, unless that is taken back', async () => {
    await reportedByHand();
    await cityHas();
    await cityHas({ title: 'Autre chose', location: null, contact: null }, offerId);
    const [proposal] = await proposeTwins(await queueItems());
    expect(proposal?.theirs.id).toBe(theirId);
    const { undo } = await refuseTwin(proposal!.item.entry, theirId);
    expect(await proposeTwins(await queueItems())).toEqual([]);
    await undone(undo);
    expect(await proposeTwins(await queueItems())).toHaveLength(1);
  });

  it('is never looked for among our own, and nothing is joined by itself', async () => {
    await reportedByHand();
    await depositListing({ fields: invented(), neighbour: null, note: '' });
    const before = await everything();
    expect(await proposeTwins(await queueItems())).toEqual([]);
    await cityHas();
    expect(await proposeTwins(await queueItems())).toHaveLength(2);
    expect(await everything()).toMatchObject({ overlays: before['overlays'], matches: before['matches'] });
  });

  it('takes the note, the person, introductions, stops, sheets and disagreements over to the city’s number', async () => {
    const ownId = await reportedByHand();
    await cityHas();
    await join(ownId);
    expect(await db().listings.toCollection().primaryKeys()).toEqual([theirId]);
    expect(await db().outbox.count()).toBe(0);
    const overlays = await db().overlays.toArray();
    expect(overlays).toMatchObject([{ listingId: theirId, note: 'Code chez la gardienne' }]);
    expect(overlays[0]?.neighbourId).toBe((await db().neighbours.toCollection().first())?.id);
    expect(await db().matches.get('match')).toMatchObject({ requestId: theirId, offerId });
    expect((await db().rounds.get('round'))?.stops.map(({ listingIds }) => listingIds)).toEqual([
      [theirId, offerId],
      [offerId],
    ]);
    const sheet = await db().sheets.get('sheet');
    expect(sheet?.rows[0]?.listingIds).toEqual([theirId]);
    expect(sheet?.returns[0]?.closed?.[0]?.listingId).toBe(theirId);
    expect(sheet?.html).toBe(`<p>${ownId}</p>`);
    expect(await db().conflicts.count()).toBe(0);
    const lines = await db().audit.orderBy('id').toArray();
    expect(lines.at(-1)).toMatchObject({ action: 'listing-joined', subjectIds: [theirId] });
  });

  it('comes apart again, exactly, and both are in the audit', async () => {
    const ownId = await reportedByHand();
    await cityHas({ description: 'Du pain' });
    await db().overlays.add({
      listingId: theirId,
      neighbourId: null,
      note: 'Vue samedi',
      lastOutcome: null,
      updatedAt: at,
    });
    const before = await everything();
    const undo = await join(ownId);
    expect((await db().overlays.get(theirId))?.note).toBe('Vue samedi\nCode chez la gardienne');
    expect(await db().conflicts.toArray()).toMatchObject([{ listingId: theirId, field: 'description' }]);
    const joined = await everything();
    const again = await undone(undo);
    expect(await everything()).toEqual(before);
    expect((await db().audit.orderBy('id').last())?.action).toBe('join-undone');
    await undone(again);
    expect(await everything()).toEqual(joined);
  });

  it('keeps what was done since, when it comes apart', async () => {
    const ownId = await reportedByHand();
    await cityHas();
    const undo = await join(ownId);
    await editListing(theirId, { urgency: 'high' });
    await advanceMatch('match', 'accepted');
    await undone(undo);
    expect(await db().matches.get('match')).toMatchObject({ requestId: ownId, state: 'accepted' });
    expect((await db().listings.get(theirId))?.local).toMatchObject({ urgency: 'high' });
    expect(await db().outbox.where('listingId').equals(theirId).count()).toBe(1);
  });

  it('leaves alone what is on its way to the city, when it comes apart', async () => {
    const ownId = await reportedByHand();
    const record = await db().listings.get(ownId);
    await db().listings.put({ ...record!, local: { ...record!.local!, status: 'fulfilled' } });
    await cityHas();
    const undo = await join(ownId);
    await db().outbox.toCollection().modify({ state: 'sent' });
    await undone(undo);
    expect(await db().listings.get(ownId)).toBeDefined();
    expect(await db().outbox.where('listingId').equals(theirId).toArray()).toMatchObject([{ state: 'sent' }]);
    expect((await db().listings.get(theirId))?.local?.status).toBe('fulfilled');
  });

  it('goes on where ours had got to: what the city does not say yet is a change to report', async () => {
    const ownId = await reportedByHand();
    const record = await db().listings.get(ownId);
    await db().listings.put({ ...record!, local: { ...record!.local!, status: 'fulfilled' } });
    await cityHas();
    await join(ownId);
    expect(await db().outbox.toArray()).toMatchObject([
      { listingId: theirId, state: 'waiting', operation: { type: 'update', patch: { status: 'fulfilled' } } },
    ]);
  });

  it('is left alone when one of the two is no longer what was proposed', async () => {
    const ownId = await reportedByHand();
    const before = await everything();
    expect(await joinTwin(ownId, theirId)).toMatchObject({ ok: false, code: 'changed-since' });
    await cityHas();
    await db().outbox.toCollection().modify({ state: 'sent' });
    expect(await joinTwin(ownId, theirId)).toMatchObject({ ok: false, code: 'changed-since' });
    expect(await everything()).toMatchObject({ matches: before['matches'], overlays: before['overlays'] });
  });
});

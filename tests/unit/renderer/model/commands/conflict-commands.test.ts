import { beforeEach, describe, expect, it } from 'vitest';
import { editListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { pendingChanges } from '../../../../../renderer/db/changes.ts';
import { type Conflict, currentListing } from '../../../../../renderer/db/records.ts';
import { saveNeighbour } from '../../../../../renderer/model/commands/neighbour-commands.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import {
  countOpenConflicts,
  decidedConflicts,
  type OpenConflict,
  openConflicts,
} from '../../../../../renderer/model/queries/open-conflicts.ts';
import {
  decideAll,
  decideConflict,
  type Decision,
  reopenConflict,
} from '../../../../../renderer/model/commands/conflict-commands.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented, yvette } from '../../db/invented.ts';

const publishedId = '01900000-0000-7000-8000-000000000001';
const conflictId = '01900000-0000-7000-8000-0000000000c1';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function published(): Promise<void> {
  const base: Listing = {
    ...invented({ status: 'published', title: 'Ce que dit la ville' }),
    id: publishedId,
    version: 3,
    createdAt: '2020-04-02T09:00:00Z',
    updatedAt: '2020-04-02T09:00:00Z',
  };
  await db().listings.put({ id: publishedId, base, local: null, etag: '"3"', generation: 1 });
}

async function disagree(change: Partial<Conflict> = {}): Promise<void> {
  await db().conflicts.add({
    id: conflictId,
    listingId: publishedId,
    field: 'title',
    theirs: 'Ce que dit la ville',
    ours: 'Ce que nous disions',
    theirsAt: '2020-04-02T09:00:00Z',
    oursAt: '2020-04-02T10:00:00Z',
    decidedAt: null,
    decision: null,
    ...change,
  });
}

async function title(): Promise<string | undefined> {
  const record = await db().listings.get(publishedId);
  return record && currentListing(record).title;
}

/** The one that waits. */
async function open(): Promise<OpenConflict> {
  const [conflict] = await openConflicts();
  if (!conflict) throw new Error('nothing waits');
  return conflict;
}

async function decide(decision: Decision): Promise<Undo> {
  const decided = await decideConflict(await open(), decision);
  if (!decided.ok) throw new Error(decided.code);
  return decided.data.undo;
}

async function undone(undo: Undo): Promise<Undo> {
  const back = await undo();
  if (!back.ok) throw new Error(back.code);
  return back.data;
}

const said = ({ sides }: OpenConflict) => sides.map(({ who, value }) => [who, value]);

describe('a disagreement', () => {
  it('is shown with the listing that it is about, and what each side says', async () => {
    await published();
    await disagree();
    const conflict = await open();
    expect(conflict).toMatchObject({ id: conflictId, title: 'Ce que dit la ville', listed: true });
    expect(said(conflict)).toEqual([
      ['theirs', 'Ce que dit la ville'],
      ['ours', 'Ce que nous disions'],
    ]);
  });

  it('shows what the city says by now, when somebody has changed it again, and what it said', async () => {
    await published();
    await disagree({ theirs: 'Ce que disait la ville avant', theirsAt: '2020-04-01T09:00:00Z' });
    const { sides } = await open();
    expect(sides[0]).toMatchObject({ who: 'theirs', value: 'Ce que dit la ville', at: '2020-04-02T09:00:00Z' });
    expect(sides[2]).toMatchObject({ who: 'before', value: 'Ce que disait la ville avant' });
  });

  it('about one field is one, however often this laptop was not heard, with all that it said', async () => {
    await published();
    await disagree();
    const later = conflictId.replace('c1', 'c2');
    await disagree({ id: later, ours: 'Ce que nous disions ensuite', oursAt: '2020-04-03T10:00:00Z' });
    expect(await countOpenConflicts()).toBe(1);
    expect(said(await open())).toEqual([
      ['theirs', 'Ce que dit la ville'],
      ['ours', 'Ce que nous disions ensuite'],
      ['ours', 'Ce que nous disions'],
    ]);
    const undo = await decide({ type: 'ours', value: 'Ce que nous disions' });
    expect(await title()).toBe('Ce que nous disions');
    expect(await countOpenConflicts()).toBe(0);
    await undone(undo);
    expect((await open()).ids).toHaveLength(2);
  });

  it('counts once for each field of each listing on the badge, however many there are', async () => {
    for (let index = 0; index < 150; index++) {
      const listingId = `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      await disagree({ id: listingId.replace('8000', '8001'), listingId });
    }
    await disagree({ id: conflictId, listingId: '01900000-0000-7000-8000-000000000000' });
    await disagree({ id: conflictId.replace('c1', 'c2'), decidedAt: '2020-04-02T11:00:00Z', decision: 'theirs' });
    expect(await countOpenConflicts()).toBe(150);
  });

  it('is settled for the city without writing anything', async () => {
    await published();
    await disagree();
    await decide({ type: 'theirs' });
    expect(await openConflicts()).toEqual([]);
    expect(await db().outbox.count()).toBe(0);
  });

  it('shows what was written here since, which goes when the city is kept, and comes back with undo', async () => {
    await published();
    await disagree();
    await editListing(publishedId, { title: 'Écrit ici depuis' });
    expect(said(await open())).toContainEqual(['now', 'Écrit ici depuis']);
    const undo = await decide({ type: 'theirs' });
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
    await undone(undo);
    expect(await title()).toBe('Écrit ici depuis');
    expect(await db().outbox.count()).toBe(1);
  });

  it('is settled for this laptop by a new edit, and undone with it', async () => {
    await published();
    await disagree();
    const undo = await decide({ type: 'ours', value: 'Ce que nous disions' });
    expect(await title()).toBe('Ce que nous disions');
    expect(await db().outbox.count()).toBe(1);
    await undone(undo);
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
    expect(await openConflicts()).toHaveLength(1);
  });

  it('is settled by a third text', async () => {
    await published();
    await disagree();
    await decide({ type: 'other', value: 'Ni l’un ni l’autre' });
    expect(await title()).toBe('Ni l’un ni l’autre');
    expect(await db().conflicts.get(conflictId)).toMatchObject({ decision: 'other' });
  });

  it('about a state that no longer leads there is never said to be settled', async () => {
    await published();
    await disagree({ field: 'status', theirs: 'fulfilled', ours: 'withdrawn' });
    const record = await db().listings.get(publishedId);
    const base = { ...record!.base!, status: 'fulfilled' as const };
    await db().listings.put({ ...record!, base });
    const conflict = await open();
    expect(conflict.sides.find(({ who }) => who === 'ours')).toMatchObject({ possible: false });
    const refused = await decideConflict(conflict, { type: 'ours', value: 'withdrawn' });
    expect(refused).toMatchObject({ ok: false, code: 'transition-refused' });
    expect(await countOpenConflicts()).toBe(1);
  });

  it('is decided with two hundred others at once, and all of them come back at once', async () => {
    await published();
    const record = await db().listings.get(publishedId);
    const ids = Array.from({ length: 200 }, (_, n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    await db().listings.bulkPut(ids.map((id) => ({ ...record!, id, base: { ...record!.base!, id } })));
    for (const id of ids) await disagree({ id: id.replace('7000', '7001'), listingId: id });
    const { data, undo } = await decideAll(await openConflicts(), 'ours');
    expect(data).toBe(200);
    expect([await countOpenConflicts(), await db().outbox.count()]).toEqual([0, 200]);
    await undone(undo);
    expect([await countOpenConflicts(), await db().outbox.count()]).toEqual([200, 0]);
  });

  it('that was decided can be read, and taken up again long after', async () => {
    await published();
    await disagree();
    await decide({ type: 'ours', value: 'Ce que nous disions' });
    expect(await decidedConflicts(10)).toMatchObject([
      { id: conflictId, decision: 'ours', title: 'Ce que nous disions' },
    ]);
    const { undo } = await reopenConflict({ id: conflictId, listingId: publishedId });
    expect(await decidedConflicts(10)).toEqual([]);
    expect(said(await open())).toEqual([
      ['theirs', 'Ce que dit la ville'],
      ['ours', 'Ce que nous disions'],
    ]);
    const again = await undone(undo);
    expect(await decidedConflicts(10)).toMatchObject([{ id: conflictId, decision: 'ours' }]);
    await undone(again);
    expect(await decidedConflicts(10)).toEqual([]);
  });

  it('is decided again as it was, with its edit, when undo itself is undone', async () => {
    await published();
    await disagree();
    const again = await undone(await decide({ type: 'ours', value: 'Ce que nous disions' }));
    await undone(again);
    expect(await title()).toBe('Ce que nous disions');
    expect(await db().outbox.count()).toBe(1);
    expect(await decidedConflicts(10)).toMatchObject([{ id: conflictId, decision: 'ours' }]);
  });

  it('stays decided when what was kept has been changed since, and so do those decided with it', async () => {
    await published();
    await disagree();
    await disagree({ id: conflictId.replace('c1', 'c2'), field: 'urgency', theirs: 'normal', ours: 'high' });
    const { data, undo } = await decideAll(await openConflicts(), 'ours');
    expect(data).toBe(2);
    await editListing(publishedId, { title: 'Écrit ici depuis' });
    expect(await undo()).toMatchObject({ ok: false, code: 'changed-since' });
    expect(await countOpenConflicts()).toBe(0);
    expect(await title()).toBe('Écrit ici depuis');
    const record = await db().listings.get(publishedId);
    expect(record?.local?.urgency).toBe('high');
  });

  it('is one decision in the journal and in the log, however many are decided together', async () => {
    await published();
    await disagree();
    await disagree({ id: conflictId.replace('c1', 'c2'), field: 'urgency', theirs: 'normal', ours: 'high' });
    const before = (await pendingChanges(db(), Infinity)).length;
    await decideAll(await openConflicts(), 'ours');
    const lines = await db().audit.toArray();
    expect(lines.filter(({ action }) => action === 'conflict-decided')).toHaveLength(1);
    expect(await pendingChanges(db(), Infinity)).toHaveLength(before + 1);
  });

  it('can only be read once the city has deleted the listing', async () => {
    await disagree();
    const conflict = await open();
    expect(conflict).toMatchObject({ listed: false });
    expect(conflict.sides.map(({ possible }) => possible)).toEqual([true, false]);
  });

  it('deposits again what the city has deleted, when the coordinator keeps it', async () => {
    const ours = { ...invented({ title: 'Gardée' }), id: publishedId };
    await disagree({ field: 'deleted', theirs: null, ours });
    expect(await openConflicts()).toMatchObject([{ title: 'Gardée', listed: false }]);
    await decide({ type: 'ours', value: ours });
    const [record] = await db().listings.toArray();
    expect(record && currentListing(record)).toMatchObject({ title: 'Gardée', status: 'pending' });
    expect(record?.id).not.toBe(publishedId);
  });

  it('deposits it without the contact of somebody who no longer agrees that the city has it', async () => {
    const ours = { ...invented({ title: 'Gardée' }), id: publishedId };
    const agreement = { purpose: 'share-with-town', channel: 'phone', wording: 'Donner mon numéro' } as const;
    const { id: neighbourId } = await saveNeighbour({ ...yvette, consents: [agreement] });
    await db().overlays.put({ listingId: publishedId, neighbourId, note: '', lastOutcome: null, updatedAt: '' });
    const contactDeposited = async () => {
      await disagree({ field: 'deleted', theirs: null, ours });
      await decide({ type: 'ours', value: ours });
      const record = (await db().listings.toArray()).at(-1);
      await db().conflicts.clear();
      return record && currentListing(record).contact;
    };
    expect(await contactDeposited()).toEqual(ours.contact);
    const person = await db().neighbours.get(neighbourId);
    const withdrawnAt = '2026-11-20T10:00:00.000Z';
    await db().neighbours.put({ ...person!, consents: person!.consents.map((one) => ({ ...one, withdrawnAt })) });
    expect(await contactDeposited()).toBeNull();
  });
});

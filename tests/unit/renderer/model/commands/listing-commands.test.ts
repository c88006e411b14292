import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft } from '../../../../../shared/domain/deposit-draft.ts';
import { keepDepositDraft } from '../../../../../renderer/model/commands/passing-settings.ts';
import { readSetting } from '../../../../../renderer/db/settings.ts';
import {
  changeStatus,
  depositListing,
  editListing,
  withdrawListing,
} from '../../../../../renderer/model/commands/listing-commands.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import { asText, forgetEverything } from '../../db/fresh-database.ts';
import { invented, personalWords, yvette } from '../../db/invented.ts';

const publishedId = '01900000-0000-7000-8000-000000000001';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

/** A listing that the city has published. */
async function published(change: Partial<Listing> = {}): Promise<void> {
  const base: Listing = {
    ...invented({ status: 'published' }),
    id: publishedId,
    version: 3,
    createdAt: '2020-04-02T09:00:00Z',
    updatedAt: '2020-04-02T09:00:00Z',
    ...change,
  };
  await db().listings.put({ id: publishedId, base, local: null, etag: '"3"', generation: 1 });
}

async function current(id = publishedId): Promise<Listing> {
  const record = await db().listings.get(id);
  if (!record) throw new Error('no such listing');
  return currentListing(record);
}

describe('a deposit', () => {
  it('writes person, listing, overlay and creation together, and ends the draft', async () => {
    await keepDepositDraft({ ...emptyDraft(), title: 'Courses' });
    const { listingId, neighbourId } = await depositListing({
      fields: invented(),
      neighbour: { new: yvette },
      note: 'au 3e',
    });
    expect(await current(listingId)).toMatchObject({ status: 'pending', title: 'Courses du mardi' });
    expect(await db().overlays.get(listingId)).toMatchObject({ neighbourId, note: 'au 3e' });
    const neighbour = await db().neighbours.get(neighbourId ?? '');
    expect(neighbour?.consents[0]).toMatchObject({ purpose: 'keep', channel: 'phone', withdrawnAt: null });
    const [entry, ...others] = await db().outbox.toArray();
    expect(entry).toMatchObject({ listingId, state: 'waiting', operation: { type: 'create' } });
    expect(others).toEqual([]);
    expect(await readSetting('draft:deposit')).toBeNull();
  });

  it('writes nothing at all, and keeps the draft, when one part fails', async () => {
    await keepDepositDraft({ ...emptyDraft(), title: 'Courses' });
    db().outbox.hook('creating', () => {
      throw new Error('no room');
    });
    await expect(depositListing({ fields: invented(), neighbour: { new: yvette }, note: '' })).rejects.toThrow();
    expect(await db().listings.count()).toBe(0);
    expect(await db().neighbours.count()).toBe(0);
    expect(await readSetting('draft:deposit')).toMatchObject({ title: 'Courses' });
  });

  it('undone before it was sent, leaves nothing behind', async () => {
    const { undo } = await depositListing({ fields: invented(), neighbour: { new: yvette }, note: '' });
    await undo();
    for (const table of [db().listings, db().overlays, db().outbox, db().neighbours])
      expect(await table.count()).toBe(0);
  });

  it('undone after it was sent, is withdrawn', async () => {
    const { listingId, undo } = await depositListing({ fields: invented(), neighbour: null, note: '' });
    const local = await current(listingId);
    await db().outbox.clear();
    await db().listings.put({ id: listingId, base: { ...local, version: 1 }, local: null, etag: '"1"', generation: 1 });
    await undo();
    expect((await current(listingId)).status).toBe('withdrawn');
    expect((await db().outbox.toArray())[0]?.operation).toEqual({ type: 'update', patch: { status: 'withdrawn' } });
  });

  it('puts the same person behind the listings by which the city knows her, and takes that back', async () => {
    const bases = ['a', 'b'].map((letter) => `01900000-0000-7000-8000-00000000000${letter}`);
    await db().overlays.put({
      listingId: bases[1]!,
      neighbourId: null,
      note: 'au 3e',
      lastOutcome: null,
      updatedAt: '',
    });
    const { neighbourId, undo } = await depositListing({
      fields: invented(),
      neighbour: { new: yvette, listingIds: bases },
      note: '',
    });
    const behind = async () => (await db().overlays.bulkGet(bases)).map((overlay) => overlay?.neighbourId);
    expect(await behind()).toEqual([neighbourId, neighbourId]);
    expect((await db().overlays.get(bases[1]!))?.note).toBe('au 3e');
    await undo();
    expect(await behind()).toEqual([null, null]);
    expect(await db().neighbours.count()).toBe(0);
  });

  it('keeps a new neighbour whom another listing has come to name', async () => {
    const first = await depositListing({ fields: invented(), neighbour: { new: yvette }, note: '' });
    await depositListing({ fields: invented(), neighbour: { id: first.neighbourId ?? '' }, note: '' });
    await first.undo();
    expect(await db().neighbours.count()).toBe(1);
  });
});

describe('an edit', () => {
  it('stops the contact that its owner no longer agrees to share, and nothing brings it back', async () => {
    const agrees = { purpose: 'share-with-town', channel: 'phone', wording: 'Donner mon numéro' } as const;
    const agreeing = { ...yvette, consents: [...yvette.consents, agrees] };
    const { listingId, neighbourId } = await depositListing({
      fields: invented(),
      neighbour: { new: agreeing },
      note: '',
    });
    const contactToSend = async () => {
      const [entry] = await db().outbox.toArray();
      return entry?.operation.type === 'create' ? entry.operation.fields.contact : undefined;
    };
    await editListing(listingId, { title: 'Courses du jeudi' });
    expect(await contactToSend()).toEqual(invented().contact);

    const person = await db().neighbours.get(neighbourId ?? '');
    const consents = (person?.consents ?? []).map((one) => ({ ...one, withdrawnAt: '2026-11-20T10:00:00.000Z' }));
    await db().neighbours.put({ ...person!, consents });
    const undo = await editListing(listingId, { title: 'Courses du samedi' });
    expect(await contactToSend()).toBeNull();
    await undo();
    expect(await contactToSend()).toBeNull();
  });

  it('is kept locally and waits to be sent', async () => {
    await published();
    await editListing(publishedId, { title: 'Courses du jeudi' });
    expect((await current()).title).toBe('Courses du jeudi');
    expect((await db().outbox.toArray())[0]?.operation).toEqual({
      type: 'update',
      patch: { title: 'Courses du jeudi' },
    });
  });

  it('undone before it was sent, leaves nothing to send', async () => {
    await published();
    const undo = await editListing(publishedId, { title: 'Courses du jeudi' });
    await undo();
    expect((await db().listings.get(publishedId))?.local).toBeNull();
    expect(await db().outbox.count()).toBe(0);
  });

  it('undone after it was sent, sends the reverse', async () => {
    await published();
    const undo = await editListing(publishedId, { title: 'Courses du jeudi' });
    const sent = await current();
    await db().outbox.clear();
    await db().listings.put({
      id: publishedId,
      base: { ...sent, version: 4 },
      local: null,
      etag: '"4"',
      generation: 1,
    });
    await undo();
    expect((await current()).title).toBe('Courses du mardi');
    expect((await db().outbox.toArray())[0]?.operation).toEqual({
      type: 'update',
      patch: { title: 'Courses du mardi' },
    });
  });

  it('undone late, leaves a later edit of the same field alone', async () => {
    await published();
    const undo = await editListing(publishedId, { title: 'Courses du jeudi', urgency: 'high' });
    await editListing(publishedId, { title: 'Courses du samedi' });
    await undo();
    expect(await current()).toMatchObject({ title: 'Courses du samedi', urgency: 'normal' });
  });
});

describe('a change of status', () => {
  it('follows the table of transitions', async () => {
    await published();
    expect((await changeStatus(publishedId, 'matched')).ok).toBe(true);
    expect(await changeStatus(publishedId, 'pending')).toEqual({ ok: false, code: 'transition-refused' });
    expect((await current()).status).toBe('matched');
    expect(await db().outbox.count()).toBe(1);
  });

  it('can be undone while unsent, even where the table has no way back', async () => {
    await published();
    const withdrawn = await withdrawListing(publishedId);
    if (!withdrawn.ok) throw new Error('refused');
    await withdrawn.data();
    expect((await current()).status).toBe('published');
    expect(await db().outbox.count()).toBe(0);
  });

  it('once sent, is not undone around the table', async () => {
    await published();
    const fulfilled = await changeStatus(publishedId, 'fulfilled');
    if (!fulfilled.ok) throw new Error('refused');
    const sent = await current();
    await db().outbox.clear();
    await db().listings.put({
      id: publishedId,
      base: { ...sent, version: 4 },
      local: null,
      etag: '"4"',
      generation: 1,
    });
    await fulfilled.data();
    expect((await current()).status).toBe('fulfilled');
    expect(await db().outbox.count()).toBe(0);
  });
});

it('keeps an audit journal of codes and identifiers alone', async () => {
  const { listingId } = await depositListing({ fields: invented(), neighbour: { new: yvette }, note: 'pommes' });
  await editListing(listingId, { title: 'Marchandeau' });
  const journal = await db().audit.toArray();
  expect(journal.map((entry) => entry.action)).toEqual(['listing-deposited', 'listing-edited']);
  expect(personalWords.filter((word) => asText(journal).includes(word))).toEqual([]);
});

describe('what was undone', () => {
  const turn = async (way: Undo): Promise<Undo> => {
    const turned = await way();
    if (!turned.ok) throw new Error(turned.code);
    return turned.data;
  };

  it('is deposited again, and undone again, whatever the city has of it by then', async () => {
    const { listingId, undo } = await depositListing({ fields: invented(), neighbour: { new: yvette }, note: 'au 3e' });
    const before = await Promise.all(
      [db().listings, db().outbox, db().overlays, db().neighbours].map((t) => t.toArray()),
    );
    const redo = await turn(undo);
    const undoAgain = await turn(redo);
    const tables = [db().listings, db().outbox, db().overlays, db().neighbours];
    expect(await Promise.all(tables.map((table) => table.toArray()))).toEqual(before);
    const local = await current(listingId);
    await db().outbox.clear();
    await db().listings.put({ id: listingId, base: local, local: null, etag: '"1"', generation: 1 });
    await turn(undoAgain);
    expect((await current(listingId)).status).toBe('withdrawn');
  });

  it('is edited again, and undone again, as it is sent', async () => {
    await published();
    const redo = await turn(await editListing(publishedId, { title: 'Courses du jeudi' }));
    const sent = await current();
    await db().listings.put({
      id: publishedId,
      base: { ...sent, version: 4 },
      local: null,
      etag: '"4"',
      generation: 1,
    });
    const undoAgain = await turn(redo);
    expect((await current()).title).toBe('Courses du jeudi');
    await turn(undoAgain);
    expect((await current()).title).toBe('Courses du mardi');
    expect((await db().audit.toArray()).map(({ action }) => action)).toEqual([
      'listing-edited',
      'edit-undone',
      'redone',
      'edit-undone',
    ]);
  });

  it('says why it stays: edited again since, or known to the city, whose rules do not lead back', async () => {
    await published();
    const edited = await editListing(publishedId, { title: 'Courses du jeudi' });
    await editListing(publishedId, { title: 'Courses du samedi' });
    expect(await edited()).toEqual({ ok: false, code: 'changed-since' });
    const fulfilled = await changeStatus(publishedId, 'fulfilled');
    if (!fulfilled.ok) throw new Error('refused');
    const sent = await current();
    await db().outbox.clear();
    await db().listings.put({
      id: publishedId,
      base: { ...sent, version: 4 },
      local: null,
      etag: '"4"',
      generation: 1,
    });
    expect(await fulfilled.data()).toEqual({ ok: false, code: 'sent-since' });
  });
});

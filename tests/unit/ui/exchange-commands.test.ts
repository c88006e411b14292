import { beforeEach, describe, expect, it } from 'vitest';
import { editListing, depositListing } from '../../../renderer/db/listing-commands.ts';
import { closeDatabase, db, openDatabase } from '../../../renderer/db/open-database.ts';
import { type Conflict, currentListing } from '../../../renderer/db/records.ts';
import { decideConflict, openConflicts } from '../../../renderer/sync/conflict-commands.ts';
import { abandonEntry, queueItems, retryEntry } from '../../../renderer/sync/queue-commands.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { forgetEverything } from '../db/fresh-database.ts';
import { invented } from '../db/invented.ts';

const townId = '01900000-0000-7000-8000-000000000001';
const conflictId = '01900000-0000-7000-8000-0000000000c1';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function published(): Promise<void> {
  const base: Listing = {
    ...invented({ status: 'published', title: 'Ce que dit la ville' }),
    id: townId,
    version: 3,
    createdAt: '2020-04-02T09:00:00Z',
    updatedAt: '2020-04-02T09:00:00Z',
  };
  await db().listings.put({ id: townId, base, local: null, etag: '"3"', generation: 1 });
}

async function disagree(change: Partial<Conflict> = {}): Promise<void> {
  await db().conflicts.add({
    id: conflictId,
    listingId: townId,
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
  const record = await db().listings.get(townId);
  return record && currentListing(record).title;
}

async function park(): Promise<string> {
  await editListing(townId, { title: 'Trop long pour la ville' });
  const [entry] = await db().outbox.toArray();
  if (!entry) throw new Error('no entry');
  await db().outbox.put({ ...entry, state: 'parked', attempts: 1, reason: 'invalid', detail: 'title' });
  return entry.id;
}

describe('a disagreement', () => {
  it('is shown with the listing that it is about', async () => {
    await published();
    await disagree();
    expect(await openConflicts()).toMatchObject([{ id: conflictId, title: 'Ce que dit la ville', listed: true }]);
  });

  it('shows what the town says by now, when somebody has changed it again', async () => {
    await published();
    await disagree({ theirs: 'Ce que disait la ville avant', theirsAt: '2020-04-01T09:00:00Z' });
    expect(await openConflicts()).toMatchObject([
      { theirs: 'Ce que dit la ville', theirsAt: '2020-04-02T09:00:00Z', ours: 'Ce que nous disions' },
    ]);
  });

  it('is settled for the town without writing anything', async () => {
    await published();
    await disagree();
    await decideConflict(conflictId, { type: 'theirs' });
    expect(await openConflicts()).toEqual([]);
    expect(await db().outbox.count()).toBe(0);
  });

  it('is settled for this laptop by a new edit, and undone with it', async () => {
    await published();
    await disagree();
    const undo = await decideConflict(conflictId, { type: 'ours' });
    expect(await title()).toBe('Ce que nous disions');
    expect(await db().outbox.count()).toBe(1);
    await undo();
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
    expect(await openConflicts()).toHaveLength(1);
  });

  it('is settled by a third text', async () => {
    await published();
    await disagree();
    await decideConflict(conflictId, { type: 'other', value: 'Ni l’un ni l’autre' });
    expect(await title()).toBe('Ni l’un ni l’autre');
    expect(await db().conflicts.get(conflictId)).toMatchObject({ decision: 'other' });
  });

  it('deposits again what the town has deleted, when the coordinator keeps it', async () => {
    await disagree({ field: 'deleted', theirs: null, ours: { ...invented({ title: 'Gardée' }), id: townId } });
    expect(await openConflicts()).toMatchObject([{ title: 'Gardée', listed: false }]);
    await decideConflict(conflictId, { type: 'ours' });
    const [record] = await db().listings.toArray();
    expect(record && currentListing(record)).toMatchObject({ title: 'Gardée', status: 'pending' });
    expect(record?.id).not.toBe(townId);
  });
});

describe('a change that the town has refused', () => {
  it('leaves again, as new, when it is retried', async () => {
    await published();
    await retryEntry(await park());
    expect(await queueItems()).toMatchObject([
      { entry: { state: 'waiting', attempts: 0, reason: null, detail: null } },
    ]);
  });

  it('is given up: the listing says again what the town says, and undo brings the change back, still set aside', async () => {
    await published();
    const undo = await abandonEntry(await park());
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
    await undo();
    expect(await title()).toBe('Trop long pour la ville');
    expect(await queueItems()).toMatchObject([{ entry: { state: 'parked', reason: 'invalid' } }]);
  });

  it('keeps what was edited meanwhile when giving up is undone', async () => {
    await published();
    const undo = await abandonEntry(await park());
    await editListing(townId, { urgency: 'high' });
    await undo();
    const record = await db().listings.get(townId);
    expect(record && currentListing(record)).toMatchObject({ title: 'Trop long pour la ville', urgency: 'high' });
    expect(await db().outbox.count()).toBe(1);
  });

  it('leaves this laptop with the listing that the town has never seen, and comes back with it', async () => {
    const { listingId } = await depositListing({ fields: invented(), neighbour: null, note: 'au 3e' });
    const [item] = await queueItems();
    const undo = await abandonEntry(item?.entry.id ?? '');
    expect(await db().listings.count()).toBe(0);
    await undo();
    expect(await db().listings.get(listingId)).toBeDefined();
    expect(await db().overlays.get(listingId)).toMatchObject({ note: 'au 3e' });
    expect(await queueItems()).toMatchObject([{ entry: { operation: { type: 'create' } } }]);
  });
});

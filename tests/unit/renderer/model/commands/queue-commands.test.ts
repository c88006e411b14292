import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../../renderer/db/records.ts';
import { depositListing, editListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import { abandonEntry, retryEntry, tickReported } from '../../../../../renderer/model/commands/queue-commands.ts';
import type { Undo } from '../../../../../renderer/model/commands/undo.ts';
import { countParked, queueItems } from '../../../../../renderer/model/queries/queue-items.ts';
import type { Listing } from '../../../../../shared/domain/listing.ts';
import type { Result } from '../../../../../shared/result.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented } from '../../db/invented.ts';

const publishedId = '01900000-0000-7000-8000-000000000001';

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

async function title(): Promise<string | undefined> {
  const record = await db().listings.get(publishedId);
  return record && currentListing(record).title;
}

async function park(): Promise<string> {
  await editListing(publishedId, { title: 'Trop long pour la ville' });
  const [entry] = await db().outbox.toArray();
  if (!entry) throw new Error('no entry');
  await db().outbox.put({ ...entry, state: 'parked', attempts: 1, reason: 'invalid', detail: 'title' });
  return entry.id;
}

async function wayBack(doing: Promise<Result<{ readonly undo: Undo }>>): Promise<Undo> {
  const done = await doing;
  if (!done.ok) throw new Error(done.code);
  return done.data.undo;
}

async function undone(undo: Undo): Promise<Undo> {
  const back = await undo();
  if (!back.ok) throw new Error(back.code);
  return back.data;
}

describe('a change that this token cannot send', () => {
  async function toReport(): Promise<string> {
    const id = await park();
    await db().outbox.update(id, { reason: 'to-report', detail: null });
    return id;
  }

  it('is ticked once it is typed by hand, and stays here as it is until the city shows it', async () => {
    await published();
    const id = await toReport();
    expect(await countParked()).toBe(1);
    await tickReported(id, true);
    expect(await countParked()).toBe(0);
    expect(await title()).toBe('Trop long pour la ville');
    await tickReported(id, false);
    expect(await countParked()).toBe(1);
    expect(await db().outbox.get(id)).not.toHaveProperty('reportedAt');
  });

  it('is as before when a tick is taken back, and ticked again when that is', async () => {
    await published();
    const id = await toReport();
    const before = await db().outbox.get(id);
    const again = await undone(await wayBack(tickReported(id, true)));
    expect(await db().outbox.get(id)).toEqual(before);
    await undone(again);
    expect(await countParked()).toBe(0);
    await undone(await wayBack(tickReported(id, false)));
    expect(await countParked()).toBe(0);
    // The history of the listing tells all of it: also what was taken back.
    const lines = (await db().audit.orderBy('id').toArray()).filter(({ subjectIds }) =>
      subjectIds?.includes(publishedId),
    );
    expect(lines.map(({ action }) => action)).toEqual([
      'listing-edited',
      'change-reported',
      'report-undone',
      'redone',
      'report-undone',
      'change-reported',
    ]);
  });

  it('is found on the platform by what the city calls it', async () => {
    await published();
    await toReport();
    expect(await queueItems()).toMatchObject([{ title: 'Trop long pour la ville', cityTitle: 'Ce que dit la ville' }]);
  });

  it('is to be reported again when it is changed after the tick', async () => {
    await published();
    await tickReported(await toReport(), true);
    await editListing(publishedId, { urgency: 'high' });
    expect(await queueItems()).toMatchObject([{ entry: { state: 'waiting' } }]);
    expect((await queueItems())[0]?.entry).not.toHaveProperty('reportedAt');
  });
});

describe('a change that has left meanwhile', () => {
  it('is neither ticked, nor retried, nor given up', async () => {
    await published();
    const id = await park();
    await db().outbox.update(id, { state: 'sent' });
    const before = await db().outbox.toArray();
    for (const doing of [tickReported(id, true), retryEntry(id), abandonEntry(id), abandonEntry('nothing')])
      expect(await doing).toMatchObject({ ok: false, code: 'gone' });
    expect(await db().outbox.toArray()).toEqual(before);
    expect(await title()).toBe('Trop long pour la ville');
  });
});

describe('a change that the city has refused', () => {
  it('leaves again, as new, when it is retried', async () => {
    await published();
    await retryEntry(await park());
    expect(await queueItems()).toMatchObject([
      { entry: { state: 'waiting', attempts: 0, reason: null, detail: null } },
    ]);
  });

  it('is set aside again when its retry is taken back, unless it has left', async () => {
    await published();
    const id = await park();
    const undo = await wayBack(retryEntry(id));
    const again = await undone(undo);
    expect(await queueItems()).toMatchObject([{ entry: { state: 'parked', attempts: 1, reason: 'invalid' } }]);
    const back = await undone(again);
    expect(await queueItems()).toMatchObject([{ entry: { state: 'waiting', attempts: 0, reason: null } }]);
    await db().outbox.update(id, { state: 'sent' });
    expect(await undo()).toMatchObject({ ok: false, code: 'sent-since' });
    expect((await back()).ok).toBe(false);
    expect(await db().outbox.get(id)).toMatchObject({ state: 'sent' });
  });

  it('leaves again, as another operation, once it is edited again', async () => {
    await published();
    const id = await park();
    expect(await countParked()).toBe(1);
    await editListing(publishedId, { title: 'Plus court' });
    const entries = await db().outbox.toArray();
    expect(entries).toMatchObject([{ state: 'waiting', reason: null, operation: { patch: { title: 'Plus court' } } }]);
    expect(entries[0]?.id).not.toBe(id);
    expect(await countParked()).toBe(0);
  });

  it('is given up: the listing says again what the city says, and undo brings the change back, still set aside', async () => {
    await published();
    const undo = await wayBack(abandonEntry(await park()));
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
    await undone(undo);
    expect(await title()).toBe('Trop long pour la ville');
    expect(await queueItems()).toMatchObject([{ entry: { state: 'parked', reason: 'invalid' } }]);
  });

  it('keeps what was edited meanwhile when giving up is undone', async () => {
    await published();
    const undo = await wayBack(abandonEntry(await park()));
    await editListing(publishedId, { urgency: 'high' });
    await undone(undo);
    const record = await db().listings.get(publishedId);
    expect(record && currentListing(record)).toMatchObject({ title: 'Trop long pour la ville', urgency: 'high' });
    expect(await db().outbox.count()).toBe(1);
  });

  it('keeps the note that was written meanwhile when giving up is undone, and is given up again as before', async () => {
    await published();
    const id = await park();
    const overlay = { listingId: publishedId, neighbourId: null, lastOutcome: null, updatedAt: '2020-04-02T09:00:00Z' };
    await db().overlays.put({ ...overlay, note: 'au 3e' });
    const undo = await wayBack(abandonEntry(id));
    await db().overlays.put({ ...overlay, note: 'au 4e' });
    const again = await undone(undo);
    expect(await db().overlays.get(publishedId)).toMatchObject({ note: 'au 4e' });
    await undone(again);
    expect(await title()).toBe('Ce que dit la ville');
    expect(await db().outbox.count()).toBe(0);
  });

  it('does not bring a listing back that the city has deleted since', async () => {
    await published();
    const undo = await wayBack(abandonEntry(await park()));
    await db().listings.delete(publishedId);
    expect(await undo()).toMatchObject({ ok: false, code: 'changed-since' });
    expect([await db().listings.count(), await db().outbox.count()]).toEqual([0, 0]);
  });

  it('leaves this laptop with the listing that the city has never seen, and comes back with it', async () => {
    const { listingId } = await depositListing({ fields: invented(), neighbour: null, note: 'au 3e' });
    const [item] = await queueItems();
    const undo = await wayBack(abandonEntry(item?.entry.id ?? ''));
    expect(await db().listings.count()).toBe(0);
    await undone(undo);
    expect(await db().listings.get(listingId)).toBeDefined();
    expect(await db().overlays.get(listingId)).toMatchObject({ note: 'au 3e' });
    expect(await queueItems()).toMatchObject([{ entry: { operation: { type: 'create' } } }]);
  });
});

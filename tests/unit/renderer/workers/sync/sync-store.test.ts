import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, damagedRows, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { createSyncStore } from '../../../../../renderer/workers/sync/sync-store.ts';
import { applyCityItems } from '../../../../../shared/sync/apply-city-items.ts';
import type { ListingRecord } from '../../../../../shared/sync/records.ts';
import { inventListings } from '../../../../fixtures/cachan-listings.ts';
import { forgetEverything, rawContent, rawPut } from '../../db/fresh-database.ts';

const [old, met, fresh, own] = inventListings(4, 7, new Date('2026-11-02T09:00:00Z'));

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(7));
});

function row(base: NonNullable<typeof old>, generation: number): ListingRecord {
  return { id: base.id, base, local: null, etag: '"1"', generation };
}

describe('what the city has not shown in a full pass', () => {
  it('is what it had shown before, and neither what it shows now nor what it has never seen', async () => {
    if (!old || !met || !fresh || !own) throw new Error('four were invented');
    const store = createSyncStore(db());
    await store.transact((transaction) =>
      transaction.putListings([
        row(old, 1),
        row(fresh, 2),
        { id: own.id, base: null, local: own, etag: null, generation: 0 },
      ]),
    );
    expect(await store.transact((transaction) => transaction.idsNotSeenSince(2, () => false))).toEqual([old.id]);
  });

  it('is found without opening the rows that were just written', async () => {
    if (!old || !met) throw new Error('four were invented');
    const store = createSyncStore(db());
    await store.transact((transaction) => transaction.putListings([row(old, 1), row(met, 2)]));
    const stored = (await rawContent('palier')).find(({ key }) => key === met.id)?.value as { sealed: Uint8Array };
    await rawPut('palier', 'listings', { ...stored, sealed: stored.sealed.slice(0, 30) });

    const isMet = (id: string) => id === met.id;
    expect(await store.transact((transaction) => transaction.idsNotSeenSince(2, isMet))).toEqual([old.id]);
    expect(damagedRows()).toEqual([]);
  });
});

it('has what the city shows in place of a row whose seal is broken', async () => {
  const listings = inventListings(20, 7, new Date('2026-11-02T09:00:00Z'));
  const [first] = listings;
  if (!first) throw new Error('twenty were invented');
  const store = createSyncStore(db());
  await store.transact((transaction) => transaction.addListings(listings.map((listing) => row(listing, 1))));
  for (const { key, value } of (await rawContent('palier')).filter(({ table }) => table === 'packs')) {
    const box = value as Uint8Array;
    box[60] = (box[60] ?? 0) ^ 1;
    await rawPut('palier', 'packs', box, key);
  }
  expect(await db().listings.bulkGet([first.id])).toEqual([undefined]);

  const again = { ...first, version: first.version + 1 };
  await store.transact((transaction) =>
    applyCityItems(transaction, [again], {
      generation: 1,
      etagOf: ({ version }) => `"${version}"`,
      newId: () => 'conflict',
      now: () => '2026-11-02T10:00:00Z',
      restored: false,
      seen: new Map(),
      mayExist: () => true,
    }),
  );
  expect(await db().listings.get(first.id)).toMatchObject({ base: again });
  expect(await db().listings.count()).toBe(20);
});

describe('a sync state that was lost', () => {
  it('has everything fetched once more, under a generation that no listing has yet', async () => {
    if (!old || !met || !own) throw new Error('four were invented');
    const store = createSyncStore(db());
    await store.transact((transaction) =>
      transaction.putListings([
        row(old, 4),
        row(met, 6),
        { id: own.id, base: null, local: own, etag: null, generation: 9 },
      ]),
    );
    await db().settings.put({ key: 'sync-state', value: 'half of it' });
    expect(await store.transact((transaction) => transaction.state())).toEqual({
      cursor: null,
      generation: 7,
      fullPass: 'again',
      halted: false,
    });
  });

  it('is not looked for where the city has shown nothing yet', async () => {
    if (!own) throw new Error('four were invented');
    const store = createSyncStore(db());
    await store.transact((transaction) =>
      transaction.putListings([{ id: own.id, base: null, local: own, etag: null, generation: 0 }]),
    );
    expect(await store.transact((transaction) => transaction.state())).toBeNull();
  });
});

import Dexie from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { PalierDatabase } from '../../../renderer/db/database.ts';
import { packSize } from '../../../renderer/db/pack-rows.ts';
import type { ListingRecord } from '../../../shared/sync/records.ts';
import { forgetEverything, rawContent, rawPut } from './fresh-database.ts';

const key = () => new Uint8Array(32).fill(7);
let database: PalierDatabase;

beforeEach(async () => {
  forgetEverything();
  database = new PalierDatabase(key());
  await database.open();
});

const idOf = (number: number) => `id-${String(number).padStart(3, '0')}`;
const row = (number: number, generation = 0): ListingRecord => ({
  id: idOf(number),
  base: null,
  local: null,
  etag: null,
  generation,
});
const rows = (count: number, first = 0) => Array.from({ length: count }, (_, index) => row(first + index));
interface StoredPack {
  readonly pack: number;
  readonly clear: readonly { readonly id: string }[];
  readonly sealed: Uint8Array;
  readonly ends: readonly number[];
}
const onDisk = async () => {
  const content = await rawContent('palier');
  const inTable = (name: string) => content.filter(({ table }) => table === name).map(({ value }) => value);
  return {
    loose: inTable('listings') as { id: string }[],
    packs: inTable('listingPacks') as StoredPack[],
    packed: inTable('packedListings') as { pack: number; ids: string[] }[],
  };
};

/** Each row in one place, and packs that hold what is said of them. */
async function expectTidy(): Promise<void> {
  const { loose, packs, packed } = await onDisk();
  const places = [...loose, ...packs.flatMap((pack) => pack.clear)].map(({ id }) => id);
  expect(new Set(places).size).toBe(places.length);
  expect(packed).toEqual(packs.map(({ pack, clear }) => ({ pack, ids: clear.map(({ id }) => id) })));
  expect(packs.every((pack) => pack.clear.length > 0)).toBe(true);
}

/** What is done to the listings, on the packed table and on a plain one alike. */
type Deed = (table: PalierDatabase['listings']) => Promise<unknown>;

const number = fc.integer({ min: 0, max: 119 });
const numbers = fc.uniqueArray(number, { maxLength: 40 });
const generation = fc.integer({ min: 1, max: 9 });

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  // Of those that are not there yet, as a first fetch does.
  fc.tuple(number, fc.integer({ min: 1, max: 60 })).map(([first, count]): Deed => async (table) => {
    const known = new Set(await table.toCollection().primaryKeys());
    const fresh = rows(count, first).filter(({ id }) => !known.has(id));
    return await table.bulkAdd(fresh).then(() => fresh.length);
  }),
  fc.tuple(numbers, generation).map(
    ([some, turn]): Deed =>
      (table) =>
        table.bulkPut(some.map((one) => row(one, turn))),
  ),
  fc.tuple(number, generation).map(
    ([one, turn]): Deed =>
      (table) =>
        table.put(row(one, turn)),
  ),
  numbers.map(
    (some): Deed =>
      (table) =>
        table.bulkDelete(some.map(idOf)),
  ),
  number.map(
    (one): Deed =>
      (table) =>
        table.delete(idOf(one)),
  ),
  number.map(
    (one): Deed =>
      (table) =>
        table.add(row(one)).catch((error: Error) => error.name),
  ),
  fc.tuple(number, number).map(
    ([low, high]): Deed =>
      (table) =>
        table.where('id').between(idOf(low), idOf(high)).delete(),
  ),
  fc.constant<Deed>((table) => table.clear()),
  fc.tuple(number, generation).map(
    ([one, turn]): Deed =>
      (table) =>
        table.update(idOf(one), { generation: turn }),
  ),
  // Several at once within one transaction, and read before they have ended.
  fc.tuple(numbers, numbers, numbers, generation, fc.boolean()).map(
    ([some, others, gone, turn, fails]): Deed =>
      (table) =>
        table.db
          .transaction('rw', table, async () => {
            const fresh = (await table.get(idOf(200))) ? [] : rows(40, 200);
            const [, , , found] = await Promise.all([
              table.bulkAdd(fresh),
              table.bulkPut(some.map((one) => row(one, turn))),
              table.bulkPut([...others, 203].map((one) => row(one, turn + 1))),
              table.bulkGet([...others, 203, 210].map(idOf)),
              table.bulkDelete([...gone, 215].map(idOf)),
            ]);
            if (fails) throw new Error('taken back');
            return found;
          })
          .catch((error: Error) => error.message),
  ),
);

const readings: readonly ((table: PalierDatabase['listings'], one: string, other: string) => Promise<unknown>)[] = [
  (table) => table.toArray(),
  (table) => table.count(),
  (table) => table.toCollection().primaryKeys(),
  (table) => table.orderBy('id').reverse().limit(7).toArray(),
  (table) => table.orderBy('id').limit(20).primaryKeys(),
  (table) => table.orderBy('id').reverse().primaryKeys(),
  (table, one) => table.get(one),
  (table, one, other) => table.bulkGet([other, one, 'nobody', one]),
  (table, one) => table.where('id').below(one).primaryKeys(),
  (table, one) => table.where('id').above(one).limit(3).toArray(),
  (table, one) => table.where('id').aboveOrEqual(one).count(),
  (table, one, other) => table.where('id').between(one, other, true, true).toArray(),
  (table, one, other) => table.where('id').between(one, other, false, false).reverse().toArray(),
  (table, one) => table.where('id').equals(one).toArray(),
  (table) => table.where('id').startsWith('id-04').toArray(),
  // With a cursor:
  (table, one, other) => table.where('id').between(other, one).toArray(),
  (table, one, other) => table.where('id').anyOf(other, 'id-0405', one).toArray(),
  (table, one, other) => table.where('id').anyOf(one, other).reverse().primaryKeys(),
  (table) => table.filter(({ generation }) => generation > 3).keys(),
  (table) => table.toCollection().offset(5).limit(9).toArray(),
  (table) => table.orderBy('id').reverse().offset(2).first(),
  (table) =>
    table
      .orderBy('id')
      .until(({ generation }) => generation > 4, true)
      .toArray(),
  async (table) => {
    const seen: string[] = [];
    await table.each(({ id }) => seen.push(id));
    return seen;
  },
  (table) =>
    table
      .each(() => {
        throw new Error('enough');
      })
      .catch((error: Error) => error.message),
];

describe('listings in packs', () => {
  it('are what a plain table would hold, whatever is done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(deeds, number, number), { minLength: 1, maxLength: 12 }), async (done) => {
        const plain = new Dexie('plain') as PalierDatabase;
        plain.version(1).stores({ listings: 'id' });
        await Promise.all([database.listings.clear(), plain.listings.clear()]);
        for (const [deed, one, other] of done) {
          expect(await deed(database.listings)).toEqual(await deed(plain.listings));
          const [low, high] = [Math.min(one, other), Math.max(one, other) + 1].map(idOf) as [string, string];
          for (const reading of readings)
            expect(await reading(database.listings, low, high), String(reading)).toEqual(
              await reading(plain.listings, low, high),
            );
        }
        await expectTidy();
        plain.close();
      }),
      { numRuns: 60 },
    );
  });

  it('lie together when they come many at a time, and are changed where they lie', async () => {
    await database.listings.bulkAdd(rows(2 * packSize + 3));
    expect((await onDisk()).packs.map((pack) => pack.clear.length)).toEqual([packSize, packSize, 3]);
    expect((await onDisk()).loose).toEqual([]);

    await database.listings.bulkPut([row(3, 5), row(packSize, 5), row(60, 5)]);
    const { loose, packs } = await onDisk();
    expect(loose.map(({ id }) => id)).toEqual([idOf(60)]);
    expect(packs).toHaveLength(3);
    expect((await database.listings.bulkGet([idOf(3), idOf(packSize)])).map((one) => one?.generation)).toEqual([5, 5]);
  });

  it('leave no trace in their pack when they are deleted', async () => {
    await database.listings.bulkAdd(rows(packSize + 2));
    await database.listings.bulkDelete([0, packSize, packSize + 1].map(idOf));
    const { packs } = await onDisk();
    expect(packs.map((pack) => pack.clear.map(({ id }) => id))).toEqual([rows(packSize - 1, 1).map(({ id }) => id)]);
    await expectTidy();
  });

  it.each([
    ['in a pack', (some: ListingRecord[]) => database.listings.bulkAdd(some)],
    ['by itself', (some: ListingRecord[]) => database.listings.bulkPut(some)],
  ])('are not added where one is there already, %s, and nothing of it stays', async (_where, write) => {
    await write(rows(packSize));
    const failing = database.transaction('rw', database.listings, () =>
      database.listings.bulkAdd(rows(30, packSize - 1)),
    );
    await expect(failing).rejects.toThrow();
    expect(await database.listings.count()).toBe(packSize);
    await expectTidy();
  });

  it('of a laptop that kept them one by one are found where they are', async () => {
    database.close();
    forgetEverything();
    const before = new PalierDatabase(key());
    await before.listings.bulkPut(rows(20));
    before.close();
    await asItWasBeforePacks();

    database = new PalierDatabase(key());
    expect(await database.listings.toArray()).toEqual(rows(20));
    await database.listings.bulkAdd(rows(20, 20));
    expect(await database.listings.count()).toBe(40);
    expect((await onDisk()).loose).toHaveLength(20);
  });

  it('are found and changed in packs that hold an array for each row, as the first ones did', async () => {
    await database.listings.bulkAdd(rows(20));
    for (const { pack, clear, sealed, ends } of (await onDisk()).packs)
      await rawPut('palier', 'listingPacks', {
        pack,
        rows: clear.map((shown, index) => ({ ...shown, sealed: sealed.slice(ends[index - 1] ?? 0, ends[index]) })),
      });

    expect(await database.listings.toArray()).toEqual(rows(20));
    await database.listings.bulkPut(rows(20).map(({ id }) => ({ ...row(0, 2), id })));
    expect((await database.listings.get(idOf(9)))?.generation).toBe(2);
    await expectTidy();
  });

  it('of which one is damaged are shown without it', async () => {
    await database.listings.bulkAdd(rows(20));
    const [pack] = (await onDisk()).packs;
    const start = pack?.ends[3];
    if (!pack || start === undefined) throw new Error('five rows are in it');
    pack.sealed[start + 40] = (pack.sealed[start + 40] ?? 0) ^ 1;
    await rawPut('palier', 'listingPacks', pack);
    expect((await database.listings.toArray()).map(({ id }) => id)).toEqual(
      rows(20)
        .map(({ id }) => id)
        .filter((id) => id !== idOf(4)),
    );
  });
});

/** Rows that an earlier Palier has written, in its database of one version less. */
async function asItWasBeforePacks(): Promise<void> {
  const kept = (await rawContent('palier')).filter(({ table }) => table === 'listings').map(({ value }) => value);
  forgetEverything();
  const earlier = new Dexie('palier');
  earlier.version(1).stores({ listings: 'id', settings: 'key' });
  await earlier.table('listings').bulkPut(kept);
  earlier.close();
}

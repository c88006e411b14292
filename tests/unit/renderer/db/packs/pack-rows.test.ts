import Dexie from 'dexie';
import fc from '../../../../properties.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { PalierDatabase } from '../../../../../renderer/db/database.ts';
import { groupSize } from '../../../../../renderer/db/packs/pack-layout.ts';
import { createSealer } from '../../../../../renderer/db/seal/seal-row.ts';
import type { DamagedRow } from '../../../../../renderer/db/seal/seal-tables.ts';
import type { ListingRecord } from '../../../../../shared/sync/records.ts';
import { forgetEverything, rawContent, rawPut } from '../fresh-database.ts';

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
interface StoredGroup {
  readonly group: number;
  readonly ids: readonly string[];
  readonly packs: readonly number[];
}

/** What the browser keeps, packs opened: the identifiers that each one holds. */
async function onDisk() {
  const content = await rawContent('palier');
  const inTable = (name: string) => content.filter(({ table }) => table === name);
  const packs = inTable('packs').map(({ key, value }) => ({ pack: key as number, sealed: value as Uint8Array }));
  const open = createSealer(key()).openAll('packs', 'pack', packs, () => undefined) as { rows: ListingRecord[] }[];
  return {
    loose: inTable('listings').map(({ value }) => value) as { id: string }[],
    packs: packs.map(({ pack }, index) => ({ pack, ids: open[index]?.rows.map(({ id }) => id) })),
    groups: inTable('packIds').map(({ value }) => value) as StoredGroup[],
  };
}

/** Each row in one place, and packs that hold what is said of them. */
async function expectTidy(): Promise<void> {
  const { loose, packs, groups } = await onDisk();
  const places = [...loose.map(({ id }) => id), ...packs.flatMap(({ ids }) => ids)];
  expect(new Set(places).size).toBe(places.length);
  const said = new Map<number, string[]>();
  for (const { ids, packs } of groups)
    ids.forEach((id, index) => said.set(packs[index] ?? -1, [...(said.get(packs[index] ?? -1) ?? []), id]));
  expect(Array.from(said, ([pack, ids]) => ({ pack, ids }))).toEqual(packs);
  expect(groups.every(({ ids }) => ids.length > 0)).toBe(true);
}

/** Turns one bit of a pack, as a failing disk does. */
async function damage(pack: number): Promise<void> {
  const stored = (await rawContent('palier')).find(({ table, key }) => table === 'packs' && key === pack);
  const box = stored?.value as Uint8Array;
  box[60] = (box[60] ?? 0) ^ 1;
  await rawPut('palier', 'packs', box, pack);
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
    await database.listings.bulkAdd(rows(groupSize + 11));
    const lengths = (await onDisk()).packs.map(({ ids }) => ids?.length);
    expect(lengths).toEqual([8, 8, 8, 8, 8, 8, 8, 3]);
    expect((await onDisk()).groups.map(({ ids }) => ids.length)).toEqual([groupSize, 11]);
    expect((await onDisk()).loose).toEqual([]);

    await database.listings.bulkPut([row(3, 5), row(groupSize, 5), row(100, 5)]);
    const { loose, packs } = await onDisk();
    expect(loose.map(({ id }) => id)).toEqual([idOf(100)]);
    expect(packs).toHaveLength(8);
    const changed = await database.listings.bulkGet([idOf(3), idOf(groupSize)]);
    expect(changed.map((one) => one?.generation)).toEqual([5, 5]);
  });

  it('leave no trace in their pack when they are deleted', async () => {
    await database.listings.bulkAdd(rows(10));
    await database.listings.bulkDelete([0, 8, 9].map(idOf));
    const { packs } = await onDisk();
    expect(packs).toEqual([{ pack: 0, ids: rows(7, 1).map(({ id }) => id) }]);
    await expectTidy();
    await database.listings.bulkDelete(rows(7, 1).map(({ id }) => id));
    expect(await onDisk()).toEqual({ loose: [], packs: [], groups: [] });
  });

  it.each([
    ['in a pack', (some: ListingRecord[]) => database.listings.bulkAdd(some)],
    ['by itself', (some: ListingRecord[]) => database.listings.bulkPut(some)],
  ])('are not added where one is there already, %s, and nothing of it stays', async (_where, write) => {
    await write(rows(8));
    const failing = database.transaction('rw', database.listings, () => database.listings.bulkAdd(rows(30, 7)));
    await expect(failing).rejects.toThrow();
    expect(await database.listings.count()).toBe(8);
    await expectTidy();
  });

  it.each<[string, (boxes: Box[]) => Promise<void>]>([
    ['one by one', (boxes) => asEarlier(1, { listings: boxes })],
    [
      'in packs with an array for each row',
      (boxes) =>
        asEarlier(2, {
          listings: boxes.slice(12),
          listingPacks: [
            { pack: 1, rows: boxes.slice(0, 8) },
            { pack: 2, rows: boxes.slice(8, 12) },
          ],
        }),
    ],
    [
      'in packs of one array',
      (boxes) => asEarlier(2, { listings: boxes.slice(8), listingPacks: [inOneArray(boxes.slice(0, 8))] }),
    ],
  ])('of a laptop that kept them %s are found, and changed', async (_how, keepEarlier) => {
    database.close();
    forgetEverything();
    const before = new PalierDatabase(key());
    await before.listings.bulkPut(rows(20));
    before.close();
    const boxes = (await rawContent('palier')).filter(({ table }) => table === 'listings');
    forgetEverything();
    await keepEarlier(boxes.map(({ value }) => value as Box));

    // The first to open it may be a worker without the key.
    const keyless = new PalierDatabase();
    await keyless.open();
    keyless.close();
    database = new PalierDatabase(key());
    expect(await database.listings.toArray()).toEqual(rows(20));
    await database.listings.bulkAdd(rows(20, 20));
    await database.listings.bulkPut([row(3, 2), row(9, 2)]);
    expect((await database.listings.bulkGet([3, 9].map(idOf))).map((one) => one?.generation)).toEqual([2, 2]);
    expect(await database.listings.count()).toBe(40);
    expect((await onDisk()).loose).toHaveLength(20);
    await expectTidy();
  });

  describe('of which one pack is damaged', () => {
    const lost = rows(8, 8).map(({ id }) => id);
    const others = [...rows(8), ...rows(4, 16)];
    let said: DamagedRow[];

    beforeEach(async () => {
      await database.listings.bulkAdd(rows(20));
      database.close();
      await damage(1);
      said = [];
      database = new PalierDatabase(key(), (row) => said.push(row));
    });

    it('are shown without its rows, which are named, and refused when asked for alone', async () => {
      expect(await database.listings.toArray()).toEqual(others);
      expect(said).toEqual(lost.map((key) => ({ table: 'listings', key })));
      expect(await database.listings.bulkGet([idOf(9), idOf(1)])).toEqual([undefined, row(1)]);
      expect(await database.listings.orderBy('id').reverse().limit(6).toArray()).toEqual(rows(4, 16).reverse());
      await expect(database.listings.get(idOf(9))).rejects.toMatchObject({ table: 'listings', key: idOf(9) });
      expect(await database.listings.count()).toBe(20);
      expect(await database.listings.toCollection().primaryKeys()).toHaveLength(20);
    });

    it('are whole again once each has been put, and the damaged pack is gone', async () => {
      await database.listings.bulkPut(rows(5, 8));
      expect((await onDisk()).packs.map(({ pack }) => pack)).toEqual([0, 1, 2]);
      await database.listings.bulkPut(rows(3, 13));
      expect(await database.listings.toArray()).toEqual(rows(20));
      expect((await onDisk()).packs.map(({ pack }) => pack)).toEqual([0, 2]);
      await expectTidy();
    });

    it('lose the damaged ones like the others when they are deleted', async () => {
      await database.listings.bulkDelete([...lost, idOf(0)]);
      expect(await database.listings.toArray()).toEqual(others.slice(1));
      await expectTidy();
    });

    it('and when a pack is put in the place of another', async () => {
      const packs = (await rawContent('palier')).filter(({ table }) => table === 'packs');
      await rawPut('palier', 'packs', packs[0]?.value, 2);
      expect(await database.listings.toArray()).toEqual(rows(8));
    });
  });
});

interface Box {
  readonly id: string;
  readonly sealed: Uint8Array;
}

function inOneArray(boxes: readonly Box[]) {
  const ends = boxes.map((_, index) => boxes.slice(0, index + 1).reduce((sum, { sealed }) => sum + sealed.length, 0));
  const sealed = Buffer.concat(boxes.map((box) => box.sealed));
  return { pack: 1, clear: boxes.map(({ id }) => ({ id })), sealed: new Uint8Array(sealed), ends };
}

/** What an earlier Palier has written, in its database of that version. */
async function asEarlier(version: 1 | 2, content: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  const earlier = new Dexie('palier');
  earlier.version(1).stores({ listings: 'id', settings: 'key' });
  if (version === 2) earlier.version(2).stores({ listingPacks: 'pack', packedListings: 'pack, &*ids' });
  await earlier.open();
  for (const [table, rows] of Object.entries(content)) await earlier.table(table).bulkPut([...rows]);
  earlier.close();
}

/** Rows of a pack. With more, each change would open and seal more; with fewer, a first fetch would write more records. */
export const packSize = 8;
/** Packs whose identifiers lie in one record. */
export const packsOfGroup = 6;
/** Rows that share one record of identifiers. */
export const groupSize = packsOfGroup * packSize;

export type Row = Readonly<Record<string, unknown>>;

/** Sealed as one: IndexedDB takes its time for each record, hardly for its bytes, and so does the seal. */
export interface Pack {
  readonly pack: number;
  readonly rows: readonly Row[];
}

/** What some packs hold, in a record of `packIds`, so that keys are found and counted without opening a row. */
export interface Group {
  readonly group: number;
  readonly ids: readonly string[];
  /** The pack of each identifier, in the same order. */
  readonly packs: readonly number[];
}

/** New rows as packs and what is said of them; `firstGroup`: the first number that no group has. */
export function layOut(
  rows: readonly Row[],
  firstGroup: number,
  idOf: (row: Row) => string,
): { readonly packs: Pack[]; readonly groups: Group[] } {
  const packs: Pack[] = [];
  const groups = Array.from(slices(rows, groupSize), (slice, index): Group => {
    const group = firstGroup + index;
    const first = group * packsOfGroup;
    packs.push(...Array.from(slices(slice, packSize), (rows, index) => ({ pack: first + index, rows })));
    return {
      group,
      ids: slice.map(idOf),
      packs: slice.map((_, index) => first + Math.floor(index / packSize)),
    };
  });
  return { packs, groups };
}

/** What is left to say of these packs without the rows that go, and the packs that hold none any more. */
export function without(
  before: readonly Group[],
  gone: ReadonlySet<string>,
): { readonly left: Group[]; readonly emptyPacks: number[] } {
  const left = before.map(({ group, ids, packs }): Group => ({
    group,
    ids: ids.filter((id) => !gone.has(id)),
    packs: packs.filter((_, index) => !gone.has(ids[index] ?? '')),
  }));
  const held = new Set(left.flatMap(({ packs }) => packs));
  return { left, emptyPacks: unique(before.flatMap(({ packs }) => packs)).filter((pack) => !held.has(pack)) };
}

export function* slices<One>(rows: readonly One[], size: number): Iterable<readonly One[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

export function unique<One>(some: readonly One[]): One[] {
  return [...new Set(some)];
}

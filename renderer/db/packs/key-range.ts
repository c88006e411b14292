import { cmp, type DBCoreKeyRange } from 'dexie';

/** Dexie’s numbers for kinds of ranges. */
const kinds = { equal: 1, any: 3, never: 4 } as const;

export const everything = { type: kinds.any, lower: undefined, upper: undefined } satisfies DBCoreKeyRange;

export function exactly(id: string): DBCoreKeyRange {
  return { type: kinds.equal, lower: id, upper: id };
}

export function isEverything({ type }: DBCoreKeyRange): boolean {
  return type === kinds.any;
}

export function isNothing({ type }: DBCoreKeyRange): boolean {
  return type === kinds.never;
}

export function isInRange(id: string, { lower, lowerOpen, upper, upperOpen }: DBCoreKeyRange): boolean {
  const above = lower === undefined ? 1 : cmp(id, lower);
  const below = upper === undefined ? -1 : cmp(id, upper);
  return (lowerOpen ? above > 0 : above >= 0) && (upperOpen ? below < 0 : below <= 0);
}

import { knownCategories } from '../../../shared/domain/category.ts';
import { listingStatuses } from '../../../shared/domain/listing.ts';
import type { DeskEntry } from './desk-entry.ts';
import type { DeskSortKey } from './desk-query.ts';

type Compare = (a: DeskEntry, b: DeskEntry) => number;
export type CompareSlots = (a: number, b: number) => number;

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** What is empty goes last, whichever the direction. */
const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '');
const categoryRank = new Map<string, number>(knownCategories.map((category, rank) => [category, rank]));
const rankOf = (category: string): number => categoryRank.get(category) ?? knownCategories.length;
const statusRank = new Map<string, number>(listingStatuses.map((status, rank) => [status, rank]));

/** Ties: the newest first, then by identifier, so that an order is total and pages never overlap. */
export function comparison(by: DeskSortKey, direction: 'up' | 'down'): Compare {
  const sign = direction === 'up' ? 1 : -1;
  const tie: Compare = (a, b) => b.row.since - a.row.since || byText(a.row.id, b.row.id);
  switch (by) {
    case 'title':
      return (a, b) => sign * byText(a.sortTitle, b.sortTitle) || tie(a, b);
    case 'person':
      return (a, b) => emptyLast(a.sortPerson, b.sortPerson) || sign * byText(a.sortPerson, b.sortPerson) || tie(a, b);
    case 'quartier':
      return (a, b) =>
        emptyLast(a.sortQuartier, b.sortQuartier) || sign * byText(a.sortQuartier, b.sortQuartier) || tie(a, b);
    case 'status':
      return (a, b) => sign * ((statusRank.get(a.row.status) ?? 0) - (statusRank.get(b.row.status) ?? 0)) || tie(a, b);
    case 'category':
      return (a, b) =>
        sign * (rankOf(a.row.category) - rankOf(b.row.category) || byText(a.row.category, b.row.category)) || tie(a, b);
    default:
      return (a, b) => sign * (a.row.since - b.row.since) || byText(a.row.id, b.row.id);
  }
}

/** An order, and slots that are not in it: where each of those belongs is looked for, the others are only moved. */
export function merged(order: Int32Array, fresh: readonly number[], compare: CompareSlots): Int32Array {
  const all = new Int32Array(order.length + fresh.length);
  let from = 0;
  fresh.toSorted(compare).forEach((slot, n) => {
    const to = placeOf(slot, order, from, compare);
    all.set(order.subarray(from, to), from + n);
    all[to + n] = slot;
    from = to;
  });
  all.set(order.subarray(from), from + fresh.length);
  return all;
}

/** How many of an order come before, when the first `low` are known to. */
function placeOf(slot: number, order: Int32Array, low: number, compare: CompareSlots): number {
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] ?? 0, slot) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

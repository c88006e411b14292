import { type DoorHours, rungAt } from './door-hours.ts';
import { heldKarpLimit } from './held-karp.ts';
import type { PlaceCosts } from './place-costs.ts';
import { metresPerMinute, minutesPerDoor } from './round-minutes.ts';
import { descendOverRanks } from './rank-moves.ts';

/** A spot to stop at: a door, or the doors of one building that share their hours. */
export interface TimedPlace {
  readonly hours: DoorHours | null;
  readonly doors: number;
  readonly locked: boolean;
}

/** What a door reached too late costs, in minutes: more than any detour is worth. */
const tooLate = 100_000;

/**
 * Order of places of which some can be visited at certain hours only: as few doors as possible too late, then
 * the earliest end. Proven to twelve unlocked places where all can be on time (dynamic programming over sets,
 * as Held and Karp, on the earliest time instead of the length); beyond, a descent from the orders given.
 */
export function orderByHours(
  places: readonly TimedPlace[],
  costs: PlaceCosts,
  startMinute: number,
  candidates: readonly (readonly number[])[],
): { order: number[]; exact: boolean } {
  const n = places.length;
  if (n <= heldKarpLimit && places.every(({ locked }) => !locked)) {
    const order = earliestEnd(places, costs, startMinute);
    if (order) return { order, exact: true };
  }
  const free = places.flatMap((place, rank) => (place.locked ? [] : [rank]));
  const price = (order: readonly number[]): number => priceOf(order, places, costs, startMinute);
  let best: number[] = [];
  let least = Infinity;
  for (const candidate of [...candidates, byClosing(candidates[0] ?? [], places, free)]) {
    const order = [...candidate];
    descendOverRanks(order, free, () => price(order));
    const found = price(order);
    if (found < least) [best, least] = [order, found];
  }
  return { order: best, exact: false };
}

/** Those that close first, first; the others in between as they were, locked ones at their rank. */
function byClosing(order: readonly number[], places: readonly TimedPlace[], free: readonly number[]): number[] {
  const closing = (at: number): number => places[at]?.hours?.to ?? 24 * 60;
  const sorted = free.map((rank) => order[rank]!).sort((a, b) => closing(a) - closing(b));
  const result = [...order];
  free.forEach((rank, i) => (result[rank] = sorted[i]!));
  return result;
}

function priceOf(
  order: readonly number[],
  places: readonly TimedPlace[],
  { matrix, first, last }: PlaceCosts,
  startMinute: number,
): number {
  const n = places.length;
  let now = startMinute;
  let price = 0;
  let walked = 0;
  for (let rank = 0; rank < n; rank++) {
    const here = order[rank]!;
    const metres = rank === 0 ? first[here]! : matrix[order[rank - 1]! * n + here]!;
    walked += metres;
    now += metres / metresPerMinute;
    const opened = rungAt(places[here]!.hours, now);
    if (opened === Infinity) price += tooLate * places[here]!.doors;
    else now = opened;
    now += places[here]!.doors * minutesPerDoor;
  }
  const home = n === 0 ? 0 : last[order[n - 1]!]!;
  // Of two that end at the same time, the shorter walk.
  return price + now + home / metresPerMinute + (walked + home) * 1e-6;
}

/** The order that ends first with nobody too late; `null` when there is none. */
function earliestEnd(places: readonly TimedPlace[], costs: PlaceCosts, startMinute: number): number[] | null {
  const n = places.length;
  if (n === 0) return [];
  const { matrix, first, last } = costs;
  const sets = 1 << n;
  const left = new Float64Array(sets * n).fill(Infinity);
  const from = new Int8Array(sets * n).fill(-1);
  const leaves = (at: number, arrival: number): number =>
    rungAt(places[at]!.hours, arrival) + places[at]!.doors * minutesPerDoor;
  for (let at = 0; at < n; at++) left[(1 << at) * n + at] = leaves(at, startMinute + first[at]! / metresPerMinute);
  for (let set = 1; set < sets; set++)
    for (let at = 0; at < n; at++) {
      const now = left[set * n + at]!;
      if (now === Infinity) continue;
      for (let next = 0; next < n; next++) {
        if (set & (1 << next)) continue;
        const cell = (set | (1 << next)) * n + next;
        const then = leaves(next, now + matrix[at * n + next]! / metresPerMinute);
        if (then < left[cell]!) {
          left[cell] = then;
          from[cell] = at;
        }
      }
    }
  let end = -1;
  let earliest = Infinity;
  for (let at = 0; at < n; at++) {
    const total = left[(sets - 1) * n + at]! + last[at]! / metresPerMinute;
    if (total < earliest) [end, earliest] = [at, total];
  }
  if (end < 0) return null;
  const order: number[] = [];
  for (let set = sets - 1, at = end; set > 0;) {
    order.unshift(at);
    const before = from[set * n + at]!;
    set &= ~(1 << at);
    at = before;
  }
  return order;
}

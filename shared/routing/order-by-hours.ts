import type { DoorHours } from './door-hours.ts';
import { bitCount, heldKarpLimit } from './held-karp.ts';
import type { PlaceCosts } from './place-costs.ts';
import { metresPerMinute, minutesPerDoor } from './round-minutes.ts';
import { descendOverRanks } from './descend-over-ranks.ts';

/** A spot to stop at: a door, or the doors of one building that share their hours. */
export interface TimedPlace {
  readonly hours: DoorHours | null;
  readonly doors: number;
  readonly locked: boolean;
}

/** What a door reached too late costs, in minutes: more than any detour is worth. */
const tooLate = 100_000;
/** Of two that end at the same time, the shorter walk. */
const perMetre = 1e-9;

/**
 * Order of places of which some can be visited at certain hours only: as few doors as possible too late, then
 * the earliest end; locked places keep their rank. Proven to twelve places; beyond, a descent from the orders given.
 */
export function orderByHours(
  places: readonly TimedPlace[],
  costs: PlaceCosts,
  startMinute: number,
  candidates: readonly (readonly number[])[],
): { order: number[]; exact: boolean } {
  const free = places.flatMap((place, rank) => (place.locked ? [] : [rank]));
  const walk = new TimedWalk(places, costs, startMinute);
  let best: number[] = [];
  let least = Infinity;
  for (const candidate of [...candidates, byClosing(candidates[0] ?? [], places, free)]) {
    const order = [...candidate];
    walk.settle(order);
    descendOverRanks(
      order,
      free,
      (from, to) => walk.priceBetween(order, from, to),
      () => walk.settle(order),
    );
    if (walk.price < least) [best, least] = [order, walk.price];
  }
  if (places.length > heldKarpLimit) return { order: best, exact: false };
  return { order: provenOrder(places, costs, startMinute, least) ?? best, exact: true };
}

/** Those that close first, first; the others in between as they were, locked ones at their rank. */
function byClosing(order: readonly number[], places: readonly TimedPlace[], free: readonly number[]): number[] {
  const closing = (at: number): number => places[at]?.hours?.to ?? 24 * 60;
  const sorted = free.map((rank) => order[rank]!).sort((a, b) => closing(a) - closing(b));
  const result = [...order];
  free.forEach((rank, i) => (result[rank] = sorted[i]!));
  return result;
}

/** When a place is left by someone who comes at `arrival`, and how many of its doors are rung too late. */
function visit({ hours, doors }: TimedPlace, arrival: number): { left: number; late: number } {
  const begun = hours && arrival <= hours.to ? Math.max(arrival, hours.from) : arrival;
  const inTime = hours ? Math.floor((hours.to - begun) / minutesPerDoor) + 1 : doors;
  return { left: begun + doors * minutesPerDoor, late: Math.max(0, doors - Math.max(0, inTime)) };
}

/** What an order comes to: the fewer doors too late, then the earlier its end, the less. */
export function timedPrice(
  order: readonly number[],
  places: readonly TimedPlace[],
  costs: PlaceCosts,
  startMinute: number,
): number {
  const walk = new TimedWalk(places, costs, startMinute);
  walk.settle(order);
  return walk.price;
}

/** An order as it stands, rank by rank, so that a change is priced without walking all of it again. */
class TimedWalk {
  readonly #places: readonly TimedPlace[];
  readonly #costs: PlaceCosts;
  readonly #startMinute: number;
  /** After each rank: when it is left, and the price of doors too late and of metres so far. */
  readonly #left: Float64Array;
  readonly #paid: Float64Array;
  price = Infinity;

  constructor(places: readonly TimedPlace[], costs: PlaceCosts, startMinute: number) {
    this.#places = places;
    this.#costs = costs;
    this.#startMinute = startMinute;
    this.#left = new Float64Array(places.length);
    this.#paid = new Float64Array(places.length);
  }

  settle(order: readonly number[]): void {
    this.price = this.#from(order, 0, order.length, true);
  }

  /**
   * Price of an order that differs from the settled one between two ranks only. Once past them it need not be walked on
   * when it is no earlier and has cost no less: nothing that follows makes that good.
   */
  priceBetween(order: readonly number[], from: number, to: number): number {
    return this.#from(order, from, to, false);
  }

  #from(order: readonly number[], from: number, to: number, settles: boolean): number {
    const { matrix, first, last } = this.#costs;
    const n = order.length;
    let now = from === 0 ? this.#startMinute : this.#left[from - 1]!;
    let paid = from === 0 ? 0 : this.#paid[from - 1]!;
    for (let rank = from; rank < n; rank++) {
      const here = order[rank]!;
      const metres = rank === 0 ? first[here]! : matrix[order[rank - 1]! * n + here]!;
      const { left, late } = visit(this.#places[here]!, now + metres / metresPerMinute);
      paid += metres * perMetre + tooLate * late;
      now = left;
      if (settles) {
        this.#left[rank] = now;
        this.#paid[rank] = paid;
      } else if (rank > to && now >= this.#left[rank]! && paid >= this.#paid[rank]!) return this.price;
    }
    const home = n === 0 ? 0 : last[order[n - 1]!]!;
    return paid + now + home / metresPerMinute + home * perMetre;
  }
}

/**
 * The best order of all (dynamic programming over sets, as Held and Karp; for each set and last place the earliest time
 * for each number of doors too late, since to be early is worth a door too late later on). `null` when none is better
 * than `bound`.
 */
function provenOrder(
  places: readonly TimedPlace[],
  { matrix, first, last }: PlaceCosts,
  startMinute: number,
  bound: number,
): number[] | null {
  const n = places.length;
  const states: Step[][] = [];
  const add = (set: number, at: number, position: number, before: Step | null, metres: number): void => {
    if (places[at]!.locked && at !== position) return;
    const { left, late } = visit(places[at]!, (before?.left ?? startMinute) + metres / metresPerMinute);
    const paid = (before?.paid ?? 0) + metres * perMetre + tooLate * late;
    if (left + paid >= bound) return;
    const known = (states[set * n + at] ??= []);
    if (known.some((other) => other.left <= left && other.paid <= paid)) return;
    states[set * n + at] = [
      ...known.filter((other) => other.left < left || other.paid < paid),
      { at, left, paid, before },
    ];
  };
  const sets = 1 << n;
  for (let at = 0; at < n; at++) add(1 << at, at, 0, null, first[at]!);
  for (let set = 1; set < sets; set++) {
    const position = bitCount(set);
    for (let at = 0; at < n; at++)
      for (const step of states[set * n + at] ?? [])
        for (let next = 0; next < n; next++)
          if (!(set & (1 << next))) add(set | (1 << next), next, position, step, matrix[at * n + next]!);
  }
  let best: Step | null = null;
  let least = bound;
  for (let at = 0; at < n; at++)
    for (const step of states[(sets - 1) * n + at] ?? []) {
      const price = step.left + step.paid + last[at]! / metresPerMinute + last[at]! * perMetre;
      if (price < least) [best, least] = [step, price];
    }
  const order: number[] = [];
  for (let step: Step | null = best; step; step = step.before) order.unshift(step.at);
  return best && order;
}

/** A way so far, by its last place. */
interface Step {
  readonly at: number;
  readonly left: number;
  readonly paid: number;
  readonly before: Step | null;
}

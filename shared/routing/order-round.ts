import type { Barrier } from '../domain/barrier.ts';
import type { Point } from '../domain/place.ts';
import { groupDoors, type RoundDoor } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import { orderAroundLocked } from './order-around-locked.ts';
import { orderByHours, timedPrice } from './order-by-hours.ts';
import { pathCost, placeCosts } from './place-costs.ts';
import { searchPath } from './search-path.ts';
import { type Walk, walkAround } from './walk-around.ts';
import { walkingMetres } from './walking-metres.ts';

export interface RoundToOrder {
  readonly doors: readonly RoundDoor[];
  /** `null`: begins at whichever door is best. */
  readonly start: Point | null;
  /** `null`: ends at whichever door is best. */
  readonly end: Point | null;
  readonly seed: number;
  /** What nobody walks through; nothing when absent. */
  readonly barriers?: readonly Barrier[];
  /** When the round begins, in minutes since midnight; without it, the hours of doors do not count. */
  readonly startMinute?: number;
}

export interface OrderedRound {
  /** Indices of the doors in walking order; each once. */
  readonly order: readonly number[];
  /** On foot, from the start to the last door and on to the end. */
  readonly metres: number;
  /** Is this order proven to be the best of all? */
  readonly exact: boolean;
}

/**
 * Walking order of a round: an open way through all doors. Doors of one building stay together, top floor
 * first; sides of a street are not changed for nothing. Exact to twelve stopping places (Held-Karp),
 * iterated local search beyond. Where residents gave hours, as few doors too late as possible, then the
 * earliest end. Locked doors keep their rank. Same answer for the same seed.
 */
export function orderRound({ doors, start, end, seed, barriers, startMinute }: RoundToOrder): OrderedRound {
  const walk = walkAround(barriers ?? []);
  const hasHours = startMinute !== undefined && doors.some(({ hours }) => hours);
  if (doors.some((door) => door.locked)) {
    const costs = placeCosts(doors, start, end, walk);
    const untimed = orderAroundLocked(doors, costs, seed);
    if (!hasHours) return answer(untimed.order, untimed.exact);
    const places = doors.map(({ hours, locked }) => ({ hours: hours ?? null, locked, doors: 1 }));
    const asItIs = doors.map((_, i) => i);
    const timed = orderByHours(places, costs, startMinute, [untimed.order, asItIs]);
    return answer(timed.order, timed.exact);
  }
  const groups = groupDoors(doors);
  const first = groups.flatMap((group) => doors[group[0] ?? 0] ?? []);
  const costs = placeCosts(first, start, end, walk);
  const exact = groups.length <= heldKarpLimit;
  const way = exact
    ? shortestPath(costs.matrix, groups.length, costs.first, costs.last)
    : searchPath(costs, groups.length, seed);
  const inOrder = (groupOrder: readonly number[]): number[] => groupOrder.flatMap((group) => groups[group] ?? []);
  if (!hasHours) return answer(inOrder(way), exact);
  const places = first.map(({ hours }, i) => ({ hours: hours ?? null, locked: false, doors: groups[i]!.length }));
  const timed = orderByHours(places, costs, startMinute, [way]);
  return answer(inOrder(timed.order), timed.exact);

  function answer(order: readonly number[], isExact: boolean): OrderedRound {
    return { order, metres: roundMetres(doors, order, start, end, walk), exact: isExact };
  }
}

export interface JudgedOrder {
  /** Nothing better is known. */
  readonly best: boolean;
  /** Is that proven? */
  readonly exact: boolean;
  /** Metres that the best order known saves; zero or less where it is better by hours or by streets not crossed. */
  readonly saves: number;
}

/** Is a round as good in the order in which its doors are given as in the best that `orderRound` finds? */
export function judgeOrder(round: RoundToOrder): JudgedOrder {
  const { doors, start, end, barriers, startMinute } = round;
  const { order, metres, exact } = orderRound(round);
  const walk = walkAround(barriers ?? []);
  const costs = placeCosts(doors, start, end, walk);
  const places = doors.map(({ hours, locked }) => ({ hours: hours ?? null, locked, doors: 1 }));
  const hasHours = startMinute !== undefined && doors.some(({ hours }) => hours);
  const price = (way: readonly number[]): number =>
    hasHours ? timedPrice(way, places, costs, startMinute) : pathCost(way, costs);
  const asItIs = doors.map((_, i) => i);
  return {
    best: price(asItIs) <= price(order) + 1e-6,
    exact,
    saves: roundMetres(doors, asItIs, start, end, walk) - metres,
  };
}

/**
 * Metres on foot of a round in a given order, from the start (if any) through its doors to the end (if any).
 * Where no way leads, the straight line counts: those doors are told apart, not the metres.
 */
export function roundMetres(
  doors: readonly { readonly point: Point }[],
  order: readonly number[],
  start: Point | null,
  end: Point | null,
  walk: Walk = walkingMetres,
): number {
  const way = [start, ...order.map((i) => doors[i]?.point ?? null), ...(order.length > 0 ? [end] : [])].filter(
    (point) => point !== null,
  );
  let metres = 0;
  for (let i = 1; i < way.length; i++) metres += legMetres(way[i - 1]!, way[i]!, walk);
  return metres;
}

/** One leg of a round, as it counts in its metres. */
export function legMetres(from: Point, to: Point, walk: Walk): number {
  const metres = walk(from, to);
  return metres === Infinity ? walkingMetres(from, to) : metres;
}

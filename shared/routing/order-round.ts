import type { Point } from '../domain/place.ts';
import { groupDoors, type RoundDoor } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import { orderAroundLocked } from './order-around-locked.ts';
import { placeCosts } from './place-costs.ts';
import { searchPath } from './search-path.ts';
import { walkingMetres } from './walking-metres.ts';

export interface RoundToOrder {
  readonly doors: readonly RoundDoor[];
  /** `null`: begins at whichever door is best. */
  readonly start: Point | null;
  /** `null`: ends at whichever door is best. */
  readonly end: Point | null;
  readonly seed: number;
}

export interface OrderedRound {
  /** Indices of the doors in walking order; each once. */
  readonly order: readonly number[];
  /** On foot, from the start to the last door and on to the end. */
  readonly metres: number;
  /** Is this order proven to be the shortest of all? */
  readonly exact: boolean;
}

/**
 * Walking order of a round: an open way through all doors. Doors of one building stay together, top floor
 * first; sides of a street are not changed for nothing. Exact to twelve stopping places (Held-Karp),
 * iterated local search beyond. Locked doors keep their rank. Same answer for the same seed.
 */
export function orderRound({ doors, start, end, seed }: RoundToOrder): OrderedRound {
  if (doors.some((door) => door.locked)) {
    const { order, exact } = orderAroundLocked(doors, placeCosts(doors, start, end), seed);
    return { order, metres: roundMetres(doors, order, start, end), exact };
  }
  const groups = groupDoors(doors);
  const costs = placeCosts(
    groups.map((group) => doors[group[0] ?? 0]).filter((door) => door !== undefined),
    start,
    end,
  );
  const exact = groups.length <= heldKarpLimit;
  const way = exact
    ? shortestPath(costs.matrix, groups.length, costs.first, costs.last)
    : searchPath(costs, groups.length, seed);
  const order = way.flatMap((group) => groups[group] ?? []);
  return { order, metres: roundMetres(doors, order, start, end), exact };
}

/** Metres on foot of a round in a given order, from the start (if any) through its doors to the end (if any). */
export function roundMetres(
  doors: readonly { readonly point: Point }[],
  order: readonly number[],
  start: Point | null,
  end: Point | null,
): number {
  const way = [start, ...order.map((i) => doors[i]?.point ?? null), ...(order.length > 0 ? [end] : [])].filter(
    (point) => point !== null,
  );
  let metres = 0;
  for (let i = 1; i < way.length; i++) metres += walkingMetres(way[i - 1]!, way[i]!);
  return metres;
}

import type { Point } from '../domain/place.ts';
import { groupDoors, type RoundDoor, streetSide } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import { searchTour } from './local-search.ts';
import { orderAroundLocked } from './order-around-locked.ts';
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

/** What crossing the street between odd and even numbers is worth, in metres of detour avoided. */
const crossingMetres = 20;
/** Ties a node of the closed tour to another: cheaper than any walk. */
const tied = -1e9;

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

export interface PlaceCosts {
  /** Row-major: metres between places, with the price of crossing. */
  readonly matrix: Float64Array;
  /** From the start to each place, and from each to the end; zeros when free. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

function placeCosts(places: readonly RoundDoor[], start: Point | null, end: Point | null): PlaceCosts {
  const n = places.length;
  const sides = places.map((place) => streetSide(place.address));
  const matrix = new Float64Array(n * n);
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  places.forEach((a, i) => {
    if (start) first[i] = walkingMetres(start, a.point);
    if (end) last[i] = walkingMetres(a.point, end);
    for (let j = i + 1; j < n; j++) {
      const b = places[j]!;
      const [from, to] = [sides[i]!, sides[j]!];
      const crosses =
        from.street !== '' &&
        from.street === to.street &&
        from.parity !== null &&
        to.parity !== null &&
        from.parity !== to.parity;
      const metres = walkingMetres(a.point, b.point) + (crosses ? crossingMetres : 0);
      matrix[i * n + j] = metres;
      matrix[j * n + i] = metres;
    }
  });
  return { matrix, first, last };
}

/**
 * The open way as a closed tour: one more node stands for both ends. It is as far from each place as the
 * start; where there is an end too, a second node stands for it and the two are tied together.
 */
function searchPath({ matrix, first, last }: PlaceCosts, n: number, seed: number): number[] {
  const size = n + 2;
  const beginning = n;
  const ending = n + 1;
  const closed = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) closed[i * size + j] = matrix[i * n + j]!;
    closed[i * size + beginning] = closed[beginning * size + i] = first[i]!;
    closed[i * size + ending] = closed[ending * size + i] = last[i]!;
  }
  closed[beginning * size + ending] = closed[ending * size + beginning] = tied;

  const search = searchTour(closed, size, seed);
  search.improve(Math.min(8000, 100 * size));
  const tour = search.tour();
  const at = tour.indexOf(beginning);
  const forward = [...tour.slice(at + 1), ...tour.slice(0, at)];
  // The ending stands beside the beginning, on one side or the other.
  if (forward[0] === ending) forward.reverse();
  return forward.filter((node) => node < n);
}

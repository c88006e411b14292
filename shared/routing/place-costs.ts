import { acrossTheStreet, doorstepOf } from '../domain/address/doorstep.ts';
import type { Point } from '../domain/place.ts';
import type { RoundDoor } from './door-groups.ts';
import type { Walk } from './walk-around.ts';

/** What crossing the street between odd and even numbers is worth, in metres of detour avoided. */
const crossingMetres = 20;

/** Where no way leads: farther than any round, yet a number that one can reckon with. */
const noWay = 1e6;

export interface PlaceCosts {
  /** Row-major: metres between places, with the price of crossing. */
  readonly matrix: Float64Array;
  /** From the start to each place, and from each to the end; zeros when free. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

export function placeCosts(
  places: readonly RoundDoor[],
  start: Point | null,
  end: Point | null,
  walk: Walk,
): PlaceCosts {
  const n = places.length;
  const doorsteps = places.map(({ address }) => doorstepOf(address));
  const matrix = new Float64Array(n * n);
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  places.forEach((a, i) => {
    if (start) first[i] = Math.min(noWay, walk(start, a.point));
    if (end) last[i] = Math.min(noWay, walk(a.point, end));
    for (let j = i + 1; j < n; j++) {
      const b = places[j]!;
      const crosses = acrossTheStreet(doorsteps[i]!, doorsteps[j]!);
      const metres = Math.min(noWay, walk(a.point, b.point)) + (crosses ? crossingMetres : 0);
      matrix[i * n + j] = metres;
      matrix[j * n + i] = metres;
    }
  });
  return { matrix, first, last };
}

/** Cost of a way through all places, from the start to the end. */
export function pathCost(order: readonly number[], { matrix, first, last }: PlaceCosts): number {
  const n = order.length;
  if (n === 0) return 0;
  let cost = first[order[0]!]! + last[order[n - 1]!]!;
  for (let i = 1; i < n; i++) cost += matrix[order[i - 1]! * n + order[i]!]!;
  return cost;
}

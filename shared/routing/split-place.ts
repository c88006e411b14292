import type { Point } from '../domain/place.ts';
import { legMetres } from './order-round.ts';
import { sameBuilding } from './same-building.ts';
import type { Walk } from './walk-around.ts';
import { walkingMetres } from './walking-metres.ts';

/** Each part keeps at least this share of the doors, where buildings allow it. */
const leastShare = 1 / 3;

/** A door on its way; its address where it is known. */
type SplitPoint = Point & { readonly label?: string };

/**
 * Where to cut a round in two: the number of doors that stay in the first part. Near the middle, where the two
 * walks, each from the start, are shortest together; never between two doors of a building, unless there is
 * only one. 0 for fewer than two doors.
 *
 * @param points the doors in walking order
 */
export function splitPlace(points: readonly SplitPoint[], start: Point | null, walk: Walk = walkingMetres): number {
  const n = points.length;
  if (n < 2) return 0;
  const cuts = points.flatMap((point, i) => {
    const previous = points[i - 1];
    return previous && !sameBuilding(placed(previous), placed(point)) ? [i] : [];
  });
  const middle = cuts.filter((cut) => Math.min(cut, n - cut) >= n * leastShare);
  if (middle.length === 0) {
    const half = Math.floor(n / 2);
    return cuts.reduce((best, cut) => (Math.abs(cut - n / 2) < Math.abs(best - n / 2) ? cut : best), cuts[0] ?? half);
  }
  // What is saved by not walking on to the next door, against walking there from the start.
  const price = (cut: number): number =>
    (start ? legMetres(start, points[cut]!, walk) : 0) - legMetres(points[cut - 1]!, points[cut]!, walk);
  return middle.reduce((best, cut) => (price(cut) < price(best) ? cut : best));
}

function placed({ lat, lon, label = '' }: SplitPoint) {
  return { address: label, point: { lat, lon } };
}

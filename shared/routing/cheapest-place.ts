import type { Point } from '../domain/place.ts';
import { type RoundDoor, topFloorFirst } from './door-groups.ts';
import { legMetres } from './order-round.ts';
import { sameBuilding } from './same-building.ts';
import type { Walk } from './walk-around.ts';
import { walkingMetres } from './walking-metres.ts';

/**
 * Where a door is taken in « on the way »: the rank at which it lengthens the round least; in its own building
 * by floor, from the top down. Doors up to the last locked one keep their rank.
 */
export function cheapestPlace(
  doors: readonly RoundDoor[],
  fresh: RoundDoor,
  start: Point | null,
  end: Point | null = null,
  walk: Walk = walkingMetres,
): number {
  const least = doors.findLastIndex((door) => door.locked) + 1;
  const neighbours = doors.flatMap((door, i) => (i >= least && sameBuilding(door, fresh) ? [i] : []));
  const [top] = neighbours;
  if (top !== undefined) {
    // The building's doors as they stand, and the first of them that the stairs reach after the fresh one.
    const after = neighbours.find((i) => topFloorFirst([0, 1], [doors[i]!, fresh])[0] === 1);
    return after ?? neighbours.at(-1)! + 1;
  }
  let place = least;
  let cheapest = Infinity;
  for (let at = least; at <= doors.length; at++) {
    const before = at === 0 ? start : doors[at - 1]!.point;
    const next = doors[at]?.point ?? end;
    const added =
      (before ? legMetres(before, fresh.point, walk) : 0) +
      (next ? legMetres(fresh.point, next, walk) : 0) -
      (before && next ? legMetres(before, next, walk) : 0);
    if (added < cheapest) {
      cheapest = added;
      place = at;
    }
  }
  return place;
}

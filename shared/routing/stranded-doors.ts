import type { Point } from '../domain/place.ts';
import type { Walk } from './walk-around.ts';

/**
 * Indices of the places that no way leads to from the start; without a start, from where most places are.
 */
export function strandedDoors(places: readonly Point[], start: Point | null, walk: Walk): number[] {
  if (start) return places.flatMap((place, i) => (walk(start, place) === Infinity ? [i] : []));
  const sides: number[][] = [];
  places.forEach((place, i) => {
    const side = sides.find(([first]) => walk(places[first!]!, place) < Infinity);
    if (side) side.push(i);
    else sides.push([i]);
  });
  const most = sides.reduce<number[]>((best, side) => (side.length > best.length ? side : best), []);
  return sides
    .filter((side) => side !== most)
    .flat()
    .sort((a, b) => a - b);
}

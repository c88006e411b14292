import type { Point } from '../domain/place.ts';
import { straightMetres } from '../routing/walking-metres.ts';

/** How far a street is from the user, and whether it is in their commune. */
export type Distance = (street: number) => { readonly kilometres: number; readonly here: boolean };

/** From a user, whose commune is that of the nearest street; `cities` are the folded communes of each street. */
export function distanceFrom(near: Point, middles: readonly Point[], cities: readonly (readonly string[])[]): Distance {
  const metres = (street: number) => straightMetres(near, middles[street]!);
  let nearest = 0;
  let least = Infinity;
  for (let street = 0; street < middles.length; street++) {
    const away = metres(street);
    if (away >= least) continue;
    least = away;
    nearest = street;
  }
  const home = cities[nearest] ?? [];
  return (street) => ({
    kilometres: metres(street) / 1000,
    here: cities[street]!.length === 0 || cities[street]!.some((city) => home.includes(city)),
  });
}

/** Among streets of one name: a neighbour weighs nothing; in another commune, so much that a near street with errors goes first. */
export function nearness({ kilometres, here }: ReturnType<Distance>): number {
  const far = Math.log2(1 + kilometres);
  return here ? Math.min(1.2, 0.13 * far) : Math.min(2.4, 0.4 + 0.3 * far);
}

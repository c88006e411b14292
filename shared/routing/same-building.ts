import { type Doorstep, doorstepOf, sameDoorstep } from '../domain/address/doorstep.ts';
import type { Point } from '../domain/place.ts';
import { straightMetres } from './walking-metres.ts';

/** A building’s own points, from entrance to parcel, lie within so many metres. */
const buildingMetres = 30;
/** Without a number, one spot is one building: what five decimals of a degree tell apart is two (0.7 m, in France). */
const spotMetres = 0.5;

interface Placed {
  readonly address: string;
  readonly point: Point;
}

/** Where a door is, its address read: for whoever compares many. */
export interface PlacedDoorstep {
  readonly point: Point;
  readonly doorstep: Doorstep;
}

export function placedDoorstep({ point, address }: Placed): PlacedDoorstep {
  return { point, doorstep: doorstepOf(address) };
}

/** One number of one street, its points not far apart; where an address has no number, one spot. */
export function sameBuilding(one: Placed, other: Placed): boolean {
  return sharesBuilding(placedDoorstep(one), placedDoorstep(other));
}

/** The same, of addresses that are read already. */
export function sharesBuilding(one: PlacedDoorstep, other: PlacedDoorstep): boolean {
  const metres = straightMetres(one.point, other.point);
  if (metres >= buildingMetres) return false;
  const [a, b] = [one.doorstep, other.doorstep];
  return a.number !== '' && b.number !== '' ? sameDoorstep(a, b) : metres < spotMetres;
}

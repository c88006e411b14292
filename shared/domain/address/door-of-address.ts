import type { Door } from '../place.ts';
import { floorNumber } from './door-parts.ts';
import type { Address } from './read-address.ts';

/** Longest parts of a door, as its schema has them. */
const most = { building: 40, entrance: 80, door: 40 };

/** The door that an address tells of, for whoever rings there and knows no better; `null` where it tells of none. */
export function doorOfAddress({ building, entrance, staircase, floor, flat }: Address): Door | null {
  if (building + entrance + staircase + floor + flat === '') return null;
  const nth = floorNumber(floor);
  return {
    building: building.replace(/^(?:b[aâ]timent|b[aâ]t\.?|bt\.?)\s*/iu, '').slice(0, most.building),
    entrance: [entrance, staircase].filter(Boolean).join(', ').slice(0, most.entrance),
    floor: nth,
    // « dernier étage » has no number.
    door: [nth === null ? floor : '', flat].filter(Boolean).join(', ').slice(0, most.door),
  };
}

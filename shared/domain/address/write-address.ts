import type { Address } from './read-address.ts';

/** An address in one line, in the order of an envelope; whatever was not understood at the end. */
export function writeAddress(address: Address): string {
  const { number, street, postcode, town, district, cedex } = address;
  return [
    address.place,
    address.building,
    address.entrance,
    address.staircase,
    address.floor,
    address.flat,
    [number, street].filter(Boolean).join(' '),
    address.box,
    [postcode, town, district, cedex].filter(Boolean).join(' '),
    address.country,
    address.rest,
  ]
    .filter(Boolean)
    .join(', ');
}

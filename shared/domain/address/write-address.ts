import { type Address, readAddress } from './read-address.ts';

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

/**
 * An address as another person may be told it: what was not understood stays out, since it is where door codes and
 * names hide. A door that is known better than the address tells it takes its place.
 */
export function addressForOthers(label: string, door: string): string {
  const address = readAddress(label);
  const understood = { ...address, rest: '', country: '' };
  if (door === '') return writeAddress(understood);
  const { place, number, street, postcode, town } = understood;
  return [place, [number, street].filter(Boolean).join(' '), [postcode, town].filter(Boolean).join(' '), door]
    .filter(Boolean)
    .join(', ');
}

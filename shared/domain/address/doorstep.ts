import { numberSide } from './house-number.ts';
import { readAddress } from './read-address.ts';
import { numberKey, streetKey } from './street-key.ts';

/** Where an address stands on its street, in keys to compare with: however it is written, one door has one. */
export interface Doorstep {
  /** Empty where no street is said. */
  readonly street: string;
  /** Empty without a number. */
  readonly number: string;
  readonly side: 'even' | 'odd' | null;
  /** Postcode, or town; empty where none is said. */
  readonly town: string;
}

/** A round is ordered many times over, and its addresses stay the same. */
const read = new Map<string, Doorstep>();
const mostRead = 4096;

export function doorstepOf(label: string): Doorstep {
  const known = read.get(label);
  if (known) return known;
  const { street, number, postcode, town } = readAddress(label);
  const doorstep = {
    street: streetKey(street),
    number: numberKey(number),
    side: numberSide(number),
    town: postcode || streetKey(town),
  };
  if (read.size >= mostRead) read.clear();
  read.set(label, doorstep);
  return doorstep;
}

/** Same number of the same street, and no two towns said. */
export function sameDoorstep(a: Doorstep, b: Doorstep): boolean {
  if (a.number === '' || a.number !== b.number || a.street !== b.street) return false;
  return a.town === '' || b.town === '' || a.town === b.town;
}

/** Is the street between them? */
export function acrossTheStreet(a: Doorstep, b: Doorstep): boolean {
  return a.street !== '' && a.street === b.street && a.side !== null && b.side !== null && a.side !== b.side;
}

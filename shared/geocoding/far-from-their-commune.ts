import { straightMetres } from '../routing/walking-metres.ts';
import type { AddressStreet } from './address-street.ts';

/** A door as it was read: its line in the file, its place, how good a position that is (0 the best). */
export interface ReadDoor {
  readonly line: number;
  readonly lat: number;
  readonly lon: number;
  readonly rank: number;
}

export interface GrowingStreet {
  readonly street: Omit<AddressStreet, 'numbers' | 'lats' | 'lons'>;
  /** By number. */
  readonly doors: Map<string, ReadDoor>;
}

/** Metres. Arles, the widest commune of the mainland, reaches 35 km from its middle; in Guyane they are as wide as departments. */
const farthest = 60_000;
const guyane = /^973/;
/** Of fewer, nobody can say which is the odd one. */
const leastDoors = 5;

/**
 * Takes the doors out that lie far from the middle (the median) of all of their commune: a sign that fell out of a position
 * sends a walker to another country. Answers their lines.
 */
export function farFromTheirCommune(streets: readonly GrowingStreet[]): number[] {
  const communes = new Map<string, GrowingStreet[]>();
  for (const growing of streets) {
    const key = `${growing.street.postcode.slice(0, 2)}|${growing.street.city}`;
    const known = communes.get(key);
    if (known) known.push(growing);
    else communes.set(key, [growing]);
  }
  const lines: number[] = [];
  for (const commune of communes.values()) {
    if (guyane.test(commune[0]?.street.postcode ?? '')) continue;
    const doors = commune.flatMap((growing) => [...growing.doors.values()]);
    if (doors.length < leastDoors) continue;
    const middle = { lat: median(doors.map(({ lat }) => lat)), lon: median(doors.map(({ lon }) => lon)) };
    for (const { doors: known } of commune)
      for (const [number, door] of known)
        if (straightMetres(middle, door) > farthest) {
          known.delete(number);
          lines.push(door.line);
        }
  }
  return lines;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}

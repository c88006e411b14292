import * as v from 'valibot';
import { isPosition } from '../domain/place.ts';
import { straightMetres } from '../routing/walking-metres.ts';
import type { AddressStreet } from './address-street.ts';

/** A street as a line to draw, made from its house numbers; positions are `[lat, lon]`. */
export interface StreetLine {
  readonly name: string;
  readonly positions: readonly (readonly [number, number])[];
}

/** Lines as they were kept. */
export const streetLinesSchema = v.custom<readonly StreetLine[]>(
  (value) => Array.isArray(value) && value.every(isStreetLine),
);

/** Farther apart than this, two consecutive numbers are not on one stretch of street. */
const longestGap = 220;

/**
 * Lines through the house numbers in their order. Odd and even sides are averaged two by two, which puts
 * the line between them; a street whose numbers jump is drawn in several stretches.
 */
export function streetLines(streets: readonly AddressStreet[]): StreetLine[] {
  const lines: StreetLine[] = [];
  for (const street of streets) {
    const doors = street.numbers
      .map((number, i) => ({ number: Number.parseInt(number, 10), lat: street.lats[i] ?? 0, lon: street.lons[i] ?? 0 }))
      .filter((door) => Number.isFinite(door.number))
      .sort((a, b) => a.number - b.number);
    let stretch: [number, number][] = [];
    doors.forEach((door, i) => {
      const next = doors[i + 1];
      const near = next !== undefined && straightMetres(door, next) <= longestGap;
      if (near) stretch.push([round((door.lat + next.lat) / 2), round((door.lon + next.lon) / 2)]);
      if (!near || i === doors.length - 1) {
        if (stretch.length >= 2) lines.push({ name: street.street, positions: stretch });
        stretch = [];
      }
    });
  }
  return lines;
}

function isStreetLine(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('name' in value && 'positions' in value)) return false;
  return typeof value.name === 'string' && Array.isArray(value.positions) && value.positions.every(isPosition);
}

/** Five decimals: one metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

import type { Point } from '../domain/place.ts';
import type { AddressStreet } from './address-street.ts';

/** `number`: the door itself is in the base; `interpolated`: between its neighbours; `street`: the street alone. */
export type Precision = 'number' | 'interpolated' | 'street';

export interface DoorPosition {
  readonly point: Point;
  readonly precision: Precision;
  /** As asked, or without its « bis » when the base only knows it so. */
  readonly number: string | null;
}

/**
 * Where a number of a street is. In the base: there. Else between its neighbours on the same side, or at
 * the number without its « bis »; else the middle of the street.
 */
export function doorPosition(street: AddressStreet, number: string | null): DoorPosition {
  if (number !== null) {
    const exact = street.numbers.indexOf(number);
    if (exact >= 0) return { point: pointAt(street, exact), precision: 'number', number };
    const figures = Number.parseInt(number, 10);
    const plain = street.numbers.indexOf(String(figures));
    if (plain >= 0) return { point: pointAt(street, plain), precision: 'interpolated', number: String(figures) };
    const between = interpolate(street, figures);
    if (between) return { point: between, precision: 'interpolated', number };
  }
  return { point: pointAt(street, Math.floor(street.numbers.length / 2)), precision: 'street', number };
}

function interpolate(street: AddressStreet, wanted: number): Point | null {
  let below = -1;
  let above = -1;
  const values = street.numbers.map((number) => Number.parseInt(number, 10));
  values.forEach((value, i) => {
    if (!Number.isFinite(value) || value % 2 !== wanted % 2) return;
    if (value <= wanted && (below < 0 || value > values[below]!)) below = i;
    if (value >= wanted && (above < 0 || value < values[above]!)) above = i;
  });
  if (below < 0 || above < 0) return null;
  const [a, b] = [pointAt(street, below), pointAt(street, above)];
  const span = values[above]! - values[below]!;
  const share = span === 0 ? 0 : (wanted - values[below]!) / span;
  return { lat: a.lat + (b.lat - a.lat) * share, lon: a.lon + (b.lon - a.lon) * share };
}

function pointAt(street: AddressStreet, i: number): Point {
  return { lat: street.lats[i] ?? 0, lon: street.lons[i] ?? 0 };
}

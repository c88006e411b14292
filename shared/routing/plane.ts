import type { Point } from '../domain/place.ts';

/** Metres east and north of an origin: flat, which a city is. */
export type Flat = readonly [east: number, north: number];

const metresPerDegree = 111_195;

export interface Plane {
  flat(point: Point): Flat;
  point(flat: Flat): Point;
}

export function planeAround(origin: Point): Plane {
  const shrink = Math.cos((origin.lat * Math.PI) / 180);
  return {
    flat: ({ lat, lon }) => [(lon - origin.lon) * metresPerDegree * shrink, (lat - origin.lat) * metresPerDegree],
    point: ([east, north]) => ({
      lat: origin.lat + north / metresPerDegree,
      lon: origin.lon + east / (metresPerDegree * shrink),
    }),
  };
}

/** Where two segments meet, or `null`. Parallel ones do not meet. */
export function meeting(a: Flat, b: Flat, c: Flat, d: Flat): Flat | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (Math.abs(turn) < 1e-12) return null;
  const along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn;
  const across = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn;
  if (along < 0 || along > 1 || across < 0 || across > 1) return null;
  return [a[0] + along * rx, a[1] + along * ry];
}

export function gap(a: Flat, b: Flat): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The point of a line that is nearest to a place, and how far it is. */
export function nearestOn(line: readonly Flat[], place: Flat): { readonly at: Flat; readonly metres: number } | null {
  let best: { at: Flat; metres: number } | null = null;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = gap(a, b) ** 2;
    const share = length === 0 ? 0 : ((place[0] - a[0]) * (b[0] - a[0]) + (place[1] - a[1]) * (b[1] - a[1])) / length;
    const held = Math.max(0, Math.min(1, share));
    const at: Flat = [a[0] + held * (b[0] - a[0]), a[1] + held * (b[1] - a[1])];
    const metres = gap(at, place);
    if (best === null || metres < best.metres) best = { at, metres };
  }
  return best;
}

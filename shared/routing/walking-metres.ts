import type { Point } from '../domain/place.ts';

/** Mean radius of the Earth in metres (IUGG). */
const earthRadius = 6_371_008.8;
/** How much longer streets are than the straight line, on average, in a French suburb. */
const detour = 1.3;

/** Great-circle metres between two points (haversine). */
export function straightMetres(a: Point, b: Point): number {
  const toRadians = Math.PI / 180;
  const halfLat = ((b.lat - a.lat) * toRadians) / 2;
  const halfLon = ((b.lon - a.lon) * toRadians) / 2;
  const h = Math.sin(halfLat) ** 2 + Math.cos(a.lat * toRadians) * Math.cos(b.lat * toRadians) * Math.sin(halfLon) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Metres on foot between two points: the straight line, lengthened as streets lengthen it. */
export function walkingMetres(a: Point, b: Point): number {
  return straightMetres(a, b) * detour;
}

import pointInPolygon from 'point-in-polygon-hao';
import type { Point } from './place.ts';
import type { Quartier } from './quartier.ts';

/**
 * The quartier that a place falls into, or `null` outside all of them. A place on a shared border
 * belongs to the first of the list, so that every place has at most one. Holes are honoured.
 */
export function quartierOf(point: Point, quartiers: readonly Quartier[]): Quartier | null {
  return quartiers.find((quartier) => contains(quartier.polygons, point)) ?? null;
}

/** Is the point inside one of the polygons, border included? Coordinates are GeoJSON's: longitude first. */
export function contains(polygons: Quartier['polygons'], point: Point): boolean {
  const position: [number, number] = [point.lon, point.lat];
  return polygons.some((polygon) => polygon.length > 0 && pointInPolygon(position, polygon) !== false);
}

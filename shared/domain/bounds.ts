import type { Point } from './place.ts';
import type { Quartier } from './quartier.ts';

export interface Bounds {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** The box around outlines, widened by a kilometre or so; `null` without any. */
export function boundsAround(polygons: Quartier['polygons']): Bounds | null {
  const positions = polygons.flatMap(([outer]) => outer ?? []);
  if (positions.length === 0) return null;
  const bounds = { south: 90, north: -90, west: 180, east: -180 };
  for (const [lon, lat] of positions) {
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
  }
  const margin = 0.01;
  return {
    south: bounds.south - margin,
    north: bounds.north + margin,
    west: bounds.west - margin * 1.5,
    east: bounds.east + margin * 1.5,
  };
}

export function isWithin({ lat, lon }: Point, { south, north, west, east }: Bounds): boolean {
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

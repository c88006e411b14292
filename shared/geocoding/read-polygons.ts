import type { Quartier } from '../domain/quartier.ts';

type Polygons = Quartier['polygons'];
type Ring = Polygons[number][number];

/** Collections in collections: no real file goes deeper. */
const deepest = 4;

/**
 * The polygons of a geometry (RFC 7946 §3.1): of a Polygon, a MultiPolygon or a GeometryCollection, without what is empty or
 * no ring; rings are closed, and may turn either way. 'not-degrees' where coordinates are metres; `null` without a polygon.
 */
export function readPolygons(geometry: unknown): Polygons | 'not-degrees' | null {
  const read: Polygons = [];
  let degrees = true;

  function take(polygon: unknown): void {
    if (!Array.isArray(polygon)) return;
    const [outer, ...holes] = (polygon as unknown[]).map(readRing);
    if (outer === 'not-degrees') degrees = false;
    else if (outer) read.push([outer, ...holes.filter((hole) => hole !== null && hole !== 'not-degrees')]);
  }

  function walk(value: unknown, depth: number): void {
    const type = member(value, 'type');
    const inside = member(value, type === 'GeometryCollection' ? 'geometries' : 'coordinates');
    if (!Array.isArray(inside)) return;
    if (type === 'Polygon') take(inside);
    else if (type === 'MultiPolygon') for (const polygon of inside as unknown[]) take(polygon);
    else if (type === 'GeometryCollection' && depth < deepest)
      for (const part of inside as unknown[]) walk(part, depth + 1);
  }

  walk(geometry, 0);
  return read.length > 0 ? read : degrees ? null : 'not-degrees';
}

function readRing(ring: unknown): Ring | 'not-degrees' | null {
  if (!Array.isArray(ring) || ring.length < 3) return null;
  const positions: Ring = [];
  for (const position of ring as unknown[]) {
    const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') return null;
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 'not-degrees';
    positions.push([lon, lat]);
  }
  const [first, last] = [positions[0]!, positions.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) positions.push([first[0], first[1]]);
  return positions;
}

/** A member of its own of a value of which nothing is known. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

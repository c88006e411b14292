import proj4 from 'proj4';
import type { Point } from '../domain/place.ts';

/** Where addresses of France are: boxes around the mainland with Corsica, and around each territory overseas. */
const france = [
  { south: 41, north: 51.5, west: -5.5, east: 10 },
  { south: 14, north: 18.5, west: -63.5, east: -60.5 },
  { south: 2, north: 6, west: -55, east: -51 },
  { south: -22, north: -20.5, west: 55, east: 56 },
  { south: -13.5, north: -12, west: 44.5, east: 46 },
  { south: 46.5, north: 47.5, west: -57, east: -55.5 },
] as const;

/** Official projections in metres, by the department of a commune (arrêté of 5 March 2019). */
const projections: Readonly<Record<string, string>> = {
  971: '+proj=utm +zone=20 +ellps=GRS80 +units=m',
  972: '+proj=utm +zone=20 +ellps=GRS80 +units=m',
  973: '+proj=utm +zone=22 +ellps=GRS80 +units=m',
  974: '+proj=utm +zone=40 +south +ellps=GRS80 +units=m',
  975: '+proj=utm +zone=21 +ellps=GRS80 +units=m',
  976: '+proj=utm +zone=38 +south +ellps=GRS80 +units=m',
};
const lambert93 = '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m';

const compiled = new Map<string, proj4.Converter>();

export interface ReadPlace extends Point {
  /** Latitude and longitude stood in each other’s column. */
  readonly exchanged: boolean;
}

/**
 * The place that a row tells: in degrees, or in the metres of the projection of its department; `null` where it tells none,
 * 'impossible' where that is no place on earth. Degrees that lie in France only when they are exchanged are.
 */
export function readPlace(
  cells: { readonly lat: string; readonly lon: string; readonly x: string; readonly y: string },
  communeCode: string,
): ReadPlace | 'impossible' | null {
  const [lat, lon] = [toNumber(cells.lat), toNumber(cells.lon)];
  if (lat !== null && lon !== null) return inDegrees(lat, lon);
  const [x, y] = [toNumber(cells.x), toNumber(cells.y)];
  if (x === null || y === null) return null;
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return inDegrees(y, x);
  const [east = NaN, north = NaN] = converter(communeCode).inverse([x, y]);
  return inDegrees(north, east);
}

function inDegrees(lat: number, lon: number): ReadPlace | 'impossible' {
  if (!isInFrance(lat, lon) && isInFrance(lon, lat)) return { ...rounded(lon, lat), exchanged: true };
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return 'impossible';
  return { ...rounded(lat, lon), exchanged: false };
}

function isInFrance(lat: number, lon: number): boolean {
  return france.some(({ south, north, west, east }) => lat >= south && lat <= north && lon >= west && lon <= east);
}

function converter(communeCode: string): proj4.Converter {
  const projection = projections[communeCode.slice(0, 3)] ?? lambert93;
  const known = compiled.get(projection) ?? proj4(projection);
  compiled.set(projection, known);
  return known;
}

/** French files may write a decimal comma. */
function toNumber(text: string): number | null {
  if (text === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** Six decimals: ten centimetres. */
function rounded(lat: number, lon: number): Point {
  return { lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lon * 1e6) / 1e6 };
}

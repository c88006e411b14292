import type { Commune, Quartier } from '../domain/quartier.ts';
import { ok, refused, type Result } from '../result.ts';
import { foldForAddress } from '../text/fold.ts';

export type OutlineRefusal = 'not-json' | 'not-geojson' | 'no-outline' | 'too-many' | 'not-degrees';

export interface Outlines {
  readonly quartiers: readonly Quartier[];
  /** The outline of the commune itself, when the file has it. */
  readonly commune: Commune | null;
  /** Features left out: their place in the file, from 1, and why. */
  readonly leftOut: readonly { readonly feature: number; readonly reason: 'no-name' | 'no-polygon' | 'not-degrees' }[];
}

type Polygons = Quartier['polygons'];

const mostFeatures = 2_000;
const mostPositions = 300_000;
const nameKeys = ['nom', 'name', 'libelle', 'nom_quartier', 'nom_iris', 'quartier', 'label'];

/**
 * Reads named outlines from GeoJSON (RFC 7946): a FeatureCollection, or one Feature. One whose `code` is a
 * commune's (five characters) is the commune's outline; all others are quartiers. Files come from anywhere:
 * nothing in them is trusted, rings are closed, names are cut.
 */
export function readOutlines(text: string): Result<Outlines, OutlineRefusal> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refused('not-json');
  }
  const features = featuresOf(document);
  if (features === null) return refused('not-geojson');
  if (features.length > mostFeatures) return refused('too-many');

  const quartiers: Quartier[] = [];
  const leftOut: { feature: number; reason: 'no-name' | 'no-polygon' | 'not-degrees' }[] = [];
  const ids = new Set<string>();
  let commune: Commune | null = null;
  let positions = 0;
  for (const [i, feature] of features.entries()) {
    const polygons = polygonsOf(member(feature, 'geometry'));
    const properties = member(feature, 'properties');
    const name = textOf(properties, nameKeys);
    if (polygons === null) leftOut.push({ feature: i + 1, reason: 'no-polygon' });
    else if (polygons === 'not-degrees') leftOut.push({ feature: i + 1, reason: 'not-degrees' });
    else if (name === '') leftOut.push({ feature: i + 1, reason: 'no-name' });
    else {
      positions += polygons.flat(2).length;
      if (positions > mostPositions) return refused('too-many');
      const code = textOf(properties, ['code', 'code_commune', 'insee']);
      if (commune === null && /^\d[\dAB]\d{3}$/.test(code) && textOf(properties, ['code_iris', 'iris']) === '')
        commune = { name, code, polygons };
      else {
        const example = ['example', 'exemple'].some((key) => member(properties, key) === true);
        quartiers.push({ id: freshId(name, ids), name, polygons, example });
      }
    }
  }
  if (quartiers.length === 0 && commune === null)
    return refused(leftOut.some(({ reason }) => reason === 'not-degrees') ? 'not-degrees' : 'no-outline');
  return ok({ quartiers, commune, leftOut });
}

function featuresOf(document: unknown): unknown[] | null {
  const type = member(document, 'type');
  if (type === 'Feature') return [document];
  const features = member(document, 'features');
  return type === 'FeatureCollection' && Array.isArray(features) ? features : null;
}

function polygonsOf(geometry: unknown): Polygons | 'not-degrees' | null {
  const type = member(geometry, 'type');
  const coordinates = member(geometry, 'coordinates');
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons) || polygons.length === 0) return null;
  const read: Polygons = [];
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return null;
    const rings: Polygons[number] = [];
    for (const ring of polygon as unknown[]) {
      if (!Array.isArray(ring) || ring.length < 3) return null;
      const positions: [number, number][] = [];
      for (const position of ring as unknown[]) {
        const [lon, lat] = Array.isArray(position) ? (position as unknown[]) : [];
        if (typeof lon !== 'number' || typeof lat !== 'number') return null;
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 'not-degrees';
        positions.push([lon, lat]);
      }
      const [first, last] = [positions[0]!, positions.at(-1)!];
      if (first[0] !== last[0] || first[1] !== last[1]) positions.push([first[0], first[1]]);
      rings.push(positions);
    }
    read.push(rings);
  }
  return read;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The first of these properties that holds words, whatever its case. */
function textOf(properties: unknown, keys: readonly string[]): string {
  if (typeof properties !== 'object' || properties === null) return '';
  for (const key of keys) {
    for (const [name, value] of Object.entries(properties)) {
      if (name.toLowerCase() !== key) continue;
      const words = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
      if (words !== '') return words.slice(0, 80);
    }
  }
  return '';
}

function freshId(name: string, taken: Set<string>): string {
  const stem = foldForAddress(name).replaceAll(' ', '-') || 'quartier';
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  taken.add(id);
  return id;
}

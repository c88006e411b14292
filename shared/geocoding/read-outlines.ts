import type { Commune, Quartier } from '../domain/quartier.ts';
import { ok, refused, type Result } from '../result.ts';
import { foldForAddress } from '../text/fold.ts';
import { isUsualName, nameProperties, type NameProperty, propertyWords } from './name-properties.ts';
import { member, readPolygons } from './read-polygons.ts';

export type OutlineRefusal = 'not-json' | 'not-geojson' | 'no-outline' | 'too-many' | 'not-degrees';

interface LeftOut {
  /** Its place in the file, from 1. */
  readonly feature: number;
  readonly reason: 'no-name' | 'no-polygon' | 'not-degrees';
}

interface OutlineFeature {
  readonly feature: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: Quartier['polygons'];
}

/** The outlines of a file, not yet named. */
export interface OutlineFile {
  readonly features: readonly OutlineFeature[];
  readonly leftOut: readonly LeftOut[];
  /** The outline of the commune itself, when the file has it. */
  readonly commune: Commune | null;
  /** What may hold the names of the quartiers, the likeliest first. */
  readonly names: readonly NameProperty[];
  /** Is the likeliest what usually does, in every feature? */
  readonly certain: boolean;
}

export interface Outlines {
  readonly quartiers: readonly Quartier[];
  readonly commune: Commune | null;
  readonly leftOut: readonly LeftOut[];
}

const mostFeatures = 2_000;
const mostPositions = 300_000;
const communeCodes = ['code', 'insee', 'insee_com', 'code_insee', 'code_commune', 'com_code'];
/** A feature that says anything of these is a part of a commune. */
const finer = /iris|quartier|secteur|(?:^|_)q(?:u|p|pv|v)(?:_|$)|zac/iu;

/**
 * Reads outlines from GeoJSON (RFC 7946): a FeatureCollection, one Feature, a bare geometry, or one Feature a line (RFC 8142).
 * Files come from anywhere: nothing in them is trusted, rings are closed, names are cut.
 */
export function readOutlines(text: string): Result<OutlineFile, OutlineRefusal> {
  const features = featuresOf(text);
  if (typeof features === 'string') return refused(features);
  if (features.length > mostFeatures) return refused('too-many');
  const read: OutlineFeature[] = [];
  const leftOut: LeftOut[] = [];
  let positions = 0;
  for (const [i, feature] of features.entries()) {
    const polygons = readPolygons(member(feature, 'geometry'));
    if (polygons === null) leftOut.push({ feature: i + 1, reason: 'no-polygon' });
    else if (polygons === 'not-degrees') leftOut.push({ feature: i + 1, reason: 'not-degrees' });
    else {
      positions += polygons.flat(2).length;
      if (positions > mostPositions) return refused('too-many');
      read.push({ feature: i + 1, properties: propertiesOf(feature), polygons });
    }
  }
  if (read.length === 0)
    return refused(leftOut.some(({ reason }) => reason === 'not-degrees') ? 'not-degrees' : 'no-outline');
  const whole = communeAmong(read);
  const quartiers = read.filter((feature) => feature !== whole?.feature);
  const names = nameProperties(quartiers.map(({ properties }) => properties));
  const certain = quartiers.length === 0 || (names[0] !== undefined && isUsualName(names[0], quartiers.length));
  return ok({ features: quartiers, leftOut, commune: whole?.commune ?? null, names, certain });
}

/** The quartiers of a file, each by this property; by their numbers where nothing in the file says a name (`null`). */
export function nameOutlines({ features, leftOut, commune }: OutlineFile, property: string | null): Outlines {
  const ids = new Set<string>();
  const quartiers: Quartier[] = [];
  const nameless: LeftOut[] = [];
  for (const { feature, properties, polygons } of features) {
    const name = property === null ? `Quartier ${feature}` : propertyWords(properties[property]);
    const example = ['example', 'exemple'].some((key) => properties[key] === true);
    if (name === '') nameless.push({ feature, reason: 'no-name' });
    else quartiers.push({ id: freshId(name, ids), name, polygons, example });
  }
  return { quartiers, commune, leftOut: [...leftOut, ...nameless].sort((a, b) => a.feature - b.feature) };
}

function featuresOf(text: string): unknown[] | 'not-json' | 'not-geojson' {
  const lines = text.split(/[\n\u001e]/u).filter((line) => line.trim() !== '');
  const document = parsed(text);
  if (document !== undefined) return membersOf(document) ?? 'not-geojson';
  const documents = lines.map(parsed);
  if (documents.length < 2 || documents.includes(undefined)) return 'not-json';
  const members = documents.map(membersOf);
  return members.includes(null) ? 'not-geojson' : members.flatMap((some) => some ?? []);
}

/** `undefined` where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
}

function membersOf(document: unknown): unknown[] | null {
  const type = member(document, 'type');
  if (type === 'Feature') return [document];
  if (type === 'Polygon' || type === 'MultiPolygon' || type === 'GeometryCollection') return [{ geometry: document }];
  const features = member(document, 'features');
  return type === 'FeatureCollection' && Array.isArray(features) ? features : null;
}

function propertiesOf(feature: unknown): Readonly<Record<string, unknown>> {
  const properties = member(feature, 'properties');
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return {};
  return { ...properties };
}

/**
 * The only feature that bears the code of a commune and none of anything finer. Where several bear one, they are quartiers
 * that say which commune they are in.
 */
function communeAmong(features: readonly OutlineFeature[]): { feature: OutlineFeature; commune: Commune } | null {
  const coded = features.filter(({ properties }) => communeCode(properties) !== '');
  const [feature] = coded;
  if (coded.length !== 1 || !feature) return null;
  if (Object.keys(feature.properties).some((key) => finer.test(key) && propertyWords(feature.properties[key]) !== ''))
    return null;
  const [name] = nameProperties([feature.properties]);
  const words = name ? propertyWords(feature.properties[name.property]) : '';
  if (words === '' || /^quartier|^secteur|^iris\b/iu.test(words)) return null;
  return { feature, commune: { name: words, code: communeCode(feature.properties), polygons: feature.polygons } };
}

function communeCode(properties: Readonly<Record<string, unknown>>): string {
  return communeCodes.map((key) => inAnyCase(properties, key)).find((code) => /^\d[\dAB]\d{3}$/.test(code)) ?? '';
}

function inAnyCase(properties: Readonly<Record<string, unknown>>, key: string): string {
  const name = Object.keys(properties).find((one) => one.toLowerCase() === key);
  return name === undefined ? '' : propertyWords(properties[name]);
}

function freshId(name: string, taken: Set<string>): string {
  const stem = foldForAddress(name).replaceAll(' ', '-') || 'quartier';
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  taken.add(id);
  return id;
}

import { headerNumber, type LibraryFile } from './library-file.ts';

type Place = readonly [x: number, y: number, z: number];

/** What the instance says but this reader cannot do; the sentence names it. */
export class UnreadableInstance extends Error {}

/** More places than this, and the full matrix no longer fits a laptop; a round has 300 doors at most. */
const mostPlaces = 5000;

/** The full matrix, row by row, in the order of the file. Definitions: TSPLIB 95, section 2. */
export function edgeWeights(file: LibraryFile): { matrix: Float64Array; n: number } {
  const n = headerNumber(file, 'DIMENSION') ?? 0;
  if (!Number.isInteger(n) || n < 1) throw new UnreadableInstance('it has no dimension');
  if (n > mostPlaces) throw new UnreadableInstance(`${n} places; at most ${mostPlaces} are read`);
  if (file.sections.has('FIXED_EDGES')) throw new UnreadableInstance('it fixes edges, which a round never does');
  const type = (file.header.get('EDGE_WEIGHT_TYPE') ?? '').toUpperCase();
  if (type === 'EXPLICIT') return { matrix: explicit(file, n), n };
  const distance = distances[type];
  if (!distance) throw new UnreadableInstance(`edge weights of type ${type || 'unknown'} are not read`);
  const places = placesOf(file, n, type.endsWith('3D') || file.header.get('NODE_COORD_TYPE') === 'THREED_COORDS');
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) matrix[i * n + j] = distance(places[i]!, places[j]!);
  return { matrix, n };
}

const nint = (value: number): number => Math.floor(value + 0.5);
const euclid = ([a, b, c]: Place, [x, y, z]: Place): number => Math.hypot(a - x, b - y, c - z);
const most = ([a, b, c]: Place, [x, y, z]: Place): number =>
  Math.max(nint(Math.abs(a - x)), nint(Math.abs(b - y)), nint(Math.abs(c - z)));
const blocks = ([a, b, c]: Place, [x, y, z]: Place): number =>
  nint(Math.abs(a - x) + Math.abs(b - y) + Math.abs(c - z));

const distances: Readonly<Record<string, (from: Place, to: Place) => number>> = {
  EUC_2D: (from, to) => nint(euclid(from, to)),
  EUC_3D: (from, to) => nint(euclid(from, to)),
  // Some collections of routing instances ask for unrounded lengths by this name.
  EXACT_2D: euclid,
  CEIL_2D: (from, to) => Math.ceil(euclid(from, to)),
  FLOOR_2D: (from, to) => Math.floor(euclid(from, to)),
  MAX_2D: most,
  MAX_3D: most,
  MAN_2D: blocks,
  MAN_3D: blocks,
  ATT: ([a, b], [x, y]) => {
    const real = Math.sqrt(((a - x) ** 2 + (b - y) ** 2) / 10);
    const rounded = nint(real);
    return rounded < real ? rounded + 1 : rounded;
  },
  GEO: ([a, b], [x, y]) => {
    // With the constants that the published optima were computed with.
    const [fromLat, fromLon, toLat, toLon] = [a, b, x, y].map(radians) as [number, number, number, number];
    const q1 = Math.cos(fromLon - toLon);
    const q2 = Math.cos(fromLat - toLat);
    const q3 = Math.cos(fromLat + toLat);
    return Math.trunc(6378.388 * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
  },
};

/** DDD.MM, degrees and minutes. */
function radians(value: number): number {
  const degrees = Math.trunc(value);
  return (3.141592 * (degrees + (5 * (value - degrees)) / 3)) / 180;
}

function placesOf({ sections }: LibraryFile, n: number, deep: boolean): Place[] {
  const values = sections.get('NODE_COORD') ?? [];
  const width = deep ? 4 : 3;
  if (values.length !== n * width) throw new UnreadableInstance(`${n} places are announced and not given`);
  return Array.from({ length: n }, (_, i) => [
    values[i * width + 1]!,
    values[i * width + 2]!,
    deep ? values[i * width + 3]! : 0,
  ]);
}

/** Which cells of the matrix the numbers of the section stand for, in their order. */
const cells: Readonly<Record<string, (n: number, set: (i: number, j: number) => void) => void>> = {
  FULL_MATRIX: (n, set) => rows(n, () => [0, n], set),
  UPPER_ROW: (n, set) => rows(n, (i) => [i + 1, n], set),
  UPPER_DIAG_ROW: (n, set) => rows(n, (i) => [i, n], set),
  LOWER_ROW: (n, set) => rows(n, (i) => [0, i], set),
  LOWER_DIAG_ROW: (n, set) => rows(n, (i) => [0, i + 1], set),
  // Columns of one triangle are rows of the other.
  LOWER_COL: (n, set) => rows(n, (i) => [i + 1, n], set),
  LOWER_DIAG_COL: (n, set) => rows(n, (i) => [i, n], set),
  UPPER_COL: (n, set) => rows(n, (i) => [0, i], set),
  UPPER_DIAG_COL: (n, set) => rows(n, (i) => [0, i + 1], set),
};

function rows(n: number, span: (i: number) => [number, number], set: (i: number, j: number) => void): void {
  for (let i = 0; i < n; i++) {
    const [from, to] = span(i);
    for (let j = from; j < to; j++) set(i, j);
  }
}

function explicit({ header, sections }: LibraryFile, n: number): Float64Array {
  const format = (header.get('EDGE_WEIGHT_FORMAT') ?? '').toUpperCase();
  const fill = cells[format];
  if (!fill) throw new UnreadableInstance(`explicit weights as ${format || 'unknown'} are not read`);
  const values = sections.get('EDGE_WEIGHT') ?? [];
  const matrix = new Float64Array(n * n);
  let read = 0;
  fill(n, (i, j) => {
    const value = values[read++];
    if (value === undefined) throw new UnreadableInstance('weights are missing');
    matrix[i * n + j] = value;
    if (format !== 'FULL_MATRIX') matrix[j * n + i] = value;
  });
  if (read !== values.length) throw new UnreadableInstance('there are more weights than places');
  // What a place costs from itself is never walked.
  for (let i = 0; i < n; i++) matrix[i * n + i] = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      if (matrix[i * n + j] !== matrix[j * n + i]) throw new UnreadableInstance('its weights are not symmetric');
  return matrix;
}

import type { Point } from '../domain/place.ts';
import { placeMarks, type StopMark } from './place-marks.ts';
import { distanceOnPaper } from './paper-words.ts';
import type { RoundSheetModel } from './sheet-model.ts';

interface StreetName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Degrees, between -90 and 90, so that no name is upside down. */
  readonly angle: number;
}

/** Millimetres, from the top left corner; `path`s are SVG path data. */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly outline: string;
  readonly streets: string;
  readonly names: readonly StreetName[];
  readonly walk: string;
  readonly start: { readonly x: number; readonly y: number } | null;
  readonly marks: readonly StopMark[];
  readonly scale: { readonly millimetres: number; readonly label: string };
}

type Position = readonly [x: number, y: number];

const metresPerDegree = 111_320;
/** A round in one building still needs its neighbourhood around it. */
const leastExtent = 160;

/** The round on paper: north up, everything that is walked in view, numbers that do not cover each other. */
export function mapDrawing(
  model: Pick<RoundSheetModel, 'rows' | 'round' | 'quartier' | 'streets'>,
  width: number,
  height: number,
): MapDrawing {
  const stops = model.rows.map((row) => ({ label: row.label, point: row.stop.location }));
  const start = model.round.start;
  const seen: Point[] = [...stops.map((stop) => stop.point), ...(start ? [start] : [])];
  const { project, millimetresPerMetre } = projection(seen, width, height);
  const inView = ([x, y]: Position) => x > -20 && x < width + 20 && y > -20 && y < height + 20;

  const lines = model.streets
    .map(({ name, positions }) => ({ name, line: positions.map(([lat, lon]) => project({ lat, lon })) }))
    .filter(({ line }) => line.some(inView));
  const marks = placeMarks(
    stops.map(({ label, point }) => ({ label, at: project(point) })),
    { width, height },
  );
  const walked = [...(start ? [start] : []), ...stops.map((stop) => stop.point)].map(project);
  const begin = start ? project(start) : null;
  return {
    width,
    height,
    outline: (model.quartier?.polygons ?? [])
      .flat()
      .map((ring) => `${pathOf(ring.map(([lon, lat]) => project({ lat, lon })))}z`)
      .join(''),
    streets: lines.map(({ line }) => pathOf(line)).join(''),
    names: streetNames(lines, width, height, marks),
    walk: pathOf(walked),
    start: begin && { x: begin[0], y: begin[1] },
    marks,
    scale: scaleBar(millimetresPerMetre),
  };
}

/** Equirectangular about the middle of the round: exact enough over a few kilometres. */
function projection(points: readonly Point[], width: number, height: number) {
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  const perLon = metresPerDegree * Math.cos((middle.lat * Math.PI) / 180);
  const wide = Math.max(leastExtent, (Math.max(...lons) - Math.min(...lons)) * perLon);
  const high = Math.max(leastExtent, (Math.max(...lats) - Math.min(...lats)) * metresPerDegree);
  const millimetresPerMetre = Math.min((width - 30) / wide, (height - 30) / high);
  const project = ({ lat, lon }: Point): Position => [
    rounded(width / 2 + (lon - middle.lon) * perLon * millimetresPerMetre),
    rounded(height / 2 - (lat - middle.lat) * metresPerDegree * millimetresPerMetre),
  ];
  return { project, millimetresPerMetre };
}

function pathOf(line: readonly Position[]): string {
  return line.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** One name a street, along its longest straight piece in view, where no number stands. */
function streetNames(
  lines: readonly { name: string; line: readonly Position[] }[],
  width: number,
  height: number,
  marks: readonly StopMark[],
): StreetName[] {
  const named = new Map<string, StreetName>();
  for (const { name, line } of lines) {
    const visible = line.filter(([x, y]) => x > 4 && x < width - 4 && y > 4 && y < height - 4);
    const from = visible[Math.floor(visible.length * 0.25)];
    const to = visible[Math.ceil(visible.length * 0.75) - 1];
    const middle = visible[Math.floor(visible.length / 2)];
    const length = name.length * 1.75;
    const [first, last] = [visible[0], visible.at(-1)];
    if (!from || !to || !middle || !first || !last || named.has(name)) continue;
    if (Math.hypot(last[0] - first[0], last[1] - first[1]) < length * 0.8) continue;
    let angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
    if (angle > 90) angle -= 180;
    if (angle < -90) angle += 180;
    const turn = (angle * Math.PI) / 180;
    // Beside its line, not on it, so that neither the walk nor the numbers cover it.
    const [x, y] = [middle[0] + Math.sin(turn) * 2.4, middle[1] - Math.cos(turn) * 2.4];
    const half = { x: Math.abs(Math.cos(turn)) * (length / 2) + 1, y: Math.abs(Math.sin(turn)) * (length / 2) + 1.5 };
    if (x - half.x < 1 || x + half.x > width - 1 || y - half.y < 1 || y + half.y > height - 1) continue;
    const covered = marks.some((mark) => touchesLine(mark, x, y, turn, length));
    const crossed = [...named.values()].some(
      (other) => Math.hypot(other.x - x, other.y - y) < (length + other.text.length * 1.75) / 2.6,
    );
    if (!covered && !crossed) named.set(name, { text: name, x: rounded(x), y: rounded(y), angle: rounded(angle) });
  }
  return [...named.values()];
}

function touchesLine(mark: StopMark, x: number, y: number, turn: number, length: number): boolean {
  for (let step = -0.5; step <= 0.5; step += 0.125) {
    const [px, py] = [x + Math.cos(turn) * step * length, y + Math.sin(turn) * step * length];
    if (Math.abs(px - mark.x) < mark.width / 2 + 1.5 && Math.abs(py - mark.y) < mark.height / 2 + 1.5) return true;
  }
  return false;
}

/** The longest round length under 45 mm. */
function scaleBar(millimetresPerMetre: number): { millimetres: number; label: string } {
  const lengths = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000];
  const metres = lengths.findLast((length) => length * millimetresPerMetre <= 45) ?? 10;
  return { millimetres: rounded(metres * millimetresPerMetre), label: distanceOnPaper(metres) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

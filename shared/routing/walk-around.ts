import type { Barrier } from '../domain/barrier.ts';
import type { Point } from '../domain/place.ts';
import { type Flat, gap, meeting, planeAround } from './plane.ts';
import { walkingMetres } from './walking-metres.ts';

/** Metres on foot between two points; infinite where no way leads. */
export type Walk = (from: Point, to: Point) => number;

/** One steps through a crossing, and around a corner, this near. Metres. */
const crossingWidth = 3;
const cornerRoom = 2;
/** Ends of a line nearer than this close it. */
const closed = 5;

interface Wall {
  readonly line: readonly Flat[];
  readonly crossings: readonly Flat[];
  readonly isRing: boolean;
}

/**
 * Walking between points when barriers stand in the way: straight where nothing does, else the shortest way
 * through crossings and around the ends and corners of the lines (a visibility graph: T. Lozano-Pérez and
 * M. Wesley, 1979), each stretch lengthened as streets lengthen it. A line that goes all around without a
 * crossing makes an island.
 */
export function walkAround(barriers: readonly Barrier[]): Walk {
  const [origin] = barriers.flatMap(({ line }) => line);
  if (!origin) return walkingMetres;
  const plane = planeAround(origin);
  const walls = barriers.map(({ line, crossings }): Wall => {
    const flat = line.map(plane.flat);
    return { line: flat, crossings: crossings.map(plane.flat), isRing: gap(flat[0]!, flat.at(-1)!) < closed };
  });
  const turns = walls.flatMap(turningPoints);
  const points = turns.map(plane.point);
  const count = turns.length;
  const between = shortestBetween(count, (i, j) =>
    isFree(turns[i]!, turns[j]!, walls) ? walkingMetres(points[i]!, points[j]!) : Infinity,
  );
  /** For each point asked about: the metres to each turning point, whichever way is shortest. */
  const known = new Map<string, Float64Array>();

  function toTurns(point: Point): Float64Array {
    const key = `${point.lat},${point.lon}`;
    const found = known.get(key);
    if (found) return found;
    const here = plane.flat(point);
    const metres = new Float64Array(count).fill(Infinity);
    for (let i = 0; i < count; i++) {
      if (!isFree(here, turns[i]!, walls)) continue;
      const first = walkingMetres(point, points[i]!);
      for (let j = 0; j < count; j++) metres[j] = Math.min(metres[j]!, first + between[i * count + j]!);
    }
    known.set(key, metres);
    return metres;
  }

  return (from, to) => {
    if (isFree(plane.flat(from), plane.flat(to), walls)) return walkingMetres(from, to);
    const [there, back] = [toTurns(from), toTurns(to)];
    let shortest = Infinity;
    // `back` already holds the shortest way from each turning point: one sum for each is enough.
    for (let i = 0; i < count; i++) shortest = Math.min(shortest, there[i]! + back[i]!);
    return shortest;
  };
}

/** Nothing between the two, or only crossings. Standing on a line is standing on either side of it. */
function isFree(from: Flat, to: Flat, walls: readonly Wall[]): boolean {
  for (const { line, crossings } of walls) {
    for (let i = 1; i < line.length; i++) {
      const met = meeting(from, to, line[i - 1]!, line[i]!);
      if (met === null || gap(met, from) < 0.1 || gap(met, to) < 0.1) continue;
      if (!crossings.some((crossing) => gap(crossing, met) <= crossingWidth)) return false;
    }
  }
  return true;
}

/** Where a shortest way can turn: at crossings, just past the ends, and beside each corner, on both sides. */
function turningPoints({ line, crossings, isRing }: Wall): Flat[] {
  const turns: Flat[] = [...crossings];
  const last = line.length - 1;
  line.forEach((here, i) => {
    const isEnd = !isRing && (i === 0 || i === last);
    if (isRing && i === last) return;
    const before = line[i - 1] ?? (isRing ? line[last - 1] : undefined);
    const after = line[i + 1];
    const came = before && towards(before, here);
    const goes = after && towards(here, after);
    const way = came && goes ? towards([0, 0], [came[0] + goes[0], came[1] + goes[1]]) : (came ?? goes);
    if (!way) return;
    const aside: Flat = [-way[1], way[0]];
    const beyond = isEnd ? (came ? 1 : -1) : 0;
    for (const side of isEnd ? [0, 1, -1] : [1, -1])
      turns.push([
        here[0] + cornerRoom * (side * aside[0] + beyond * way[0]),
        here[1] + cornerRoom * (side * aside[1] + beyond * way[1]),
      ]);
  });
  return turns;
}

function towards(from: Flat, to: Flat): Flat | undefined {
  const length = gap(from, to);
  return length === 0 ? undefined : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** All shortest ways (R. Floyd and S. Warshall, 1962), row by row. */
function shortestBetween(n: number, direct: (i: number, j: number) => number): Float64Array {
  const metres = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) metres[i * n + j] = metres[j * n + i] = direct(i, j);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      const first = metres[i * n + k]!;
      if (first === Infinity) continue;
      for (let j = 0; j < n; j++) {
        const through = first + metres[k * n + j]!;
        if (through < metres[i * n + j]!) metres[i * n + j] = through;
      }
    }
  return metres;
}

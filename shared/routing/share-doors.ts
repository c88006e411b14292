import type { Barrier } from '../domain/barrier.ts';
import type { Point } from '../domain/place.ts';
import { roundTimes, rungAt } from './door-hours.ts';
import { groupDoors, type RoundDoor } from './door-groups.ts';
import { orderRound, roundMetres } from './order-round.ts';
import { placeCosts } from './place-costs.ts';
import { planRounds, type RoundsProgram, type Walker } from './plan-rounds.ts';
import { metresPerMinute, minutesPerDoor, roundMinutes } from './round-minutes.ts';
import { seededRandom } from './seeded-random.ts';
import { type Walk, walkAround } from './walk-around.ts';
import { whyLeft, type WhyLeft } from './why-left.ts';

/** Who takes a share of the doors. */
export interface DoorWalker {
  /** `null`: begins at whichever door is best. */
  readonly start: Point | null;
  /** Where the round ends; at its last door when absent. */
  readonly end?: Point | null;
  readonly maxDoors: number;
}

export interface DoorsToShare {
  readonly doors: readonly RoundDoor[];
  readonly walkers: readonly DoorWalker[];
  /** Longest round, walk and doors together. */
  readonly maxMinutes: number;
  readonly seed: number;
  /** What nobody walks through; nothing when absent. */
  readonly barriers?: readonly Barrier[];
  /** When the rounds begin, in minutes since midnight; without it, the hours of doors do not count. */
  readonly startMinute?: number;
}

export interface SharedDoors {
  /** For each walker, indices of doors in walking order. */
  readonly rounds: readonly (readonly number[])[];
  /** Doors that fit in no round, and why. */
  readonly left: readonly LeftDoor[];
}

interface LeftDoor {
  readonly door: number;
  readonly why: WhyLeft;
}

/** Some 0.2 s for 60 doors and 1 s for 300 on an ordinary laptop. */
const leastIterations = 20_000;
const iterationsPerUnit = 200;
/** A share may exceed the equal one by so much, so that nobody walks far for the sake of equality. */
const unevenness = 1.25;

/** Far beyond any round: there is no way. */
function orNever(metres: number): number {
  return metres < 500_000 ? metres : Infinity;
}

/** What is given to one walker whole: the doors of one building, or a single door. */
type Unit = readonly number[];

/**
 * Shares doors between walkers so that as many as possible are visited, each with about as many as the next,
 * and everybody together walks little; then puts each round in walking order. A building goes to one walker
 * unless some of its doors would otherwise be left. Nobody exceeds their doors nor the minutes.
 */
export function shareDoors(problem: DoorsToShare, onProgress: (share: number) => void = () => {}): SharedDoors {
  const { doors, walkers } = problem;
  const walk = walkAround(problem.barriers ?? []);
  const buildings = groupDoors(doors);
  const own = walkers.map(({ maxDoors }) => maxDoors);
  const fair = fairLimits(own, doors.length);
  const attempts = 3;
  let tried = 0;
  const attempt = (units: readonly Unit[], limits: readonly number[]): Given => {
    const before = tried++;
    return give(problem, walk, units, limits, (share) => onProgress((before + share) / attempts));
  };

  let best = attempt(buildings, fair);
  if (best.left.length > 0 && fair.some((limit, i) => limit !== own[i]))
    best = theFuller(best, attempt(buildings, own));
  if (best.left.some((unit) => unit.length > 1)) {
    const left = new Set(best.left);
    const broken = buildings.flatMap((unit) => (left.has(unit) ? unit.map((door) => [door]) : [unit]));
    best = theFuller(best, attempt(broken, own));
  }
  onProgress(1);
  const rounds = best.rounds.map((units, i) => inWalkingOrder(units.flat(), walkers[i], problem, walk));
  const left = best.left.flat().sort((a, b) => a - b);
  return { rounds, left: left.map((at) => ({ door: at, why: reasonFor(doors[at]!, rounds, problem, walk) })) };
}

function reasonFor(
  { point, hours }: RoundDoor,
  rounds: readonly (readonly number[])[],
  { walkers, maxMinutes, startMinute }: DoorsToShare,
  walk: Walk,
): WhyLeft {
  const soFar = walkers.map(({ start, end, maxDoors }, i) => {
    const there = start ? walk(start, point) / metresPerMinute : 0;
    const back = end ? walk(point, end) / metresPerMinute : 0;
    const begun = startMinute ?? 0;
    const rung = startMinute === undefined ? there : rungAt(hours, begun + there) - begun;
    const doors = rounds[i]?.length ?? 0;
    return { maxDoors, doors, alone: there + minutesPerDoor + back, inHours: rung + minutesPerDoor + back };
  });
  return whyLeft(soFar, maxMinutes);
}

/** Doors that each may take when all take about as many; never more than their own limit. */
function fairLimits(own: readonly number[], doors: number): number[] {
  let equal = 0;
  const taken = (): number => own.reduce((sum, limit) => sum + Math.min(limit, equal), 0);
  const most = Math.max(0, ...own);
  while (equal < most && taken() < doors) equal += 1;
  // « About four and a half each »: rounded up before it is stretched, it would let some do six and others one.
  const level = equal - (taken() - doors) / Math.max(1, own.filter((limit) => limit >= equal).length);
  const stretched = Math.max(equal, Math.floor(level * unevenness));
  return own.map((limit) => Math.min(limit, stretched));
}

interface Given {
  readonly rounds: readonly (readonly Unit[])[];
  readonly left: readonly Unit[];
}

function theFuller(a: Given, b: Given): Given {
  return b.left.flat().length < a.left.flat().length ? b : a;
}

function give(
  { doors, walkers, maxMinutes, seed, startMinute }: DoorsToShare,
  walk: Walk,
  units: readonly Unit[],
  limits: readonly number[],
  onProgress: (share: number) => void,
): Given {
  const places = units.flatMap((unit) => doors[unit[0] ?? -1] ?? []);
  const n = places.length;
  // After the places, two more indices for each walker: where that one starts, and where they end.
  const size = n + 2 * walkers.length;
  const { matrix } = placeCosts(places, null, null, walk);
  const distances = new Float64Array(size * size);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) distances[i * size + j] = orNever(matrix[i * n + j]!);
  walkers.forEach(({ start, end }, w) => {
    places.forEach(({ point }, i) => {
      if (start) distances[(n + 2 * w) * size + i] = distances[i * size + n + 2 * w] = walk(start, point);
      if (end) distances[i * size + n + 2 * w + 1] = walk(point, end);
    });
  });
  const load = new Float64Array(size);
  units.forEach((unit, i) => (load[i] = unit.length));
  // The last door of a building must be rung in time too.
  const hours = places.map(({ hours: own }, i) => own && { ...own, to: own.to - minutesPerDoor * (load[i]! - 1) });
  const program: RoundsProgram = {
    distances,
    size,
    stops: places.map((_, i) => i),
    load,
    service: load.map((count) => count * minutesPerDoor * metresPerMinute),
    walkers: walkers.map((_, w): Walker => ({
      start: n + 2 * w,
      end: walkers[w]?.end ? n + 2 * w + 1 : null,
      maxLoad: limits[w] ?? 0,
      maxLength: maxMinutes * metresPerMinute,
    })),
    ...(startMinute !== undefined &&
      places.some(({ hours }) => hours) && {
        opens: (stop, length) =>
          (rungAt(hours[stop], startMinute + length / metresPerMinute) - startMinute) * metresPerMinute,
      }),
  };
  const iterations = walkers.length === 0 ? 0 : leastIterations + iterationsPerUnit * n;
  let asked = 0;
  const { rounds, left } = planRounds(program, {
    iterations,
    random: seededRandom(seed),
    keepGoing: () => {
      // Asked once in 256 iterations.
      onProgress(Math.min(1, (++asked * 256) / iterations));
      return true;
    },
  });
  const unitsOf = (stops: readonly number[]): Unit[] => stops.flatMap((stop) => [units[stop] ?? []]);
  return { rounds: rounds.map(unitsOf), left: unitsOf(left) };
}

/** The order of one round; the planned one where the other takes longer than there is time, or comes too late. */
function inWalkingOrder(
  planned: readonly number[],
  walker: DoorWalker | undefined,
  { doors, maxMinutes, seed, barriers, startMinute }: DoorsToShare,
  walk: Walk,
): readonly number[] {
  const own = planned.flatMap((i) => doors[i] ?? []);
  const [start, end] = [walker?.start ?? null, walker?.end ?? null];
  const { order } = orderRound({
    doors: own,
    start,
    end,
    seed,
    ...(barriers && { barriers }),
    ...(startMinute !== undefined && { startMinute }),
  });
  const asPlanned = own.map((_, i) => i);
  const [ordered, before] = [order, asPlanned].map((way) => {
    const metres = roundMetres(own, way, start, end, walk);
    if (startMinute === undefined) return { late: 0, minutes: roundMinutes(metres, own.length) };
    const points = [start, ...way.map((i) => own[i]!.point)];
    const legs = way.map((_, i) => (points[i] ? walk(points[i], points[i + 1]!) : 0));
    const hours = way.map((i) => own[i]!.hours);
    const home = end && way.length > 0 ? walk(points.at(-1)!, end) / metresPerMinute : 0;
    const { late, end: left } = roundTimes(hours, legs, startMinute);
    return { late: late.length, minutes: left + home - startMinute };
  });
  const isBetter =
    ordered!.late < before!.late ||
    (ordered!.late === before!.late && (ordered!.minutes <= maxMinutes || ordered!.minutes <= before!.minutes));
  return isBetter ? order.flatMap((i) => planned[i] ?? []) : planned;
}

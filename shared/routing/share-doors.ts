import type { Point } from '../domain/place.ts';
import { groupDoors, type RoundDoor } from './door-groups.ts';
import { orderRound, roundMetres } from './order-round.ts';
import { placeCosts } from './place-costs.ts';
import { planRounds, type RoundsProgram, type Walker } from './plan-rounds.ts';
import { metresPerMinute, minutesPerDoor, roundMinutes } from './round-minutes.ts';
import { seededRandom } from './seeded-random.ts';
import { walkingMetres } from './walking-metres.ts';
import { whyLeft, type WhyLeft } from './why-left.ts';

/** Who takes a share of the doors. */
export interface DoorWalker {
  /** `null`: begins at whichever door is best. */
  readonly start: Point | null;
  readonly maxDoors: number;
}

export interface DoorsToShare {
  readonly doors: readonly RoundDoor[];
  readonly walkers: readonly DoorWalker[];
  /** Longest round, walk and doors together. */
  readonly maxMinutes: number;
  readonly seed: number;
}

export interface SharedDoors {
  /** For each walker, indices of doors in walking order. */
  readonly rounds: readonly (readonly number[])[];
  /** Doors that fit in no round, and why. */
  readonly left: readonly LeftDoor[];
}

export interface LeftDoor {
  readonly door: number;
  readonly why: WhyLeft;
}

/** Some 0.2 s for 60 doors and 1 s for 300 on an ordinary laptop. */
const leastIterations = 20_000;
const iterationsPerUnit = 200;
/** A share may exceed the equal one by so much, so that nobody walks far for the sake of equality. */
const unevenness = 1.25;

/** What is given to one walker whole: the doors of one building, or a single door. */
type Unit = readonly number[];

/**
 * Shares doors between walkers so that as many as possible are visited, each with about as many as the next,
 * and everybody together walks little; then puts each round in walking order. A building goes to one walker
 * unless some of its doors would otherwise be left. Nobody exceeds their doors nor the minutes.
 */
export function shareDoors(problem: DoorsToShare, onProgress: (share: number) => void = () => {}): SharedDoors {
  const { doors, walkers } = problem;
  const buildings = groupDoors(doors);
  const own = walkers.map(({ maxDoors }) => maxDoors);
  const fair = fairLimits(own, doors.length);
  const attempts = 3;
  let tried = 0;
  const attempt = (units: readonly Unit[], limits: readonly number[]): Given => {
    const before = tried++;
    return give(problem, units, limits, (share) => onProgress((before + share) / attempts));
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
  const rounds = best.rounds.map((units, i) => inWalkingOrder(units.flat(), walkers[i]?.start ?? null, problem));
  const left = best.left.flat().sort((a, b) => a - b);
  return { rounds, left: left.map((at) => ({ door: at, why: reasonFor(doors[at]!, rounds, problem) })) };
}

function reasonFor(
  { point }: RoundDoor,
  rounds: readonly (readonly number[])[],
  { walkers, maxMinutes }: DoorsToShare,
): WhyLeft {
  const soFar = walkers.map(({ start, maxDoors }, i) => ({
    maxDoors,
    doors: rounds[i]?.length ?? 0,
    alone: roundMinutes(start ? walkingMetres(start, point) : 0, 1),
  }));
  return whyLeft(soFar, maxMinutes);
}

/** Doors that each may take when all take about as many; never more than their own limit. */
function fairLimits(own: readonly number[], doors: number): number[] {
  let equal = 0;
  const taken = (): number => own.reduce((sum, limit) => sum + Math.min(limit, equal), 0);
  const most = Math.max(0, ...own);
  while (equal < most && taken() < doors) equal += 1;
  return own.map((limit) => Math.min(limit, Math.floor(equal * unevenness)));
}

interface Given {
  readonly rounds: readonly (readonly Unit[])[];
  readonly left: readonly Unit[];
}

function theFuller(a: Given, b: Given): Given {
  return b.left.flat().length < a.left.flat().length ? b : a;
}

function give(
  { doors, walkers, maxMinutes, seed }: DoorsToShare,
  units: readonly Unit[],
  limits: readonly number[],
  onProgress: (share: number) => void,
): Given {
  const places = units.flatMap((unit) => doors[unit[0] ?? -1] ?? []);
  const n = places.length;
  // After the places, one more index for each walker: where that one starts.
  const size = n + walkers.length;
  const { matrix } = placeCosts(places, null, null);
  const distances = new Float64Array(size * size);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) distances[i * size + j] = matrix[i * n + j]!;
  walkers.forEach(({ start }, w) => {
    if (start === null) return;
    places.forEach(({ point }, i) => {
      const metres = walkingMetres(start, point);
      distances[(n + w) * size + i] = metres;
      distances[i * size + n + w] = metres;
    });
  });
  const load = new Float64Array(size);
  units.forEach((unit, i) => (load[i] = unit.length));
  const program: RoundsProgram = {
    distances,
    size,
    stops: places.map((_, i) => i),
    load,
    service: load.map((count) => count * minutesPerDoor * metresPerMinute),
    walkers: walkers.map((_, w): Walker => ({
      start: n + w,
      end: null,
      maxLoad: limits[w] ?? 0,
      maxLength: maxMinutes * metresPerMinute,
    })),
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

/** The order of one round; the planned one where the other takes longer than there is time. */
function inWalkingOrder(
  planned: readonly number[],
  start: Point | null,
  { doors, maxMinutes, seed }: DoorsToShare,
): readonly number[] {
  const own = planned.flatMap((i) => doors[i] ?? []);
  const { order, metres } = orderRound({ doors: own, start, end: null, seed });
  const fits = roundMinutes(metres, own.length) <= maxMinutes;
  const shorter = metres <= roundMetres(doors, planned, start, null);
  return fits || shorter ? order.flatMap((i) => planned[i] ?? []) : planned;
}

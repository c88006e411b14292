import { existsSync } from 'node:fs';
import { planRounds, type RoundsProgram } from '../../shared/routing/plan-rounds.ts';
import { seededRandom } from '../../shared/routing/seeded-random.ts';
import { type BenchRow, benchRow } from './bench-report.ts';
import { readPlans } from './instances/read-instances.ts';
import type { RoundsInstance } from './instances/rounds-instance.ts';

const data = new URL('../../../shared/data/cvrplib/', import.meta.url);
const seeds = 5;
const milliseconds = 1000;
/** Iterations that tell how many this machine does in a second. */
const trial = 5000;

/** How far plans for several walkers stay from their published optima (CVRPLIB), in one second. */
export default async function rounds(): Promise<BenchRow[]> {
  if (!existsSync(data)) {
    console.log(`The reference data is absent: ${data.pathname}. Nothing was measured.`);
    return [];
  }
  const instances = await readPlans(data);
  const rows: BenchRow[] = [];
  const gaps: number[] = [];
  for (const instance of instances) {
    const { name, program, optimum } = instance;
    const runs = Array.from({ length: seeds }, (_, seed) => inOneSecond(instance, seed + 1));
    const whole = runs.filter((length) => length < Infinity);
    if (whole.length < runs.length)
      console.log(`${name}: ${runs.length - whole.length} of ${seeds} plans left a stop.`);
    // A plan that leaves a stop is no plan: it counts as twice the length.
    if (optimum !== null) gaps.push(...runs.map((length) => 100 * (Math.min(2, length / optimum) - 1)));
    if (whole.length === 0) continue;
    rows.push(
      benchRow({
        work: `${name}, ${program.stops.length} stops, in ${milliseconds} ms`,
        unit: 'length',
        ours: whole,
        ...(optimum === null ? {} : { reference: { name: 'published optimum', values: [optimum] } }),
      }),
    );
  }
  if (gaps.length === 0) return rows;
  const measured = `${milliseconds} ms, ${gaps.length / seeds} instances × ${seeds} seeds`;
  return [
    benchRow({
      work: `plan rounds: mean gap to the optimum in ${measured}`,
      unit: '%',
      ours: [gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length],
      atMost: { of: 'ours', value: 0.5 },
    }),
    benchRow({ work: `plan rounds: worst gap in ${measured}`, unit: '%', ours: [Math.max(...gaps)] }),
    ...rows,
  ];
}

/**
 * Cooling is planned over a number of iterations, so that a plan does not depend on the clock: first how many
 * this machine does in a second, then the search; a clock stops it all the same when the second is over.
 */
function inOneSecond({ name, program, optimum }: RoundsInstance, seed: number): number {
  planRounds(program, { iterations: trial, random: seededRandom(seed + 100) });
  const before = performance.now();
  planRounds(program, { iterations: trial, random: seededRandom(seed + 100) });
  const iterations = Math.floor((0.95 * milliseconds * trial) / (performance.now() - before));
  const start = performance.now();
  const plan = planRounds(program, {
    iterations,
    random: seededRandom(seed),
    keepGoing: () => performance.now() - start < milliseconds,
  });
  const length = proven(name, program, plan.rounds);
  // A plan may leave the depot more often than the published one; one that is shorter all the same was misread.
  if (optimum !== null && length < optimum - 0.5) console.log(`${name}: ${length} is shorter than ${optimum}.`);
  return length;
}

/**
 * The length of the rounds themselves, not what the search believes; every stop once at most, no walker overloaded.
 * Infinite when a stop is left.
 */
function proven(name: string, program: RoundsProgram, planned: readonly (readonly number[])[]): number {
  const { stops, walkers, load, distances, size } = program;
  const served = planned.flat().sort((a, b) => a - b);
  if (new Set(served).size !== served.length) throw new Error(`${name}: a stop is served twice`);
  if (served.length < stops.length) return Infinity;
  let length = 0;
  planned.forEach((round, i) => {
    if (round.reduce((sum, stop) => sum + (load[stop] ?? 0), 0) > (walkers[i]?.maxLoad ?? 0))
      throw new Error(`${name}: a walker carries too much`);
    const depot = walkers[i]?.start ?? 0;
    const path = round.length === 0 ? [] : [depot, ...round, depot];
    for (let at = 1; at < path.length; at++) length += distances[path[at - 1]! * size + path[at]!]!;
  });
  return length;
}

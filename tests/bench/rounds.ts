import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { planRounds, type RoundsProgram } from '../../shared/routing/plan-rounds.ts';
import { seededRandom } from '../../shared/routing/seeded-random.ts';
import { type BenchRow, benchRow } from './bench-report.ts';

const data = new URL('../../../shared/data/cvrplib/', import.meta.url);
const seeds = 5;
const milliseconds = 1000;
/** Iterations that tell how many this machine does in a second. */
const trial = 5000;

interface Instance {
  readonly name: string;
  readonly program: RoundsProgram;
  readonly optimum: number;
}

/** How far plans for several walkers stay from their published optima (CVRPLIB, EUC_2D), in one second. */
export default async function rounds(): Promise<BenchRow[]> {
  if (!existsSync(data)) {
    console.log(`The reference data is absent: ${data.pathname}. Nothing was measured.`);
    return [];
  }
  const optima = JSON.parse(await readFile(new URL('optima.json', data), 'utf8')) as Record<string, number>;
  const instances = await Promise.all(Object.entries(optima).map(([name, optimum]) => readInstance(name, optimum)));
  const rows: BenchRow[] = [];
  const gaps: number[][] = [];
  for (const instance of instances) {
    const runs = Array.from({ length: seeds }, (_, seed) => inOneSecond(instance, seed + 1));
    gaps.push(runs.map((length) => 100 * (length / instance.optimum - 1)));
    rows.push(
      benchRow({
        work: `${instance.name} in ${milliseconds} ms`,
        unit: 'length',
        ours: runs,
        reference: { name: 'published optimum', values: [instance.optimum] },
      }),
    );
  }
  const all = gaps.flat();
  const measured = `${milliseconds} ms, ${instances.length} instances × ${seeds} seeds`;
  return [
    benchRow({
      work: `mean gap to the optimum in ${measured}`,
      unit: '%',
      ours: [all.reduce((sum, gap) => sum + gap, 0) / all.length],
      atMost: { of: 'ours', value: 0.5 },
    }),
    benchRow({ work: `worst gap to the optimum in ${measured}`, unit: '%', ours: [Math.max(...all)] }),
    ...rows,
  ];
}

/**
 * Cooling is planned over a number of iterations, so that a plan does not depend on the clock: first how many
 * this machine does in a second, then the search; a clock stops it all the same when the second is over.
 */
function inOneSecond({ name, program }: Instance, seed: number): number {
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
  return proven(name, program, plan.rounds);
}

/** The length of the rounds themselves, not what the search believes; every stop once, no walker overloaded. */
function proven(name: string, program: RoundsProgram, planned: readonly (readonly number[])[]): number {
  const { stops, walkers, load, distances, size } = program;
  const served = planned.flat().sort((a, b) => a - b);
  if (served.join() !== [...stops].sort((a, b) => a - b).join()) throw new Error(`${name}: not every stop is served`);
  let length = 0;
  planned.forEach((round, i) => {
    if (round.reduce((sum, stop) => sum + (load[stop] ?? 0), 0) > (walkers[i]?.maxLoad ?? 0))
      throw new Error(`${name}: a walker carries too much`);
    const path = round.length === 0 ? [] : [0, ...round, 0];
    for (let at = 1; at < path.length; at++) length += distances[path[at - 1]! * size + path[at]!]!;
  });
  return length;
}

async function readInstance(name: string, optimum: number): Promise<Instance> {
  const text = await readFile(new URL(`${name}.vrp`, data), 'utf8');
  const [, coordinates = '', demands = ''] =
    /NODE_COORD_SECTION\s+([\s\S]*?)DEMAND_SECTION\s+([\s\S]*?)DEPOT_SECTION/.exec(text) ?? [];
  const capacity = Number(/CAPACITY\s*:\s*(\d+)/.exec(text)?.[1]);
  const walkers = Number(/-k(\d+)$/.exec(name)?.[1]);
  const points = numbers(coordinates);
  const size = points.length;
  const distances = new Float64Array(size * size);
  points.forEach(([, x = NaN, y = NaN], i) =>
    points.forEach(([, u = NaN, v = NaN], j) => {
      // EUC_2D: rounded to the nearest integer.
      distances[i * size + j] = Math.floor(Math.hypot(x - u, y - v) + 0.5);
    }),
  );
  const program: RoundsProgram = {
    distances,
    size,
    stops: points.slice(1).map((_, i) => i + 1),
    load: Float64Array.from(numbers(demands), ([, demand = NaN]) => demand),
    service: new Float64Array(size),
    walkers: Array.from({ length: walkers }, () => ({ start: 0, end: 0, maxLoad: capacity, maxLength: Infinity })),
  };
  return { name, program, optimum };
}

function numbers(section: string): number[][] {
  return section
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { searchTour, type TourSearch } from '../../shared/routing/local-search.ts';
import { type BenchRow, benchRow, median } from './bench-report.ts';

const data = new URL('../../../shared/data/tsplib/', import.meta.url);
const seeds = 7;
/** Perturbations between two looks at the clock: the search itself knows no time. */
const step = 50;

const budgets = [
  { milliseconds: 100, reach: 0.4 },
  { milliseconds: 1000, reach: 0.2 },
];

interface Instance {
  readonly name: string;
  readonly n: number;
  readonly matrix: Float64Array;
  readonly optimum: number;
}

/** How far closed tours stay from their proven optima (TSPLIB, EUC_2D), in a given time. */
export default async function routing(): Promise<BenchRow[]> {
  if (!existsSync(data)) {
    console.log(`The reference data is absent: ${data.pathname}. Nothing was measured.`);
    return [];
  }
  const optima = JSON.parse(await readFile(new URL('optima.json', data), 'utf8')) as Record<string, number>;
  const instances = await Promise.all(Object.entries(optima).map(([name, optimum]) => readInstance(name, optimum)));
  const [first] = instances;
  // The first search pays for compilation; it is not the one to measure.
  if (first) search(first, 1, 200);

  const rows: BenchRow[] = [];
  for (const { milliseconds, reach } of budgets) {
    const gaps = instances.map((instance) =>
      Array.from({ length: seeds }, (_, seed) => gap(instance, search(instance, seed + 1, milliseconds))),
    );
    const means = Array.from({ length: seeds }, (_, seed) => mean(gaps.map((ofOne) => ofOne[seed] ?? 0)));
    rows.push(
      benchRow({
        work: `mean gap to the optimum in ${milliseconds} ms, ${instances.length} instances`,
        unit: '%',
        ours: means,
        atMost: { of: 'ours', value: reach },
      }),
    );
    instances.forEach((instance, i) =>
      rows.push(
        benchRow({
          work: `${instance.name} in ${milliseconds} ms`,
          unit: 'length',
          ours: (gaps[i] ?? []).map((percent) => instance.optimum * (1 + percent / 100)),
          reference: { name: 'proven optimum', values: [instance.optimum] },
        }),
      ),
    );
    console.log(
      `${milliseconds} ms: worst ${Math.max(...gaps.flat()).toFixed(3)} %, median ${median(gaps.flat()).toFixed(3)} %`,
    );
  }
  return rows;
}

/** From the matrix to the tour: neighbour lists and first tour are in the time. */
function search({ matrix, n }: Instance, seed: number, milliseconds: number): TourSearch {
  const end = performance.now() + milliseconds;
  const found = searchTour(matrix, n, seed);
  while (performance.now() < end) found.improve(step);
  return found;
}

/** Measured on the tour itself, not on what the search believes. */
function gap({ matrix, n, optimum }: Instance, found: TourSearch): number {
  const tour = found.tour();
  if (new Set(tour).size !== n) throw new Error('not a tour');
  const length = tour.reduce((sum, node, i) => sum + (matrix[node * n + (tour[(i + 1) % n] ?? 0)] ?? 0), 0);
  return 100 * (length / optimum - 1);
}

async function readInstance(name: string, optimum: number): Promise<Instance> {
  const text = await readFile(new URL(`${name}.tsp`, data), 'utf8');
  const points = [...text.matchAll(/^\s*\d+\s+([-+\d.eE]+)\s+([-+\d.eE]+)\s*$/gm)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  const n = points.length;
  const matrix = new Float64Array(n * n);
  points.forEach(([x, y], i) =>
    points.forEach(([u, v], j) => {
      // EUC_2D: rounded to the nearest integer.
      matrix[i * n + j] = Math.floor(Math.hypot(x - u, y - v) + 0.5);
    }),
  );
  return { name, n, matrix, optimum };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

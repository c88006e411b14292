import { existsSync } from 'node:fs';
import { searchTour, type TourSearch } from '../../shared/routing/search-tour.ts';
import { type BenchRow, benchRow, median } from './bench-report.ts';
import { readTours, type TourInstance } from './instances/read-instances.ts';
import planning from './rounds.ts';

const data = new URL('../../../shared/data/tsplib/', import.meta.url);
const seeds = 7;
/** Perturbations between two looks at the clock: the search itself knows no time. */
const step = 50;

const budgets = [
  { milliseconds: 100, reach: 0.4 },
  { milliseconds: 1000, reach: 0.2 },
];

/** The walking order of one round, then plans of several, each beside its published optima. */
export default async function routing(): Promise<BenchRow[]> {
  return [...(await ordering()), ...(await planning())];
}

/** How far closed tours stay from their proven optima (TSPLIB), in a given time. */
async function ordering(): Promise<BenchRow[]> {
  if (!existsSync(data)) {
    console.log(`The reference data is absent: ${data.pathname}. Nothing was measured.`);
    return [];
  }
  const instances = await readTours(data);
  const [first] = instances;
  // The first search pays for compilation; it is not the one to measure.
  if (first) search(first, 1, 200);

  const rows: BenchRow[] = [];
  for (const { milliseconds, reach } of budgets) {
    const lengths = instances.map((instance) =>
      Array.from({ length: seeds }, (_, seed) => proven(instance, search(instance, seed + 1, milliseconds))),
    );
    const gaps = instances.flatMap(({ optimum }, i) =>
      optimum === null ? [] : [lengths[i]!.map((length) => 100 * (length / optimum - 1))],
    );
    if (gaps.length > 0) {
      const measured = `${milliseconds} ms, ${gaps.length} instances × ${seeds} seeds`;
      const means = Array.from({ length: seeds }, (_, seed) => mean(gaps.map((ofOne) => ofOne[seed] ?? 0)));
      rows.push(
        benchRow({
          work: `order a round: mean gap to the optimum in ${measured}`,
          unit: '%',
          ours: means,
          atMost: { of: 'ours', value: reach },
        }),
        benchRow({ work: `order a round: worst gap in ${measured}`, unit: '%', ours: [Math.max(...gaps.flat())] }),
      );
      console.log(
        `${milliseconds} ms: worst ${Math.max(...gaps.flat()).toFixed(3)} %, median ${median(gaps.flat()).toFixed(3)} %`,
      );
    }
    instances.forEach(({ name, n, optimum }, i) =>
      rows.push(
        benchRow({
          work: `${name}, ${n} places, in ${milliseconds} ms`,
          unit: 'length',
          ours: lengths[i]!,
          ...(optimum === null ? {} : { reference: { name: 'proven optimum', values: [optimum] } }),
        }),
      ),
    );
  }
  return rows;
}

/** From the matrix to the tour: neighbour lists and first tour are in the time. */
function search({ matrix, n }: TourInstance, seed: number, milliseconds: number): TourSearch {
  const end = performance.now() + milliseconds;
  const found = searchTour(matrix, n, seed);
  while (performance.now() < end) found.improve(step);
  return found;
}

/** Measured on the tour itself, not on what the search believes. */
function proven({ name, matrix, n, optimum }: TourInstance, found: TourSearch): number {
  const tour = found.tour();
  if (new Set(tour).size !== n) throw new Error(`${name}: not a tour`);
  const length = tour.reduce((sum, node, i) => sum + (matrix[node * n + (tour[(i + 1) % n] ?? 0)] ?? 0), 0);
  if (optimum !== null && length < optimum) throw new Error(`${name}: shorter than its optimum, so it is misread`);
  return length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import fc from '../../../properties.ts';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../fixtures/seeded-random.ts';
import { searchTour } from '../../../../shared/routing/search-tour.ts';

const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), {
  minLength: 0,
  maxLength: 40,
});

function matrixOf(spots: readonly (readonly [number, number])[]): Float64Array {
  return Float64Array.from(spots.flatMap(([x, y]) => spots.map(([u, v]) => Math.hypot(x - u, y - v))));
}

it('visits each place once, knows its length, and never gets longer', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 0, max: 1000 }), (spots, seed) => {
      const n = spots.length;
      const matrix = matrixOf(spots);
      const search = searchTour(matrix, n, seed);
      for (const before of [search.length, search.length]) {
        search.improve(50);
        const tour = search.tour();
        const length = tour.reduce((sum, node, i) => sum + (matrix[node * n + (tour[(i + 1) % n] ?? 0)] ?? 0), 0);
        expect([...tour].sort((a, b) => a - b)).toEqual(spots.map((_, i) => i));
        expect(search.length).toBeCloseTo(length, 6);
        expect(search.length).toBeLessThanOrEqual(before + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

it('finds the shortest tour of a few places', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 8, maxLength: 8 }), (spots) => {
      const matrix = matrixOf(spots);
      const search = searchTour(matrix, 8, 1);
      search.improve(300);
      expect(search.length).toBeLessThanOrEqual(shortest(matrix, 8) + 1e-6);
    }),
    { numRuns: 15 },
  );
});

it('leads from one cluster to the next as well as within each: wherever it begins, the same length within a hair', () => {
  const random = seededRandom(207);
  const centres = Array.from({ length: 8 }, () => [random() * 10_000, random() * 10_000] as const);
  const around = () => (Array.from({ length: 6 }, random).reduce((sum, one) => sum + one, 0) - 3) * 300;
  const spots = Array.from({ length: 200 }, (_, i) => {
    const [x, y] = centres[i % 8]!;
    return [x + around(), y + around()] as const;
  });
  const lengths = [0, 31, 62, 93, 124, 155].map((first) => {
    const search = searchTour(matrixOf([...spots.slice(first), ...spots.slice(0, first)]), 200, 1);
    search.improve(4000);
    return search.length;
  });
  expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.005);
});

/** By trying them all. */
function shortest(matrix: Float64Array, n: number): number {
  let best = Infinity;
  const walk = (node: number, left: readonly number[], length: number): void => {
    if (length >= best) return;
    if (left.length === 0) best = Math.min(best, length + (matrix[node * n] ?? 0));
    for (const next of left)
      walk(
        next,
        left.filter((other) => other !== next),
        length + (matrix[node * n + next] ?? 0),
      );
  };
  walk(
    0,
    Array.from({ length: n - 1 }, (_, i) => i + 1),
    0,
  );
  return best;
}

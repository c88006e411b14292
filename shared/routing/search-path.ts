import { searchTour } from './search-tour.ts';
import type { PlaceCosts } from './place-costs.ts';

/** Perturbations: some 60 ms for a hundred places on an ordinary laptop. */
const mostIterations = 4000;
const iterationsPerPlace = 60;

/**
 * The open way as a closed tour: one more node stands for both ends. It is as far from each place as the
 * start; where there is an end too, a second node stands for it and the two are tied together.
 */
export function searchPath({ matrix, first, last }: PlaceCosts, n: number, seed: number): number[] {
  const size = n + 2;
  const beginning = n;
  const ending = n + 1;
  const closed = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) closed[i * size + j] = matrix[i * n + j]!;
    closed[i * size + beginning] = closed[beginning * size + i] = first[i]!;
    closed[i * size + ending] = closed[ending * size + i] = last[i]!;
  }
  // Tied together: cheaper than any walk that would part them, yet not so as to blunt the arithmetic.
  const farthest = closed.reduce((most, cost) => Math.max(most, cost), 0);
  closed[beginning * size + ending] = closed[ending * size + beginning] = -4 * farthest - 1;

  const search = searchTour(closed, size, seed);
  search.improve(Math.min(mostIterations, iterationsPerPlace * size));
  const tour = search.tour();
  const at = tour.indexOf(beginning);
  const forward = [...tour.slice(at + 1), ...tour.slice(0, at)];
  // The ending stands beside the beginning, on one side or the other.
  if (forward[0] === ending) forward.reverse();
  return forward.filter((node) => node < n);
}

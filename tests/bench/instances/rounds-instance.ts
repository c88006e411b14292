import type { RoundsProgram } from '../../../shared/routing/plan-rounds.ts';
import { edgeWeights, UnreadableInstance } from './edge-weights.ts';
import { headerNumber, type LibraryFile } from './library-file.ts';

export interface RoundsInstance {
  readonly name: string;
  readonly program: RoundsProgram;
  readonly optimum: number | null;
}

/** One depot, one capacity; a longest route and a time at each stop where the file gives them. */
export function roundsProgram(name: string, file: LibraryFile): RoundsProgram {
  const { matrix, n } = edgeWeights(file);
  const capacity = headerNumber(file, 'CAPACITY');
  const demands = file.sections.get('DEMAND') ?? [];
  if (capacity === null || demands.length !== 2 * n) throw new UnreadableInstance('capacity or demands are missing');
  const depots = (file.sections.get('DEPOT') ?? [1]).filter((depot) => depot > 0);
  if (depots.length !== 1) throw new UnreadableInstance('it has several depots');
  const depot = depots[0]! - 1;
  const load = new Float64Array(n);
  for (let i = 0; i < demands.length; i += 2) load[demands[i]! - 1] = demands[i + 1]!;
  const stops = Array.from({ length: n }, (_, i) => i).filter((i) => i !== depot);
  const atEach = headerNumber(file, 'SERVICE_TIME') ?? 0;
  const maxLength = headerNumber(file, 'DISTANCE') ?? Infinity;
  const walkers = fleet(name, file, { load, capacity, stops: stops.length });
  return {
    distances: matrix,
    size: n,
    stops,
    load,
    service: Float64Array.from(load, (_, i) => (i === depot ? 0 : atEach)),
    walkers: Array.from({ length: walkers }, () => ({ start: depot, end: depot, maxLoad: capacity, maxLength })),
  };
}

/**
 * How many rounds may be made. The older sets (A, B, E, F, M, P …) fix the number that ends their name; later
 * ones (X …) and files that say nothing leave it free, as their optima were computed.
 */
function fleet(
  name: string,
  file: LibraryFile,
  { load, capacity, stops }: { load: Float64Array; capacity: number; stops: number },
): number {
  const comment = file.header.get('COMMENT') ?? '';
  const told =
    /-k(\d+)$/.exec(name)?.[1] ?? /trucks?\s*:\s*(\d+)/i.exec(comment)?.[1] ?? file.header.get('VEHICLES') ?? '';
  const least = Math.ceil(load.reduce((sum, demand) => sum + demand, 0) / capacity);
  const fixed = Number.parseInt(told);
  const isFree = name.startsWith('X-') || !Number.isFinite(fixed) || headerNumber(file, 'DISTANCE') !== null;
  if (!isFree) return fixed;
  return Math.min(stops, Math.ceil(Math.max(least, Number.isFinite(fixed) ? fixed : 0) * 1.2) + 2);
}

import { leavingCosts, type AssignmentProgram } from '../../../../shared/matching/assign.ts';
import { seededRandom } from '../../../fixtures/seeded-random.ts';

export interface ProgramShape {
  readonly rows: number;
  readonly columns: number;
  /** Nearest columns that a row may take. */
  readonly degree: number;
  /** 0 when not given: some columns take nobody. */
  readonly minCapacity?: number;
  readonly maxCapacity: number;
  readonly ranks: number;
}

/** Requests and offers strewn over 2.5 km × 2.5 km, seeded; costs are walking metres. */
export function randomProgram(shape: ProgramShape, seed: number): AssignmentProgram {
  const { minCapacity = 0, maxCapacity } = shape;
  const random = seededRandom(seed);
  const place = () => ({ x: random() * 2500, y: random() * 2500 });
  const offers = Array.from({ length: shape.columns }, place);
  const rowStart = new Int32Array(shape.rows + 1);
  const columns: number[] = [];
  const costs: number[] = [];
  for (let row = 0; row < shape.rows; row++) {
    const { x, y } = place();
    // Metres and column in one number: sorted as numbers, ties by column.
    const known = offers.flatMap((offer, column) =>
      random() < 0.5 ? [Math.round(1.3 * Math.hypot(offer.x - x, offer.y - y)) * shape.columns + column] : [],
    );
    for (const pair of Float64Array.from(known).sort().subarray(0, shape.degree)) {
      columns.push(pair % shape.columns);
      costs.push(Math.floor(pair / shape.columns));
    }
    rowStart[row + 1] = columns.length;
  }
  const graph = { rowStart, columns: Int32Array.from(columns), costs: Float64Array.from(costs) };
  return {
    ...graph,
    capacities: Int32Array.from(offers, () => minCapacity + Math.floor(random() * (maxCapacity - minCapacity + 1))),
    leaving: leavingCosts(
      graph,
      Array.from({ length: shape.rows }, () => 1 + Math.floor(random() * shape.ranks)),
    ),
  };
}

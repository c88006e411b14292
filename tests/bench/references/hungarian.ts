import type { AssignmentProgram } from '../../../shared/matching/assign.ts';

/**
 * The least cost of a program by the dense Hungarian method with potentials, O(rows² × places) (H. W. Kuhn, 1955;
 * J. Munkres, 1957): every place of an offer is a column, and every row has a column of its own to stay alone in.
 */
export function hungarianCost(program: AssignmentProgram): number {
  const { rowStart, columns, costs, capacities, leaving } = program;
  const rows = leaving.length;
  const firstPlace = new Int32Array(capacities.length + 1);
  capacities.forEach((capacity, column) => (firstPlace[column + 1] = firstPlace[column]! + capacity));
  const width = firstPlace[capacities.length]! + rows;

  const matrix = new Float64Array(rows * width).fill(Infinity);
  for (let row = 0; row < rows; row++) {
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const column = columns[pair]!;
      matrix.fill(costs[pair]!, row * width + firstPlace[column]!, row * width + firstPlace[column + 1]!);
    }
    matrix[row * width + width - rows + row] = leaving[row]!;
  }

  // Rows and columns are counted from 1; column 0 stands for the row that is being placed.
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(width + 1);
  const rowIn = new Int32Array(width + 1);
  const cameFrom = new Int32Array(width + 1);
  for (let source = 1; source <= rows; source++) {
    rowIn[0] = source;
    const slack = new Float64Array(width + 1).fill(Infinity);
    const settled = new Uint8Array(width + 1);
    let column = 0;
    while (column === 0 || rowIn[column] !== 0) {
      settled[column] = 1;
      const row = rowIn[column]!;
      let next = 0;
      let least = Infinity;
      for (let other = 1; other <= width; other++) {
        if (settled[other]) continue;
        const reduced = matrix[(row - 1) * width + other - 1]! - rowPrice[row]! - columnPrice[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if (slack[other]! < least) {
          least = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= width; other++) {
        if (settled[other]) {
          rowPrice[rowIn[other]!]! += least;
          columnPrice[other]! -= least;
        } else slack[other]! -= least;
      }
      column = next;
    }
    for (let at = column; at !== 0; at = cameFrom[at]!) rowIn[at] = rowIn[cameFrom[at]!]!;
  }

  let cost = 0;
  for (let column = 1; column <= width; column++)
    if (rowIn[column] !== 0) cost += matrix[(rowIn[column]! - 1) * width + column - 1]!;
  return cost;
}

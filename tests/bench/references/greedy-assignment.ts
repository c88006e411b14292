import type { AssignmentProgram } from '../../../shared/matching/assign.ts';

/** What one does by hand: the most deserving request first, each given the nearest helper who still has a place. */
export function greedyAssignment(program: AssignmentProgram): Int32Array {
  const { rowStart, columns, costs, capacities, leaving } = program;
  const places = Int32Array.from(capacities);
  const pairOf = new Int32Array(leaving.length).fill(-1);
  const order = [...leaving.keys()].sort((a, b) => leaving[b]! - leaving[a]!);
  for (const row of order) {
    let nearest = -1;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++)
      if (places[columns[pair]!]! > 0 && (nearest === -1 || costs[pair]! < costs[nearest]!)) nearest = pair;
    if (nearest === -1) continue;
    places[columns[nearest]!]!--;
    pairOf[row] = nearest;
  }
  return pairOf;
}

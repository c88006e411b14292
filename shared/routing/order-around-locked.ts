import { type RoundDoor, topFloorFirst } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import type { PlaceCosts } from './order-round.ts';
import { seededRandom } from './seeded-random.ts';

/** Random restarts of the descent; locked rounds are small, and most of their order is decided by hand. */
const restarts = 4;

/**
 * Orders the doors while each locked one keeps its rank: exact to twelve doors, else a descent over swaps,
 * reversals and insertions among the free ranks, from several beginnings.
 */
export function orderAroundLocked(
  doors: readonly RoundDoor[],
  costs: PlaceCosts,
  seed: number,
): { order: number[]; exact: boolean } {
  const n = doors.length;
  if (n <= heldKarpLimit) {
    const ranks = Int32Array.from(doors, (door, i) => (door.locked ? i : -1));
    const path = shortestPath(costs.matrix, n, costs.first, costs.last, ranks);
    return { order: stairsDown(path, doors), exact: true };
  }

  const free = doors.flatMap((door, i) => (door.locked ? [] : [i]));
  const random = seededRandom(seed);
  let best: number[] = [];
  let shortest = Infinity;
  for (let attempt = 0; attempt < restarts; attempt++) {
    const order = doors.map((_, i) => i);
    if (attempt > 0) shuffle(order, free, random);
    const length = descend(order, free, costs);
    if (length < shortest) {
      shortest = length;
      best = order;
    }
  }
  return { order: stairsDown(best, doors), exact: false };
}

function descend(order: number[], free: readonly number[], costs: PlaceCosts): number {
  let length = pathCost(order, costs);
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < free.length; i++) {
      for (let j = i + 1; j < free.length; j++) {
        for (const move of moves) {
          move(order, free, i, j);
          const changed = pathCost(order, costs);
          if (changed < length - 1e-9) {
            length = changed;
            improved = true;
          } else {
            inverse.get(move)?.(order, free, i, j);
          }
        }
      }
    }
  }
  return length;
}

type Move = (order: number[], ranks: readonly number[], i: number, j: number) => void;

const swap: Move = (order, ranks, i, j) => {
  const a = ranks[i]!;
  const b = ranks[j]!;
  [order[a], order[b]] = [order[b]!, order[a]!];
};
const reverse: Move = (order, ranks, i, j) => {
  for (let a = i, b = j; a < b; a++, b--) swap(order, ranks, a, b);
};
const later: Move = (order, ranks, i, j) => {
  const moved = order[ranks[i]!]!;
  for (let k = i; k < j; k++) order[ranks[k]!] = order[ranks[k + 1]!]!;
  order[ranks[j]!] = moved;
};
const earlier: Move = (order, ranks, i, j) => {
  const moved = order[ranks[j]!]!;
  for (let k = j; k > i; k--) order[ranks[k]!] = order[ranks[k - 1]!]!;
  order[ranks[i]!] = moved;
};
const moves = [later, earlier, reverse, swap] as const;
const inverse = new Map<Move, Move>([
  [later, earlier],
  [earlier, later],
  [reverse, reverse],
  [swap, swap],
]);

function pathCost(order: readonly number[], { matrix, first, last }: PlaceCosts): number {
  const n = order.length;
  let cost = first[order[0]!]! + last[order[n - 1]!]!;
  for (let i = 1; i < n; i++) cost += matrix[order[i - 1]! * n + order[i]!]!;
  return cost;
}

function shuffle(order: number[], ranks: readonly number[], random: () => number): void {
  for (let i = ranks.length - 1; i > 0; i--) swap(order, ranks, Math.floor(random() * (i + 1)), i);
}

/** Free doors of one spot that follow each other are put from the top floor down; locked ones stay. */
function stairsDown(path: readonly number[], doors: readonly RoundDoor[]): number[] {
  const order = [...path];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    const here = doors[order[from]!]!;
    const joins = (i: number): boolean => {
      const other = doors[order[i]!]!;
      return !here.locked && !other.locked && other.point.lat === here.point.lat && other.point.lon === here.point.lon;
    };
    while (to < order.length && joins(to)) to += 1;
    order.splice(from, to - from, ...topFloorFirst(order.slice(from, to), doors));
    from = to;
  }
  return order;
}

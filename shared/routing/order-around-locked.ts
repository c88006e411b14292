import { type RoundDoor, topFloorFirst } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import type { PlaceCosts } from './place-costs.ts';
import { searchPath } from './search-path.ts';

/** Free ranks farther apart than this are not exchanged: a long round stays quick to order. */
const widest = 40;

/**
 * Orders the doors while each locked one keeps its rank: exact to twelve doors, else a descent over swaps,
 * reversals and insertions among the free ranks, from the order as it is and from the best one without locks.
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
  const asItIs = doors.map((_, i) => i);
  const unlocked = searchPath(costs, n, seed).filter((i) => doors[i]?.locked === false);
  const refilled = [...asItIs];
  free.forEach((rank, k) => (refilled[rank] = unlocked[k]!));
  const candidates = [asItIs, refilled].map((order) => {
    descend(order, free, costs);
    return { order, cost: costBetween(order, 0, n - 1, costs) };
  });
  const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { order: stairsDown(best.order, doors), exact: false };
}

function descend(order: number[], free: readonly number[], costs: PlaceCosts): void {
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < free.length; i++) {
      for (let j = i + 1; j < Math.min(free.length, i + widest); j++) {
        const before = costBetween(order, free[i]!, free[j]!, costs);
        for (const { move, back } of moves) {
          move(order, free, i, j);
          if (costBetween(order, free[i]!, free[j]!, costs) < before - 1e-9) {
            improved = true;
            break;
          }
          back(order, free, i, j);
        }
      }
    }
  }
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
const moves = [
  { move: later, back: earlier },
  { move: earlier, back: later },
  { move: reverse, back: reverse },
  { move: swap, back: swap },
] as const;

/** Cost of the way from the door before rank `from` to the door after rank `to`. */
function costBetween(order: readonly number[], from: number, to: number, { matrix, first, last }: PlaceCosts): number {
  const n = order.length;
  let cost = from === 0 ? first[order[0]!]! : matrix[order[from - 1]! * n + order[from]!]!;
  for (let i = from + 1; i <= to; i++) cost += matrix[order[i - 1]! * n + order[i]!]!;
  return cost + (to === n - 1 ? last[order[to]!]! : matrix[order[to]! * n + order[to + 1]!]!);
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

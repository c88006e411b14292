import { type RoundDoor, topFloorFirst } from './door-groups.ts';
import { heldKarpLimit, shortestPath } from './held-karp.ts';
import type { PlaceCosts } from './place-costs.ts';
import { descendOverRanks } from './descend-over-ranks.ts';
import { sameBuilding } from './same-building.ts';
import { searchPath } from './search-path.ts';

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
    descendOverRanks(order, free, (from, to) => costBetween(order, from, to, costs));
    return { order, cost: costBetween(order, 0, n - 1, costs) };
  });
  const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { order: stairsDown(best.order, doors), exact: false };
}

/** Cost of the way from the door before rank `from` to the door after rank `to`. */
function costBetween(order: readonly number[], from: number, to: number, { matrix, first, last }: PlaceCosts): number {
  const n = order.length;
  let cost = from === 0 ? first[order[0]!]! : matrix[order[from - 1]! * n + order[from]!]!;
  for (let i = from + 1; i <= to; i++) cost += matrix[order[i - 1]! * n + order[i]!]!;
  return cost + (to === n - 1 ? last[order[to]!]! : matrix[order[to]! * n + order[to + 1]!]!);
}

/** Free doors of one building that follow each other are put from the top floor down; locked ones stay. */
function stairsDown(path: readonly number[], doors: readonly RoundDoor[]): number[] {
  const order = [...path];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    const here = doors[order[from]!]!;
    const joins = (i: number): boolean => {
      const other = doors[order[i]!]!;
      return !here.locked && !other.locked && sameBuilding(here, other);
    };
    while (to < order.length && joins(to)) to += 1;
    order.splice(from, to - from, ...topFloorFirst(order.slice(from, to), doors));
    from = to;
  }
  return order;
}

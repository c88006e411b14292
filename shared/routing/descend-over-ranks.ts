/** Free ranks farther apart than this are not exchanged: a long round stays quick to order. */
const widest = 40;

/** One way of changing what stands on the free ranks from the `i`th to the `j`th. */
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

/**
 * Moves, reverses and exchanges what stands on the free ranks, in place, as long as the price falls.
 *
 * @param priceBetween of the order, as far as it can change between two ranks
 * @param kept a move stays
 */
export function descendOverRanks(
  order: number[],
  free: readonly number[],
  priceBetween: (from: number, to: number) => number,
  kept: () => void = () => {},
): void {
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < free.length; i++) {
      for (let j = i + 1; j < Math.min(free.length, i + widest); j++) {
        const before = priceBetween(free[i]!, free[j]!);
        for (const { move, back } of moves) {
          move(order, free, i, j);
          if (priceBetween(free[i]!, free[j]!) < before - 1e-9) {
            improved = true;
            kept();
            break;
          }
          back(order, free, i, j);
        }
      }
    }
  }
}

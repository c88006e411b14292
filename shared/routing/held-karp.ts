/** More than this and the tables (2ⁿ × n) are no longer worth their memory. */
export const heldKarpLimit = 12;

/**
 * The shortest way through all nodes, proven (M. Held and R. Karp, 1962): dynamic programming over the sets
 * of visited nodes. Starts and ends anywhere; give `first` and `last` costs to tie the ends to places.
 * A node may be pinned to one position of the way: `positions[node]`, or -1.
 *
 * @param matrix row-major `n × n` costs, finite
 * @param n at most `heldKarpLimit`
 * @param first cost of beginning with each node
 * @param last cost of ending with each node
 */
export function shortestPath(
  matrix: Float64Array,
  n: number,
  first: Float64Array,
  last: Float64Array,
  positions: Int32Array | null = null,
): number[] {
  if (n === 0) return [];
  const sets = 1 << n;
  const best = new Float64Array(sets * n).fill(Infinity);
  const from = new Int8Array(sets * n).fill(-1);
  const fits = (node: number, position: number): boolean =>
    positions === null || positions[node] === -1 || positions[node] === position;

  for (let node = 0; node < n; node++) if (fits(node, 0)) best[(1 << node) * n + node] = first[node] ?? 0;
  for (let set = 1; set < sets; set++) {
    const position = bitCount(set);
    for (let end = 0; end < n; end++) {
      const cost = best[set * n + end] ?? Infinity;
      if (cost === Infinity) continue;
      for (let next = 0; next < n; next++) {
        if (set & (1 << next) || !fits(next, position)) continue;
        const at = (set | (1 << next)) * n + next;
        const longer = cost + (matrix[end * n + next] ?? 0);
        if (longer < (best[at] ?? Infinity)) {
          best[at] = longer;
          from[at] = end;
        }
      }
    }
  }

  const all = sets - 1;
  let end = 0;
  let shortest = Infinity;
  for (let node = 0; node < n; node++) {
    const total = (best[all * n + node] ?? Infinity) + (last[node] ?? 0);
    if (total < shortest) {
      shortest = total;
      end = node;
    }
  }
  const path: number[] = [];
  for (let set = all; end >= 0 && set > 0;) {
    path.unshift(end);
    const before = from[set * n + end] ?? -1;
    set &= ~(1 << end);
    end = before;
  }
  return path;
}

/** Members of a set. */
export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

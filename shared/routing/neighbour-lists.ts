export interface NeighbourLists {
  /** Row by row, nearest first. */
  readonly neighbours: Int32Array;
  readonly width: number;
}

/**
 * For each node, `count` others worth joining it to. The nearest alone would never lead out of a cluster: half of
 * them are those that would lengthen the shortest tree least (alpha-nearness: K. Helsgaun, 2000).
 */
export function neighbourLists(matrix: Float64Array, n: number, count: number): NeighbourLists {
  const width = Math.max(0, Math.min(count, n - 1));
  const neighbours = new Int32Array(n * width);
  const { order, parents } = shortestTree(matrix, n);
  /** Longest edge of the tree on the way from the node at hand to each other. */
  const longest = new Float64Array(n);
  const chosen = new Int32Array(n).fill(-1);
  const scores = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    const row = a * n;
    longest[a] = 0;
    // Up to the root, then down to all others: each is met after the one that it hangs from.
    chosen[a] = a;
    for (let at = a; parents[at]! >= 0; at = parents[at]!) {
      const up = parents[at]!;
      longest[up] = Math.max(longest[at]!, matrix[at * n + up]!);
      chosen[up] = a;
    }
    for (const b of order) {
      if (chosen[b] !== a) longest[b] = Math.max(longest[parents[b]!]!, matrix[b * n + parents[b]!]!);
      scores[b] = matrix[row + b]! - longest[b]!;
    }
    const byTree = least(scores, n, a, Math.ceil(width / 2));
    const nearest = least(matrix.subarray(row, row + n), n, a, width);
    const own = [...new Set([...byTree, ...nearest])].slice(0, width);
    own.sort((b, c) => matrix[row + b]! - matrix[row + c]! || b - c);
    neighbours.set(own, a * width);
  }
  return { neighbours, width };
}

/** Indices of the `count` smallest values but one, smallest first; of equals, the first stays first. */
function least(values: Float64Array, n: number, but: number, count: number): number[] {
  const found: number[] = [];
  for (let b = 0; b < n; b++) {
    if (b === but) continue;
    const value = values[b]!;
    if (found.length === count && value >= values[found[count - 1]!]!) continue;
    if (found.length < count) found.push(b);
    let at = found.length - 1;
    for (; at > 0 && values[found[at - 1]!]! > value; at--) found[at] = found[at - 1]!;
    found[at] = b;
  }
  return found;
}

/** The shortest tree through all nodes (R. Prim, 1957): in the order in which they join it, and what each hangs from. */
function shortestTree(matrix: Float64Array, n: number): { order: Int32Array; parents: Int32Array } {
  const order = new Int32Array(n);
  const parents = new Int32Array(n).fill(-1);
  const costs = new Float64Array(n).fill(Infinity);
  const joined = new Uint8Array(n);
  let at = 0;
  for (let i = 0; i < n; i++) {
    order[i] = at;
    joined[at] = 1;
    let nearest = -1;
    for (let b = 0; b < n; b++) {
      if (joined[b]) continue;
      const cost = matrix[at * n + b]!;
      if (cost < costs[b]!) {
        costs[b] = cost;
        parents[b] = at;
      }
      if (nearest < 0 || costs[b]! < costs[nearest]!) nearest = b;
    }
    at = nearest;
  }
  return { order, parents };
}

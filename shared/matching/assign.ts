/**
 * The pairs that may meet, as a sparse bipartite graph: rows are requests, columns are offers.
 * The pairs of row `r` are those from `rowStart[r]` to `rowStart[r + 1]`, in no order.
 */
export interface AssignmentProgram {
  /** One more than there are rows. */
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
  /** Cost of each pair: whole, not negative (metres). */
  readonly costs: Float64Array;
  /** How many rows each column can take, at least 0. */
  readonly capacities: Int32Array;
  /** Cost of leaving a row without a column: whole. See `leavingCosts`. */
  readonly leaving: Float64Array;
}

export interface Assignment {
  /** For each row, the index of its pair in `columns` and `costs`, or -1 when it stays alone. */
  readonly pairOf: Int32Array;
  /** Sum of the costs of the chosen pairs and of the rows left alone. */
  readonly cost: number;
  /** Dual prices of the columns, 0 or less: with them, `isOptimal` proves the answer. */
  readonly prices: Float64Array;
}

/**
 * An assignment of least cost, exactly, by successive shortest augmenting paths with column prices on the sparse graph
 * (Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38, 1987), extended to columns that take several rows and to rows that may stay alone.
 *
 * All numbers are whole and stay below 2^53, so the arithmetic is exact.
 */
export function assign(program: AssignmentProgram): Assignment {
  const { rowStart, columns, costs, capacities, leaving } = program;
  const rows = rowStart.length - 1;
  const columnCount = capacities.length;
  const prices = new Float64Array(columnCount);
  const pairOf = new Int32Array(rows).fill(-1);

  // The rows that a column holds, as linked lists.
  const firstHeld = new Int32Array(columnCount).fill(-1);
  const nextHeld = new Int32Array(rows).fill(-1);
  const places = Int32Array.from(capacities);

  const distance = new Float64Array(columnCount).fill(Infinity);
  /** The pair through which the shortest path enters a column. */
  const entry = new Int32Array(columnCount);
  const rowOfPair = new Int32Array(columns.length);
  for (let row = 0; row < rows; row++) rowOfPair.fill(row, rowStart[row], rowStart[row + 1]);
  const touched = new Int32Array(columnCount);
  const scanned = new Int32Array(columnCount);
  const heap = new ColumnHeap(columnCount, distance);

  const hold = (column: number, row: number, pair: number) => {
    pairOf[row] = pair;
    nextHeld[row] = firstHeld[column]!;
    firstHeld[column] = row;
  };
  const release = (column: number, row: number) => {
    let at = firstHeld[column]!;
    if (at === row) firstHeld[column] = nextHeld[row]!;
    else {
      while (nextHeld[at] !== row) at = nextHeld[at]!;
      nextHeld[at] = nextHeld[row]!;
    }
  };

  for (let source = 0; source < rows; source++) {
    let touchedCount = 0;
    let scannedCount = 0;
    // The best end found so far: a column with a place, or a row (`endRow`) that leaves to make one.
    let best = leaving[source]!;
    let endColumn = -1;
    let endRow = source;

    const relax = (row: number, base: number) => {
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        const column = columns[pair]!;
        const reach = base + costs[pair]! - prices[column]!;
        if (reach >= best || reach >= distance[column]!) continue;
        if (places[column]! > 0) {
          best = reach;
          endColumn = column;
          entry[column] = pair;
          continue;
        }
        // A column without any place at all leads nowhere.
        if (firstHeld[column] === -1) continue;
        if (distance[column] === Infinity) touched[touchedCount++] = column;
        distance[column] = reach;
        entry[column] = pair;
        heap.raise(column);
      }
    };

    relax(source, 0);
    for (let column = heap.take(); column !== -1; column = heap.take()) {
      const reached = distance[column]!;
      if (reached >= best) break;
      scanned[scannedCount++] = column;
      for (let row = firstHeld[column]!; row !== -1; row = nextHeld[row]!) {
        const base = reached - (costs[pairOf[row]!]! - prices[column]!);
        const alone = base + leaving[row]!;
        if (alone < best) {
          best = alone;
          endColumn = -1;
          endRow = row;
        }
        relax(row, base);
      }
    }
    heap.clear();

    for (let index = 0; index < scannedCount; index++) {
      const column = scanned[index]!;
      prices[column] = prices[column]! + distance[column]! - best;
    }

    // Walk back from the end, each row stepping into the column that the path found for it.
    let column: number;
    if (endColumn !== -1) {
      places[endColumn] = places[endColumn]! - 1;
      column = endColumn;
    } else if (endRow === source) {
      column = -1;
    } else {
      column = columns[pairOf[endRow]!]!;
      release(column, endRow);
      pairOf[endRow] = -1;
    }
    while (column !== -1) {
      const pair = entry[column]!;
      const row = rowOfPair[pair]!;
      const left = row === source ? -1 : columns[pairOf[row]!]!;
      if (left !== -1) release(left, row);
      hold(column, row, pair);
      column = left;
    }

    for (let index = 0; index < touchedCount; index++) distance[touched[index]!] = Infinity;
  }

  return { pairOf, cost: costOf(program, pairOf), prices };
}

/** Cost of any assignment of the program. */
export function costOf({ costs, leaving }: AssignmentProgram, pairOf: Int32Array): number {
  let cost = 0;
  pairOf.forEach((pair, row) => (cost += pair === -1 ? leaving[row]! : costs[pair]!));
  return cost;
}

/**
 * Proves an assignment by linear duality, without trusting how it was found: no column takes more than it can, only full
 * columns have a price, and no row has a cheaper choice at these prices.
 */
export function isOptimal(program: AssignmentProgram, { pairOf, prices }: Assignment): boolean {
  const { rowStart, columns, costs, capacities, leaving } = program;
  const load = new Int32Array(capacities.length);
  for (const pair of pairOf) if (pair !== -1) load[columns[pair]!]!++;
  if (prices.some((price, column) => price > 0 || (price < 0 && load[column] !== capacities[column]))) return false;
  if (load.some((count, column) => count > capacities[column]!)) return false;
  return pairOf.every((chosen, row) => {
    if (chosen !== -1 && (chosen < rowStart[row]! || chosen >= rowStart[row + 1]!)) return false;
    const paid = chosen === -1 ? leaving[row]! : costs[chosen]! - prices[columns[chosen]!]!;
    if (paid > leaving[row]!) return false;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const column = columns[pair]!;
      if (capacities[column]! > 0 && paid > costs[pair]! - prices[column]!) return false;
    }
    return true;
  });
}

/**
 * What it costs to leave each row alone, so that the least total cost covers first the most requests, then the requests
 * of the highest rank, and only then saves metres.
 *
 * The sets of rows that can be covered together are the independent sets of a transversal matroid (Edmonds and
 * Fulkerson, 1965): with any positive weights, the set of greatest weight is one of the largest, and which one it is
 * depends on the order of the weights alone. So ranks 1, 2, 3 ... are enough; each is multiplied by more metres than all rows
 * together could walk.
 *
 * @param ranks for each row, 1 or more; equal ranks are equally deserving
 */
export function leavingCosts(
  { rowStart, costs }: Pick<AssignmentProgram, 'rowStart' | 'costs'>,
  ranks: ArrayLike<number>,
): Float64Array {
  const leaving = new Float64Array(ranks.length);
  let unit = 1;
  for (let row = 0; row < ranks.length; row++) {
    let longest = 0;
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) longest = Math.max(longest, costs[pair]!);
    unit += longest;
  }
  for (let row = 0; row < ranks.length; row++) leaving[row] = ranks[row]! * unit;
  return leaving;
}

/** A binary heap of columns by distance, each in it at most once. */
class ColumnHeap {
  readonly #columns: Int32Array;
  readonly #position: Int32Array;
  readonly #distance: Float64Array;
  #size = 0;

  constructor(columnCount: number, distance: Float64Array) {
    this.#columns = new Int32Array(columnCount);
    this.#position = new Int32Array(columnCount).fill(-1);
    this.#distance = distance;
  }

  /** Puts a column in, or moves it up after its distance became less. */
  raise(column: number): void {
    let at = this.#position[column]!;
    if (at === -1) at = this.#size++;
    const key = this.#distance[column]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#columns[parent]!;
      if (this.#distance[above]! <= key) break;
      this.#columns[at] = above;
      this.#position[above] = at;
      at = parent;
    }
    this.#columns[at] = column;
    this.#position[column] = at;
  }

  /** The nearest column, or -1. */
  take(): number {
    if (this.#size === 0) return -1;
    const nearest = this.#columns[0]!;
    this.#position[nearest] = -1;
    const last = this.#columns[--this.#size]!;
    if (this.#size === 0) return nearest;
    const key = this.#distance[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (
        child + 1 < this.#size &&
        this.#distance[this.#columns[child + 1]!]! < this.#distance[this.#columns[child]!]!
      ) {
        child++;
      }
      const below = this.#columns[child]!;
      if (this.#distance[below]! >= key) break;
      this.#columns[at] = below;
      this.#position[below] = at;
      at = child;
    }
    this.#columns[at] = last;
    this.#position[last] = at;
    return nearest;
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#position[this.#columns[at]!] = -1;
    this.#size = 0;
  }
}

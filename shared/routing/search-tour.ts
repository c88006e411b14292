import { neighbourLists } from './neighbour-lists.ts';
import { seededRandom } from './seeded-random.ts';

/** Candidates looked at from each node. */
const neighbourCount = 10;
/** A perturbation may lengthen the tour by about this share of the way between neighbours, and is kept all the same. */
const tolerance = 0.1;
/** Nodes that a perturbation touches lie within this many positions of each other: it stays local, hence cheap. */
const longestSegment = 50;
const epsilon = 1e-9;

export interface TourSearch {
  readonly length: number;
  /** The best tour found so far, as a fresh array. */
  tour(): number[];
  /** Goes on for so many perturbations. */
  improve(iterations: number): void;
}

/**
 * Iterated local search for a closed tour on a symmetric matrix: nearest neighbour, then Or-opt (segment
 * insertion, I. Or, 1976) with neighbour lists and a queue of nodes worth looking at, then local double
 * bridges (O. Martin, S. Otto and E. Felten, 1991), kept when the tour is hardly longer, undone otherwise: a search
 * that never goes back a step ends in a dead end.
 * Deterministic for a seed; stops after a number of iterations, never after a time.
 *
 * @param matrix row-major `n × n` symmetric costs; may be negative
 */
export function searchTour(matrix: Float64Array, n: number, seed: number): TourSearch {
  const random = seededRandom(seed);
  const { neighbours, width } = neighbourLists(matrix, n, neighbourCount);
  const tour = nearestNeighbourTour(matrix, n, neighbours, width);
  const position = new Int32Array(n);
  for (let i = 0; i < n; i++) position[tour[i]!] = i;

  // Reversals made since the last accepted tour, as pairs of positions: undone backwards.
  const log: number[] = [];
  const queue = new Int32Array(n);
  const queued = new Uint8Array(n);
  let queueHead = 0;
  let queueSize = 0;
  let length = 0;
  /** Within one move: is the tour now read backwards? */
  let mirrored = false;
  for (let i = 0; i < n; i++) length += cost(tour[i]!, tour[(i + 1) % n]!);

  for (let i = 0; i < n; i++) push(tour[i]!);
  if (n >= 5) descend();
  log.length = 0;
  let shortest = length;
  const best = tour.slice();
  const temperature = tolerance * usualLeg();

  return {
    get length() {
      return shortest;
    },
    tour: () => [...best],
    improve(iterations) {
      if (n < 8) return;
      for (let i = 0; i < iterations; i++) {
        const before = length;
        perturb();
        descend();
        if (length > before - temperature * Math.log(1 - random())) {
          for (let k = log.length - 2; k >= 0; k -= 2) reverse(log[k]!, log[k + 1]!);
          length = before;
        } else if (length < shortest - epsilon) {
          shortest = length;
          best.set(tour);
        }
        log.length = 0;
      }
    },
  };

  function cost(a: number, b: number): number {
    return matrix[a * n + b]!;
  }
  /** From a node to its two nearest, on average; what is below zero ties places together and is no way. */
  function usualLeg(): number {
    const legs = Math.min(2, width);
    let sum = 0;
    for (let a = 0; a < n; a++) for (let k = 0; k < legs; k++) sum += Math.max(0, cost(a, neighbours[a * width + k]!));
    return sum / Math.max(1, legs * n);
  }
  function next(node: number): number {
    const at = position[node]! + 1;
    return tour[at === n ? 0 : at]!;
  }
  function previous(node: number): number {
    const at = position[node]!;
    return tour[at === 0 ? n - 1 : at - 1]!;
  }
  function push(node: number): void {
    if (queued[node]) return;
    queued[node] = 1;
    let at = queueHead + queueSize;
    if (at >= n) at -= n;
    queue[at] = node;
    queueSize += 1;
  }

  function descend(): void {
    while (queueSize > 0) {
      const node = queue[queueHead]!;
      queueHead += 1;
      if (queueHead === n) queueHead = 0;
      queueSize -= 1;
      queued[node] = 0;
      while (improveAt(node));
    }
  }

  /** Turns the stretch from `first` to `last` around, whichever way the tour is being read. */
  function turn(first: number, last: number): void {
    const i = position[mirrored ? last : first]!;
    const j = position[mirrored ? first : last]!;
    log.push(i, j);
    if (reverse(i, j)) mirrored = !mirrored;
  }

  /** Reverses positions `i` to `j`, or the rest of the ring; true for the latter, which mirrors the tour. */
  function reverse(i: number, j: number): boolean {
    let inside = j - i;
    if (inside < 0) inside += n;
    inside += 1;
    // Both give the same tour: take the shorter of the two.
    const rest = 2 * inside > n;
    if (rest) {
      const from = j + 1 === n ? 0 : j + 1;
      j = i === 0 ? n - 1 : i - 1;
      i = from;
      inside = n - inside;
    }
    for (let swaps = inside >> 1; swaps > 0; swaps--) {
      const a = tour[i]!;
      const b = tour[j]!;
      tour[i] = b;
      position[b] = i;
      tour[j] = a;
      position[a] = j;
      if (++i === n) i = 0;
      if (--j < 0) j = n - 1;
    }
    return rest;
  }

  function improveAt(a: number): boolean {
    return twoOpt(a) || orOpt(a);
  }

  function twoOpt(a: number): boolean {
    const after = next(a);
    const before = previous(a);
    const toAfter = cost(a, after);
    const toBefore = cost(a, before);
    for (let k = 0; k < width; k++) {
      const c = neighbours[a * width + k]!;
      const joined = cost(a, c);
      const gainAfter = toAfter - joined;
      const gainBefore = toBefore - joined;
      if (gainAfter <= epsilon && gainBefore <= epsilon) break;
      if (gainAfter > epsilon) {
        const d = next(c);
        const gain = gainAfter + cost(c, d) - cost(after, d);
        if (gain > epsilon && c !== after && d !== a) {
          // a after … c d  →  a c … after d
          mirrored = false;
          turn(after, c);
          return gained(gain, a, after, c, d);
        }
      }
      if (gainBefore > epsilon) {
        const d = previous(c);
        const gain = gainBefore + cost(c, d) - cost(before, d);
        if (gain > epsilon && c !== before && d !== a) {
          // before a … d c  →  before d … a c
          mirrored = false;
          turn(a, d);
          return gained(gain, a, before, c, d);
        }
      }
    }
    return false;
  }

  /** Moves a stretch of one to three nodes that ends with `a` next to one of `a`’s neighbours. */
  function orOpt(a: number): boolean {
    for (let k = 0; k < width; k++) {
      const c = neighbours[a * width + k]!;
      const joined = cost(a, c);
      // The stretch begins at `a` and runs forward (side 1) or backward (side 0).
      for (let side = 0; side < 2; side++) {
        const outer = side === 1 ? previous(a) : next(a);
        const gainOuter = cost(a, outer) - joined;
        if (gainOuter <= epsilon) continue;
        let end = a;
        for (let size = 1; size <= 3; size++) {
          if (size > 1) end = side === 1 ? next(end) : previous(end);
          if (end === c || end === outer) break;
          const inner = side === 1 ? next(end) : previous(end);
          if (inner === outer) break;
          const removed = gainOuter + cost(end, inner) - cost(outer, inner);
          if (removed <= epsilon) continue;
          for (let direction = 0; direction < 2; direction++) {
            const d = direction === 1 ? next(c) : previous(c);
            // c and d must be joined outside the stretch.
            if (d === a || d === end || (c === outer && d === a) || within(d, a, end, side)) continue;
            if ((c === outer && d === inner) || (c === inner && d === outer)) continue;
            const gain = removed + cost(c, d) - cost(end, d);
            if (gain <= epsilon) continue;
            moveStretch(side === 1 ? a : end, side === 1 ? end : a, a, c, d);
            gained(gain, a, end, outer, inner);
            push(c);
            push(d);
            return true;
          }
        }
      }
    }
    return false;
  }

  function within(node: number, a: number, end: number, side: number): boolean {
    const from = side === 1 ? position[a]! : position[end]!;
    const to = side === 1 ? position[end]! : position[a]!;
    const at = position[node]!;
    return from <= to ? at >= from && at <= to : at >= from || at <= to;
  }

  /**
   * Puts the stretch `first … last` (in tour order) between the neighbours `c` and `d`, so that `joins`, one of
   * its ends, comes next to `c`; made of reversals, which the log knows how to undo.
   */
  function moveStretch(first: number, last: number, joins: number, c: number, d: number): void {
    const cBeforeD = next(c) === d;
    const left = cBeforeD ? c : d;
    const right = cBeforeD ? d : c;
    mirrored = false;
    // In tour order the stretch must read: left, [..], right.
    const wantsFirstLeft = joins === (left === c ? first : last);
    let ahead = position[left]! - position[last]!;
    if (ahead < 0) ahead += n;
    let behind = position[first]! - position[right]!;
    if (behind < 0) behind += n;
    if (ahead <= behind) {
      // first … last, x … left, right  →  x … left, first … last, right
      const x = next(last);
      turn(first, left);
      // now: left … x, last … first, right
      turn(left, x);
      if (wantsFirstLeft) turn(last, first);
    } else {
      // left, right … x, first … last  →  left, first … last, right … x
      const x = previous(first);
      turn(right, last);
      // now: left, last … first, x … right
      turn(x, right);
      if (wantsFirstLeft) turn(last, first);
    }
  }

  function gained(gain: number, a: number, b: number, c: number, d: number): true {
    length -= gain;
    push(a);
    push(b);
    push(c);
    push(d);
    return true;
  }

  /** Double bridge within a short window: A B C D → A C B D, by three reversals. */
  function perturb(): void {
    const window = Math.min(longestSegment, n - 2);
    const start = Math.floor(random() * n);
    const firstSize = 1 + Math.floor(random() * Math.floor(window / 2));
    const secondSize = 1 + Math.floor(random() * Math.floor(window / 2));
    const at = (offset: number): number => (start + offset) % n;
    const before = tour[at(0)]!;
    const b1 = tour[at(1)]!;
    const b2 = tour[at(firstSize)]!;
    const c1 = tour[at(firstSize + 1)]!;
    const c2 = tour[at(firstSize + secondSize)]!;
    const after = tour[at(firstSize + secondSize + 1)]!;
    length += cost(before, c1) + cost(c2, b1) + cost(b2, after) - cost(before, b1) - cost(b2, c1) - cost(c2, after);
    mirrored = false;
    turn(b1, c2);
    turn(c2, c1);
    turn(b2, b1);
    for (const node of [before, b1, b2, c1, c2, after]) push(node);
  }
}

function nearestNeighbourTour(matrix: Float64Array, n: number, neighbours: Int32Array, width: number): Int32Array {
  const tour = new Int32Array(n);
  const used = new Uint8Array(n);
  let at = 0;
  for (let i = 0; i < n; i++) {
    tour[i] = at;
    used[at] = 1;
    let nearest = -1;
    for (let k = 0; k < width && nearest < 0; k++) {
      const candidate = neighbours[at * width + k]!;
      if (!used[candidate]) nearest = candidate;
    }
    if (nearest < 0)
      for (let b = 0; b < n; b++)
        if (!used[b] && (nearest < 0 || matrix[at * n + b]! < matrix[at * n + nearest]!)) nearest = b;
    at = nearest;
  }
  return tour;
}

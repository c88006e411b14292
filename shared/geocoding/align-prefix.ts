/** No more errors than this are followed: beyond, it is another address. */
const band = 7;
const longest = 160;

const older = new Float64Array(longest);
const old = new Float64Array(longest);
const current = new Float64Array(longest);

/**
 * What it costs to read `typed` as the beginning of `target`: one for each letter too many, missing, wrong,
 * or changed places with the next (optimal string alignment, F. Damerau 1964), in a band around the
 * diagonal; plus `ends[j]` for stopping after `j` letters of the target. More than `limit`: `Infinity`.
 *
 * `tailFrom`: letters typed beyond this many of the target may be left unread, dear, since they may
 * name something that the base does not know.
 */
export function alignPrefix(
  typed: string,
  target: string,
  ends: Float64Array,
  tailFrom: number,
  limit: number,
): { cost: number; end: number } {
  const m = Math.min(typed.length, longest - 1);
  const n = Math.min(target.length, longest - 1);
  let before = older;
  let above = old;
  let row = current;
  let best = Infinity;
  let bestEnd = 0;
  for (let j = 0; j <= n; j++) above[j] = j <= band ? j : Infinity;
  for (let i = 1; i <= m; i++) {
    const from = Math.max(1, i - band);
    const to = Math.min(n, i + band);
    const letter = typed.charCodeAt(i - 1);
    row[from - 1] = from === 1 ? i : Infinity;
    let lowest = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const other = target.charCodeAt(j - 1);
      let cost = above[j - 1]! + (letter === other ? 0 : 1);
      const dropped = (j < i + band ? above[j]! : Infinity) + 1;
      if (dropped < cost) cost = dropped;
      const added = row[j - 1]! + 1;
      if (added < cost) cost = added;
      if (
        i > 1 &&
        j > 1 &&
        letter !== other &&
        letter === target.charCodeAt(j - 2) &&
        typed.charCodeAt(i - 2) === other
      ) {
        const swapped = before[j - 2]! + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < lowest) lowest = cost;
    }
    if (to < n) row[to + 1] = Infinity;
    if (i < m && tailFrom >= from && tailFrom <= to) {
      const left = row[tailFrom]! + 2.2 + 0.1 * (m - i);
      if (left < best) {
        best = left;
        bestEnd = tailFrom;
      }
    }
    if (lowest > limit) return { cost: best <= limit ? best : Infinity, end: bestEnd };
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  for (let j = Math.max(0, m - band); j <= Math.min(n, m + band); j++) {
    const cost = above[j]! + ends[j]!;
    if (cost < best) {
      best = cost;
      bestEnd = j;
    }
  }
  return { cost: best, end: bestEnd };
}

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * Two texts side by side, word by word: what only one of them says, told from what both say. Longest common
 * subsequence (Wagner and Fischer, 1974) between what begins and what ends both; texts of a listing are short.
 */
export function compareWords(one: string, other: string): readonly [readonly Stretch[], readonly Stretch[]] {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const common = commonWords(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const differing = ([words, shared]: readonly [readonly string[], ReadonlySet<number>]) =>
    joined(words.map((text, n) => ({ text, differs: n >= start && n < words.length - end && !shared.has(n - start) })));
  return [differing([a, common[0]]), differing([b, common[1]])];
}

/** Each word with the space before it: a space alone never matches. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+(?:\s+$)?|\s+$/gu) ?? [];
}

/** Positions, in each list, of the words of a longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): readonly [Set<number>, Set<number>] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [inA, inB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA.add(i++);
      inB.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [inA, inB];
}

function joined(words: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { text, differs } of words) {
    const last = stretches.at(-1);
    if (last?.differs === differs) stretches[stretches.length - 1] = { text: last.text + text, differs };
    else stretches.push({ text, differs });
  }
  return stretches;
}

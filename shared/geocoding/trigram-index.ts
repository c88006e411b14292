/** Finds the texts that share the rarest groups of three letters with what was typed. */
export interface TrigramIndex {
  /** Positions of the likeliest texts, at most `limit`, in no particular order. */
  candidates(typed: readonly string[], limit: number, bonus: (text: number) => number): number[];
}

/** Each text is a list of words written together; word breaks do not count, beginnings and ends do. */
export function createTrigramIndex(texts: readonly (readonly string[])[]): TrigramIndex {
  const lists = new Map<number, number[]>();
  texts.forEach((parts, text) => {
    const seen = new Set<number>();
    for (const part of parts) for (const gram of trigrams(part)) seen.add(gram);
    for (const gram of seen) {
      const list = lists.get(gram);
      if (list) list.push(text);
      else lists.set(gram, [text]);
    }
  });
  const scores = new Float64Array(texts.length);

  return {
    candidates(typed, limit, bonus) {
      const touched: number[] = [];
      const grams = new Set(typed.flatMap((part) => trigrams(part)));
      for (const gram of grams) {
        const list = lists.get(gram);
        if (!list) continue;
        const rarity = Math.log(1 + texts.length / list.length);
        for (const text of list) {
          if (scores[text] === 0) touched.push(text);
          scores[text]! += rarity;
        }
      }
      let best = 0;
      for (const text of touched) best = Math.max(best, (scores[text]! += bonus(text)));
      let kept = touched.filter((text) => scores[text]! >= best * 0.4);
      if (kept.length > limit) kept = kept.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, limit);
      for (const text of touched) scores[text] = 0;
      return kept;
    },
  };
}

/** Groups of three, with a mark at both ends, each as one number. */
function trigrams(text: string): number[] {
  const marked = `^${text}$`;
  const grams: number[] = [];
  for (let i = 0; i + 2 < marked.length; i++)
    grams.push((marked.charCodeAt(i) << 16) | (marked.charCodeAt(i + 1) << 8) | marked.charCodeAt(i + 2));
  return grams;
}

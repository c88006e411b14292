/** Letters and digits stand for themselves; everything else shares these few places, and is then looked at itself. */
const others = 4;
const kinds = 36 + others;
const gap = -1;

/**
 * Which texts hold which pairs of letters, as one bit a text: what a word can be in is the AND of the bits of its pairs,
 * found without looking at a single text. 100,000 texts take 12.5 kB a pair, 20 MB at most.
 */
export class PairIndex {
  /** One letter: at its kind; two: at `kinds * (1 + first) + second`. */
  readonly #bits: (Uint32Array | undefined)[] = [];
  #capacity = 1024;

  /** `slot` is a small number of the caller's choice, one for each text. */
  add(slot: number, text: string): void {
    this.#reserve(slot);
    let before = gap;
    for (let n = 0; n < text.length; n++) {
      const kind = kindOf(text.charCodeAt(n));
      if (kind !== gap) {
        this.#set(kind, slot);
        if (before !== gap) this.#set(pair(before, kind), slot);
      }
      before = kind;
    }
  }

  remove(slot: number): void {
    const word = slot >>> 5;
    const rest = ~(1 << (slot & 31));
    for (const bits of this.#bits) if (bits) bits[word] = (bits[word] ?? 0) & rest;
  }

  /** Bits of the slots that may hold every word; `null` for all of them. Words hold no white space. */
  candidates(words: readonly string[]): Uint32Array | null {
    let found: Uint32Array | null = null;
    for (const key of new Set(words.flatMap(keysOf))) {
      const bits = this.#bits[key];
      if (!bits) return new Uint32Array(this.#capacity >>> 5);
      if (found === null) found = bits.slice();
      else for (let n = 0; n < found.length; n++) found[n] = (found[n] ?? 0) & (bits[n] ?? 0);
    }
    return found;
  }

  #set(key: number, slot: number): void {
    const bits = (this.#bits[key] ??= new Uint32Array(this.#capacity >>> 5));
    bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }

  #reserve(slot: number): void {
    if (slot < this.#capacity) return;
    while (slot >= this.#capacity) this.#capacity *= 2;
    this.#bits.forEach((bits, key) => {
      if (!bits) return;
      const wider = new Uint32Array(this.#capacity >>> 5);
      wider.set(bits);
      this.#bits[key] = wider;
    });
  }
}

/** Is being a candidate enough? For one or two letters or digits it is; longer words are looked for in the text. */
export function saysAll(words: readonly string[]): boolean {
  return words.every((word) => /^[a-z0-9]{1,2}$/.test(word));
}

/** Is it among them? */
export function isIn(bits: Uint32Array, slot: number): boolean {
  return ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}

function keysOf(word: string): number[] {
  const letters = Array.from({ length: word.length }, (_, n) => kindOf(word.charCodeAt(n)));
  if (letters.length === 1) return letters;
  return letters.slice(1).map((second, n) => pair(letters[n] ?? 0, second));
}

function pair(first: number, second: number): number {
  return kinds * (1 + first) + second;
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  if (code === 32 || code === 10) return gap;
  return 36 + (code % others);
}

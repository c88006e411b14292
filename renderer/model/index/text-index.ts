/** Letters and digits stand for themselves; everything else shares these few places, and is then looked at itself. */
const others = 4;
const kinds = 36 + others;
const gap = -1;
/** Behind all letters and pairs: the texts that there are. */
const any = kinds * (1 + kinds);

/** Texts that are looked into together, as one: the browser runs through it much faster than through each of them. */
const pageSize = 256;
const pageWords = pageSize / 32;

interface Page {
  readonly text: string;
  /** Where each text starts; the last is where another would. */
  readonly starts: Int32Array;
}

/**
 * Which texts hold all of some words. Each pair of letters has one bit a text: what a word can be in is the AND of the
 * bits of its pairs, found without looking at a single text. For one or two letters that is the answer; longer words are
 * then looked for in what is left. 100,000 texts take 12.5 kB a pair, 20 MB at most.
 */
export class TextIndex {
  /** One letter: at its kind; two: at `kinds * (1 + first) + second`. */
  readonly #bits: (Uint32Array | undefined)[] = [];
  readonly #texts: string[] = [];
  /** `undefined` where a text has changed since. */
  readonly #pages: (Page | undefined)[] = [];
  #capacity = 1024;

  /** `slot` is a small number of the caller's choice, one for each text. */
  add(slot: number, text: string): void {
    this.#reserve(slot);
    this.#set(any, slot);
    let before = gap;
    for (let n = 0; n < text.length; n++) {
      const kind = kindOf(text.charCodeAt(n));
      if (kind !== gap) {
        this.#set(kind, slot);
        if (before !== gap) this.#set(pair(before, kind), slot);
      }
      before = kind;
    }
    const page = Math.floor(slot / pageSize);
    this.#texts[slot] = text;
    this.#pages[page] = undefined;
    // A page that is full is made ready now: the first key press does not wait for all of them.
    if (slot % pageSize === pageSize - 1) this.#page(page);
  }

  remove(slot: number): void {
    const word = slot >>> 5;
    const rest = ~(1 << (slot & 31));
    for (const bits of this.#bits) if (bits) bits[word] = (bits[word] ?? 0) & rest;
    // What has been erased is not kept here until the lock.
    this.#texts[slot] = '';
    this.#pages[Math.floor(slot / pageSize)] = undefined;
  }

  /** Bits of the slots whose text holds every word, out of `among` if given. Words hold no white space. */
  find(words: readonly string[], among?: Uint32Array): Uint32Array {
    const found = new Uint32Array(this.#capacity >>> 5);
    found.set(among ?? this.#bits[any] ?? []);
    for (const key of new Set(words.flatMap(keysOf))) {
      const bits = this.#bits[key];
      if (!bits) return found.fill(0);
      for (let n = 0; n < found.length; n++) found[n] = (found[n] ?? 0) & (bits[n] ?? 0);
    }
    for (const word of words) if (!/^[a-z0-9]{1,2}$/.test(word)) this.#lookFor(word, found);
    return found;
  }

  #lookFor(word: string, found: Uint32Array): void {
    for (let page = 0; page < this.#pages.length; page++) {
      const [from, to] = [page * pageWords, (page + 1) * pageWords];
      if (found.subarray(from, to).every((bits) => bits === 0)) continue;
      const { text, starts } = this.#page(page);
      let next = -1;
      keepOnly(
        found,
        (slot) => {
          const start = starts[slot % pageSize] ?? 0;
          if (next < start) next = text.indexOf(word, start);
          if (next < 0) next = Infinity;
          return next < (starts[(slot % pageSize) + 1] ?? 0);
        },
        from,
        to,
      );
    }
  }

  #page(number: number): Page {
    return (this.#pages[number] ??= pageOf(this.#texts.slice(number * pageSize, (number + 1) * pageSize)));
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

/** Takes the slots that do not fit out of the bits, in ascending order; of some words of 32 bits alone, if given. */
export function keepOnly(bits: Uint32Array, fits: (slot: number) => boolean, from = 0, to = bits.length): void {
  for (let word = from; word < to; word++) {
    const all = bits[word] ?? 0;
    let kept = all;
    for (let left = all; left !== 0; left &= left - 1) {
      const bit = left & -left;
      if (!fits(word * 32 + 31 - Math.clz32(bit))) kept &= ~bit;
    }
    bits[word] = kept;
  }
}

/** Is it among them? */
export function isIn(bits: Uint32Array, slot: number): boolean {
  return ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}

export function countOf(bits: Uint32Array): number {
  let count = 0;
  for (const word of bits) for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}

function pageOf(texts: readonly string[]): Page {
  const starts = new Int32Array(pageSize + 1);
  for (let n = 0; n < pageSize; n++) starts[n + 1] = (starts[n] ?? 0) + (texts[n]?.length ?? 0) + 1;
  return { text: texts.join('\n'), starts };
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

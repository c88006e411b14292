import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { countOf, isIn, keepOnly, TextIndex } from '../../../../../renderer/model/index/text-index.ts';

const text = fc.string({ unit: fc.constantFrom(...'abcé09’- \nش漢'), maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom(...'abcé09’-ش漢'), minLength: 1, maxLength: 4 });
const texts = fc.array(text, { maxLength: 40 });
/** Side by side, as a desk numbers its listings; and so far apart that the index has to grow. */
const apart = fc.constantFrom(1, 97);

/** The slots whose text holds every word, found text by text. */
function naively(all: readonly (string | null)[], slotOf: (n: number) => number, words: readonly string[]): number[] {
  return all.flatMap((one, n) => (one !== null && words.every((wanted) => one.includes(wanted)) ? [slotOf(n)] : []));
}

function slotsIn(bits: Uint32Array): number[] {
  return Array.from({ length: bits.length * 32 }, (_, slot) => slot).filter((slot) => isIn(bits, slot));
}

describe('the index of texts', () => {
  it('finds the texts that hold the words, whatever came, changed and went', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.option(text), { maxLength: 20 }),
        fc.array(word),
        apart,
        (all, later, words, far) => {
          const index = new TextIndex();
          const slotOf = (n: number) => n * far;
          all.forEach((one, n) => index.add(slotOf(n), one));
          // Looked into once before they change, so that nothing of what they were is kept.
          expect(slotsIn(index.find(words))).toEqual(naively(all, slotOf, words));
          const changed = later.slice(0, all.length);
          changed.forEach((other, n) => {
            index.remove(slotOf(n));
            if (other !== null) index.add(slotOf(n), other);
          });
          const now = all.map((one, n) => (n < changed.length ? (changed[n] ?? null) : one));
          expect(slotsIn(index.find(words))).toEqual(naively(now, slotOf, words));
        },
      ),
    );
  });

  it('finds among those found before what holds more words as well', () => {
    fc.assert(
      fc.property(texts, fc.array(word), fc.array(word), apart, (all, before, more, far) => {
        const index = new TextIndex();
        const slotOf = (n: number) => n * far;
        all.forEach((one, n) => index.add(slotOf(n), one));
        const found = index.find(before);
        const kept = found.slice();
        expect(slotsIn(index.find(more, found))).toEqual(naively(all, slotOf, [...before, ...more]));
        expect(found).toEqual(kept);
      }),
    );
  });

  it('finds in full pages as it does in the last one', () => {
    const index = new TextIndex();
    const all = Array.from({ length: 700 }, (_, n) =>
      n % 3 === 0 ? `rue ${n}` : n % 7 === 0 ? '' : `bouleau ${n} ru\nue`,
    );
    all.forEach((one, slot) => index.add(slot, one));
    for (const words of [['rue'], ['bouleau'], ['eau', '69'], ['699'], ['ruebou'], []])
      expect(slotsIn(index.find(words))).toEqual(naively(all, (n) => n, words));
  });
});

describe('bits of slots', () => {
  it('are kept, asked in ascending order, and counted', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 255 })), fc.integer({ min: 1, max: 5 }), (slots, every) => {
        const bits = new Uint32Array(8);
        for (const slot of slots) bits[slot >>> 5]! |= 1 << (slot & 31);
        const asked: number[] = [];
        keepOnly(bits, (slot) => {
          asked.push(slot);
          return slot % every === 0;
        });
        expect(asked).toEqual([...slots].sort((a, b) => a - b));
        expect(slotsIn(bits)).toEqual(asked.filter((slot) => slot % every === 0));
        expect(countOf(bits)).toBe(slotsIn(bits).length);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIn, PairIndex, saysAll } from '../../../renderer/db/desk/pair-index.ts';

const text = fc.string({ unit: fc.constantFrom(...'abcé09’- \nش漢'), maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom(...'abcé09’-ش漢'), minLength: 1, maxLength: 4 });

describe('the index of pairs of letters', () => {
  it('never misses a text that holds the words, and is exact where it says so, whatever came and went', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 40 }),
        fc.array(text, { maxLength: 10 }),
        fc.array(word),
        (all, later, words) => {
          const index = new PairIndex();
          // Far apart, so that it has to grow.
          const slotOf = (n: number) => n * 97;
          all.forEach((one, n) => index.add(slotOf(n), one));
          later.forEach((other, n) => {
            index.remove(slotOf(n));
            index.add(slotOf(n), other);
          });
          const now = all.map((one, n) => later[n] ?? one);
          const candidates = index.candidates(words);
          now.forEach((one, n) => {
            const holds = words.every((wanted) => one.includes(wanted));
            const found = candidates === null || isIn(candidates, slotOf(n));
            if (holds) expect(found).toBe(true);
            if (saysAll(words)) expect(found).toBe(holds);
          });
        },
      ),
    );
  });
});

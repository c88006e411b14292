import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { compareWords } from '../../../../shared/sync/compare-words.ts';

const marked = (side: ReturnType<typeof compareWords>[0]) =>
  side.map(({ text, differs }) => (differs ? `[${text.trim()}]` : text.trim())).join(' ');

describe('two texts side by side', () => {
  it('tell what only one of them says', () => {
    const [city, ours] = compareWords('Courses mercredi matin, deux sacs', 'Courses jeudi matin, trois sacs');
    expect(marked(city)).toBe('Courses [mercredi] matin, [deux] sacs');
    expect(marked(ours)).toBe('Courses [jeudi] matin, [trois] sacs');
  });

  it('tell what was added alone', () => {
    const [before, after] = compareWords('Sonner.', 'Sonner. Deux fois.');
    expect([marked(before), marked(after)]).toEqual(['Sonner.', 'Sonner. [Deux fois.]']);
  });

  it('say all of both texts, and the same of what they share', () => {
    const words = fc.array(fc.constantFrom('pain', 'lait', 'mardi', '\n', 'à', 'midi'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const texts = [one.join(' '), other.join(' ')] as const;
        const sides = compareWords(...texts);
        sides.forEach((side, n) => expect(side.map(({ text }) => text).join('')).toBe(texts[n]));
        const shared = sides.map((side) =>
          side
            .filter(({ differs }) => !differs)
            .map(({ text }) => text)
            .join(''),
        );
        expect(shared[0]).toBe(shared[1]);
      }),
    );
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { foldForAddress, foldForSearch } from '../../../../shared/text/fold.ts';

describe('folding for the search', () => {
  it.each([
    ['Đào Văn Minh', 'dao van minh'],
    ['Łukasz Nowak', 'lukasz nowak'],
    ['SØREN Ærø', 'soren aero'],
    ['Þóra Guðmundsdóttir', 'thora gudmundsdottir'],
    ['Straße', 'strasse'],
    ['IŞIK, ışık, İpek', 'isik, isik, ipek'],
    ['Œuvre, cœur', 'oeuvre, coeur'],
    ['Jean-Pierre', 'jean pierre'],
    ['Jean\u2011Pierre', 'jean pierre'],
    ["l’eau, l'eau, lʼeau, l‘eau", 'l eau, l eau, l eau, l eau'],
    ['  deux\u00a0\n mots\u202f ', 'deux mots'],
    ['Yve\u0301tte', 'yvette'],
    ['ﬁn ＡＢＣ １２', 'fin abc 12'],
    ['\u2068Yvette\u2069', 'yvette'],
    ['محمد', 'محمد'],
  ])('« %s » is searched as « %s »', (written, folded) => expect(foldForSearch(written)).toBe(folded));

  it('changes nothing that is folded already, whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldForSearch(text);
        expect(foldForSearch(once)).toBe(once);
      }),
    );
  });

  it('does not mind case, accents decomposed or not, hyphens and apostrophes', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcéèàçôïœđłØ'), minLength: 1, maxLength: 8 });
    const sign = fc.constantFrom(' ', '-', '’', "'", '\u00a0', '–');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), sign, sign, (parts, one, other) => {
        const written = parts.join(one);
        expect(foldForSearch(parts.join(other).toUpperCase().normalize('NFD'))).toBe(foldForSearch(written));
      }),
    );
  });
});

describe('folding of addresses', () => {
  it.each([
    ['Allée de l’Île-aux-Œillets, n° 12', 'allee de l ile aux oeillets n 12'],
    ['Straße 5', 'strasse 5'],
    ['4² rue Haute', '4 rue haute'],
  ])('« %s » is « %s »', (written, folded) => expect(foldForAddress(written)).toBe(folded));

  it('leaves letters and figures, and one space between words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForAddress(text)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
      }),
    );
  });
});

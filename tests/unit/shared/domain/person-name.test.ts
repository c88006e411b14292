import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  isHeldBack,
  nameBehind,
  nameFields,
  nameInFull,
  nameKey,
  nameOnPaper,
  nameOnScreen,
  nameToSort,
  nameToTell,
  type PersonName,
  readName,
  readNameFields,
  wordsToHide,
} from '../../../../shared/domain/person-name.ts';
import { foldForSearch } from '../../../../shared/text/fold.ts';

const shown = (name: PersonName) => [nameOnScreen(name), nameOnPaper(name), nameToTell(name)];

describe('a name in one piece', () => {
  it.each([
    // As it is on the screen, on paper, and told to another person.
    ['Yvette Martin', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['MARTIN Yvette', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Martin, Yvette', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Martin Yvette', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['YVETTE MARTIN', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['MARTIN YVETTE', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['yvette martin', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette M.', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['yvette m.', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Y. Martin', 'Y. M.', 'Y. M.', ''],
    ['MARTIN Y.', 'Y. M.', 'Y. M.', ''],
    ['J.-P. Martin', 'J.-P. M.', 'J.-P. M.', ''],
    ['DUPUY Karim', 'Karim D.', 'Karim D.', 'Karim'],
    ['QUESNELLE Aodrenn', 'Aodrenn Q.', 'Aodrenn Q.', 'Aodrenn'],
    ['Yve\u0301tte MARTIN', 'Yvétte M.', 'Yvétte M.', 'Yvétte'],
    ['\u202aYvette Martin\u202c', 'Yvette M.', 'Yvette M.', 'Yvette'],
    // Several given names.
    ['Jean Pierre Roux', 'Jean Pierre R.', 'Jean Pierre R.', 'Jean Pierre'],
    ['Roux Jean-Pierre', 'Jean-Pierre R.', 'Jean-Pierre R.', 'Jean-Pierre'],
    ['Marie Thérèse Martin', 'Marie Thérèse M.', 'Marie Thérèse M.', 'Marie Thérèse'],
    ['Jean Michel', 'Jean M.', 'Jean M.', 'Jean'],
    ['Yvette Odile', 'Yvette O.', 'Yvette O.', 'Yvette'],
    // Particles, composed and married names.
    ['Jean-Baptiste de La Tour', 'Jean-Baptiste T.', 'Jean-Baptiste T.', 'Jean-Baptiste'],
    ['DE LA TOUR Jean', 'Jean T.', 'Jean T.', 'Jean'],
    ['Charles d’Artagnan', 'Charles A.', 'Charles A.', 'Charles'],
    ['LE GOFF Yann', 'Yann L.', 'Yann L.', 'Yann'],
    ['El Amrani Fatima', 'Fatima E.', 'Fatima E.', 'Fatima'],
    ['Ben Hadj Karim', 'Karim B.', 'Karim B.', 'Karim'],
    ['Maria da Silva', 'Maria S.', 'Maria S.', 'Maria'],
    ['MARTIN-DURAND Yvette', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette MARTIN DURAND', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette Martin née Durand', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Đào Văn Minh', 'Minh Đ.', 'Minh Đ.', 'Minh'],
    ['TRAORE MAMADOU', 'Mamadou T.', 'Mamadou T.', 'Mamadou'],
    ['Łukasz Nowak', 'Łukasz N.', 'Łukasz N.', 'Łukasz'],
    ['محمد الفاسي', 'محمد ا.', 'محمد ا.', 'محمد'],
    ['عبد الرحمن المغربي', 'عبد الرحمن ا.', 'عبد الرحمن ا.', 'عبد الرحمن'],
    ['Иван Петров', 'Иван П.', 'Иван П.', 'Иван'],
    // Titles.
    ['Mme Martin', 'Mme M.', 'Mme M.', ''],
    ['M.MARTIN', 'M. M.', 'M. M.', ''],
    ['Mme MARTIN Yvette', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Mme Yvette Martin', 'Yvette M.', 'Mme M.', 'Yvette'],
    ['Famille Martin', 'Famille M.', 'Famille M.', ''],
    // Couples.
    ['M. et Mme Martin', 'M. et Mme M.', 'M. et Mme M.', ''],
    ['Yvette et Paul Martin', 'Yvette et Paul M.', 'Yvette et Paul M.', 'Yvette et Paul'],
    ['MARTIN Yvette et Paul', 'Yvette et Paul M.', 'Yvette et Paul M.', 'Yvette et Paul'],
    ['Yvette Martin et Paul Durand', 'Yvette et Paul', 'Yvette et Paul', 'Yvette et Paul'],
    ['Yvette / Paul', 'Yvette et Paul', 'Yvette et Paul', 'Yvette et Paul'],
    // What stands beside a name.
    ['Yvette (fille)', 'Yvette', 'Yvette', 'Yvette'],
    ['Yvette [voisine] Martin', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette « Vévette » MARTIN', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette Martin 06 39 98 00 01', 'Yvette M.', 'Yvette M.', 'Yvette'],
    ['Yvette voisine de Paul', 'Yvette', 'Yvette', 'Yvette'],
    ['Yvette, voisine du 3e', 'Yvette', 'Yvette', 'Yvette'],
    ['Yvette Martin <yvette@exemple.org>', 'Yvette M.', 'Yvette M.', 'Yvette'],
    // One word.
    ['Yvette', 'Yvette', 'Yvette', 'Yvette'],
    ['MARTIN', 'MARTIN', 'M.', ''],
    ['', '', '', ''],
  ])('« %s »', (written, ...expected) => expect(shown(readName(written))).toEqual(expected));

  it.each([
    ['yvette.martin@exemple.org', 'address'],
    ['yvette.martin', 'address'],
    ['06 39 98 00 01', 'address'],
    ['@yvette', 'address'],
    ['Martin', 'alone'],
    ['Martin (urgent)', 'alone'],
    ['Aodrenn', 'alone'],
    ['王小明', 'alone'],
    ['Martin Simon', 'order'],
    ['SIMON MARTIN', 'order'],
    ['Martin Y.', 'order'],
    ['Quesnelle Aodrenn', 'order'],
    ['QUESNELLE AODRENN', 'order'],
    ['Yvette, Martin', 'order'],
    ['Dupont Durand', 'order'],
    ['M. Martin et Mme Durand', 'several'],
    ['Fille de Mme Martin', 'nobody'],
    ['chez Yvette Martin', 'nobody'],
    ['Mairie de Cachan', 'nobody'],
    ['Accueil (Yvette)', 'nobody'],
    ['Anonyme', 'nobody'],
    ['Mme', 'nobody'],
    ['?', 'nobody'],
  ])('« %s » is not understood (%s): as typed on the screen, nothing elsewhere', (written, doubt) => {
    const name = readName(written);
    expect(name.doubt).toBe(doubt);
    expect(shown(name)).toEqual([written, '', '']);
  });
});

describe('a name in two fields', () => {
  it.each([
    ['Yvette', 'Martin', 'Yvette M.', 'Yvette'],
    ['Thomas', 'Simon', 'Thomas S.', 'Thomas'],
    ['Aodrenn', 'Quesnelle', 'Aodrenn Q.', 'Aodrenn'],
    ['Jean-Baptiste', 'de La Tour', 'Jean-Baptiste T.', 'Jean-Baptiste'],
    ['عبد الرحمن', 'المغربي', 'عبد الرحمن ا.', 'عبد الرحمن'],
    // Exchanged.
    ['MARTIN', 'Yvette', 'Yvette M.', 'Yvette'],
    ['Martin', 'Yvette', 'Yvette M.', 'Yvette'],
    ['Dupuy', 'Karim', 'Karim D.', 'Karim'],
    ['EL AMRANI', 'Aïcha', 'Aïcha E.', 'Aïcha'],
    // Everything in one, or one name twice.
    ['Yvette Martin', '', 'Yvette M.', 'Yvette'],
    ['', 'MARTIN Yvette', 'Yvette M.', 'Yvette'],
    ['Martin, Yvette', '', 'Yvette M.', 'Yvette'],
    ['Yvette MARTIN', 'Martin', 'Yvette M.', 'Yvette'],
    ['Martin', 'Martin Yvette', 'Yvette M.', 'Yvette'],
    ['Yvette', 'M.', 'Yvette M.', 'Yvette'],
    ['Yvette (fille)', 'Martin', 'Yvette M.', 'Yvette'],
    ['Mme Yvette', 'MARTIN', 'Yvette M.', 'Yvette'],
    ['Yvette et Paul', 'Martin', 'Yvette et Paul M.', 'Yvette et Paul'],
    ['Mme', 'Martin', 'Mme M.', ''],
    ['', 'Martin', 'M.', ''],
    ['Paul', 'Paul', 'P.', ''],
    // Not understood.
    ['yvette@exemple.org', '', '', ''],
    ['Quesnelle', 'Paul', '', ''],
    ['Dupont', 'Aodrenn', '', ''],
  ])('« %s » « %s » is « %s » on paper and told as « %s »', (first, last, paper, told) => {
    const name = readNameFields(first, last);
    expect([nameOnPaper(name), nameToTell(name)]).toEqual([paper, told]);
  });
});

describe('a name to be written down in two fields', () => {
  it.each([
    ['MARTIN Yvette', 'Yvette', 'Martin'],
    ['Martin, Yvette', 'Yvette', 'Martin'],
    ['Yvette M.', 'Yvette', 'M.'],
    ['Y. Martin', 'Y.', 'Martin'],
    ['Mme Martin', 'Mme', 'Martin'],
    ['Yvette', 'Yvette', ''],
    // What is not understood stays whole.
    ['Quesnelle Aodrenn', 'Quesnelle Aodrenn', ''],
    ['Martin', 'Martin', ''],
    ['', '', ''],
  ])('« %s » is « %s » « %s »', (written, firstName, lastName) =>
    expect(nameFields(written)).toEqual({ firstName, lastName }),
  );

  it('is the linked neighbour’s before the contact’s', () => {
    const neighbour = { firstName: 'Odile', lastName: 'Dupuy' };
    expect(nameOnScreen(nameBehind(neighbour, { name: 'Yvette Martin' }))).toBe('Odile D.');
    expect(nameOnScreen(nameBehind(null, { name: 'Yvette Martin' }))).toBe('Yvette M.');
    expect(nameBehind(null, null).doubt).toBe('empty');
    expect([isHeldBack(readName('')), isHeldBack(readName('Martin')), isHeldBack(readName('Yvette'))]).toEqual([
      ...[false, true, false],
    ]);
  });
});

describe('what a name is for', () => {
  it('is one for one person, however it is written', () => {
    const writings = ['Yvette Martin', 'MARTIN Yvette', 'Martin, Yvette', 'Mme Yvette MARTIN', 'yvette martin (3e)'];
    expect(new Set(writings.map((written) => nameKey(readName(written)))).size).toBe(1);
    expect(nameKey(readNameFields('Martin', 'Yvette'))).toBe(nameKey(readName('Yvette Martin')));
    expect(nameKey(readName('Quesnelle Aodrenn'))).toBe(nameKey(readName('AODRENN QUESNELLE')));
    expect(nameKey(readName('Yvette Durand'))).not.toBe(nameKey(readName('Yvette Martin')));
  });

  it('sorts under the family’s name, else under what was typed', () => {
    const names = ['Yvette Martin', 'AMRANI Zoé', 'Paul', 'Bureau, Léa', 'yvette@exemple.org'].map(readName);
    expect(names.map(nameToSort).sort()).toEqual([
      'amrani zoe',
      'bureau lea',
      'martin yvette',
      'paul',
      'yvette@exemple.org',
    ]);
  });

  it('stands in full on one’s own envelope, and only as words of a name', () => {
    expect(nameInFull(readName('MARTIN Yvette (fille) 06 39 98 00 01'))).toBe('Yvette Martin');
    expect(nameInFull(readName('M. et Mme Martin'))).toBe('M. et Mme Martin');
    expect(nameInFull(readName('Quesnelle Aodrenn'))).toBe('Quesnelle Aodrenn');
    expect(nameInFull(readName('yvette@exemple.org'))).toBe('');
    expect(nameInFull(readNameFields('Martin', 'Yvette'))).toBe('Yvette Martin');
  });

  it('says which words must not be read beside it', () => {
    expect(wordsToHide(readName('Yvette de La Tour-Martin'))).toEqual(expect.arrayContaining(['tour', 'martin']));
    expect(wordsToHide(readName('Mme Martin'))).toEqual(['martin']);
    expect(wordsToHide(readName('Quesnelle Aodrenn'))).toEqual(expect.arrayContaining(['quesnelle', 'aodrenn']));
    expect(wordsToHide(readName('Yvette'))).toEqual([]);
  });
});

describe('any name at all', () => {
  const given = fc.constantFrom(
    'Yvette',
    'Karim',
    'Jean-Pierre',
    'Zoé',
    'Fatoumata',
    'Łukasz',
    'Aodrenn',
    'Marie Thérèse',
  );
  const family = fc.constantFrom(
    'Quesnelle',
    'Dupuy',
    'Lefloch',
    'Sangaré',
    'Pommerelle',
    'Nowak',
    'Diallo',
    'Trầnvăn',
  );
  const title = fc.constantFrom('', 'Mme ', 'M. ', 'Mlle ', 'Dr ');
  const writings = [
    (g: string, f: string) => `${g} ${f}`,
    (g: string, f: string) => `${f.toUpperCase()} ${g}`,
    (g: string, f: string) => `${g} ${f.toUpperCase()}`,
    (g: string, f: string) => `${f}, ${g}`,
    (g: string, f: string) => `${f} ${g}`,
    (g: string, f: string) => `${g} ${f}`.toUpperCase(),
    (g: string, f: string) => `${f} ${g}`.toUpperCase(),
    (g: string, f: string) => `${g} ${f}`.toLowerCase(),
    (g: string, f: string) => `${f} (${g})`,
    (g: string, f: string) => `${g} ${f} <${f}@exemple.org>`,
    (g: string, f: string) => `${g} ${f} 06 39 98 00 01`,
    (g: string, f: string) => `${g}, voisine de ${f}`,
    (g: string, f: string) => `${f}`.normalize('NFD').concat(' ', g),
  ];
  const words = (text: string) =>
    foldForSearch(text)
      .split(/[^\p{L}]+/u)
      .filter((word) => [...word].length > 1);

  it('never gives a word of the family’s name to paper or to another person', () => {
    fc.assert(
      fc.property(title, given, family, fc.constantFrom(...writings), fc.boolean(), (before, g, f, write, inFields) => {
        const written = `${before}${write(g, f)}`;
        const name = inFields ? readNameFields(written, '') : readName(written);
        const told = [...words(nameOnPaper(name)), ...words(nameToTell(name))];
        for (const word of words(f)) expect(told).not.toContain(word);
      }),
      { numRuns: 1000 },
    );
  });

  it('never gives one either when the fields were exchanged, unless nothing tells it', () => {
    const frequent = fc.constantFrom('Yvette', 'Karim', 'Jean-Pierre', 'Zoé', 'Fatoumata');
    const known = fc.constantFrom('Dupuy', 'MARTIN', 'Martin', 'Sangaré', 'POMMERELLE', 'Diallo');
    fc.assert(
      fc.property(frequent, known, (g, f) => {
        const name = readNameFields(f, g);
        const told = [...words(nameOnPaper(name)), ...words(nameToTell(name))];
        for (const word of words(f)) expect(told).not.toContain(word);
      }),
    );
  });

  it('never throws, tells nothing in doubt, and reads what it shows as the same person', () => {
    const sign = fc.constantFrom(
      ' ',
      ', ',
      '-',
      '’',
      '. ',
      ' et ',
      ' (',
      ') ',
      '/',
      '@',
      '"',
      '« ',
      ' 06',
      ' de ',
      ' née ',
      'M. ',
    );
    const word = fc.oneof(given, family, fc.string({ unit: 'grapheme', maxLength: 6 }));
    const text = fc.array(fc.tuple(word, sign), { maxLength: 5 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, text, (one, other) => {
        for (const name of [readName(one), readNameFields(one, other)]) {
          nameToSort(name);
          nameInFull(name);
          nameKey(name);
          expect(nameOnPaper(name)).not.toMatch(/[@\d]/u);
          if (name.doubt !== null) expect([nameOnPaper(name), nameToTell(name)]).toEqual(['', '']);
          const families = new Set(words(name.family));
          for (const told of words(nameToTell(name))) if (told !== 'et') expect(families).not.toContain(told);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read again as it stands on paper', () => {
    fc.assert(
      fc.property(given, family, (g, f) => {
        const paper = nameOnPaper(readName(`${f.toUpperCase()} ${g}`));
        expect(nameOnPaper(readName(paper))).toBe(paper);
      }),
    );
  });
});

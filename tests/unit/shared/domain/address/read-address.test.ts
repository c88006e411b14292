import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { type Address, readAddress } from '../../../../../shared/domain/address/read-address.ts';
import { writeAddress } from '../../../../../shared/domain/address/write-address.ts';

const said = (text: string): Partial<Address> =>
  Object.fromEntries(Object.entries(readAddress(text)).filter(([, part]) => part !== ''));
const line = (text: string): string => {
  const { number, street } = readAddress(text);
  return `${number} | ${street}`;
};

describe('a number and its street', () => {
  it.each([
    ['12 rue des Vignes', '12 | rue des Vignes'],
    ['12, rue des Vignes', '12 | rue des Vignes'],
    ['12 bis, rue des Vignes', '12 bis | rue des Vignes'],
    ['12, bis rue des Vignes', '12 bis | rue des Vignes'],
    ['12rue des Vignes', '12 | rue des Vignes'],
    ['n° 12 rue des Vignes', '12 | rue des Vignes'],
    ['3B impasse du Moulin', '3 b | impasse du Moulin'],
    ['12bis rue des Vignes', '12 bis | rue des Vignes'],
    ['5 quinquies rue des Tilleuls', '5 quinquies | rue des Tilleuls'],
    ['12 bis A rue des Vignes', '12 bis A | rue des Vignes'],
    ['12 A rue des Vignes', '12 A | rue des Vignes'],
    ['12 A1 rue des Vignes', '12 A1 | rue des Vignes'],
    ['12 r. des Vignes', '12 | r. des Vignes'],
    ['12 R rue des Vignes', '12 R | rue des Vignes'],
    ['12 a la Ferme', '12 | a la Ferme'],
    ['12 d’Artagnan', '12 | d’Artagnan'],
    ['2145 route de Sens', '2145 | route de Sens'],
    ['rue des Vignes 12', '12 | rue des Vignes'],
    ['rue des Vignes, 12 bis', '12 bis | rue des Vignes'],
    ['rue des Vignes n° 12', '12 | rue des Vignes'],
    ['شارع النخيل 12', '12 | شارع النخيل'],
  ])('« %s » is %s', (text, read) => expect(line(text)).toBe(read));

  it.each([
    ['18-20 rue des Vignes', '18-20'],
    ['12 - 14 rue des Vignes', '12-14'],
    ['12/14 rue des Vignes', '12/14'],
    ['12 à 14 rue des Vignes', '12 à 14'],
    ['12 et 14 rue des Vignes', '12 et 14'],
    ['12, 14 rue des Vignes', '12, 14'],
    ['12 bis-14 rue des Vignes', '12 bis-14'],
    ['12A-14A rue des Vignes', '12 a-14 a'],
  ])('« %s » is the range %s, never its second number alone', (text, number) =>
    expect(said(text)).toEqual({ number, street: 'rue des Vignes' }),
  );
});

describe('figures that belong to the name of a street', () => {
  it.each([
    ['rue du 8 mai 1945', ' | rue du 8 mai 1945'],
    ['8 mai 1945', ' | 8 mai 1945'],
    ['22 avenue du 8 Mai 1945', '22 | avenue du 8 Mai 1945'],
    ['3 place du 14 juillet', '3 | place du 14 juillet'],
    ['rue du 11 Novembre', ' | rue du 11 Novembre'],
    ['12 rue de la 2e DB', '12 | rue de la 2e DB'],
    ['12 rue de la 2e D.B.', '12 | rue de la 2e D.B.'],
    ['45 avenue de la 1ère Armée', '45 | avenue de la 1ère Armée'],
    ['rue 3', ' | rue 3'],
    ['12 rue 3', '12 | rue 3'],
    ['allée B', ' | allée B'],
    ['5 allée B', '5 | allée B'],
    ['passage n° 5', ' | passage n° 5'],
    ['2e avenue', ' | 2e avenue'],
    ['rue de la Libération 1944', ' | rue de la Libération 1944'],
    ['95 RN 20', '95 | RN 20'],
    ['12 D 920', '12 | D 920'],
    ['route départementale 12', ' | route départementale 12'],
    ['1 rue Jean XXIII', '1 | rue Jean XXIII'],
  ])('« %s » is %s', (text, read) => expect(line(text)).toBe(read));
});

describe('words of a street that mean something else elsewhere', () => {
  it.each([
    '24 rue du Code Civil',
    '12 rue de la Porte Jaune',
    '3 rue de la Tour',
    '4 rue du Bâtiment 3',
    '12 rue de l’Escalier',
    '12 rue du Moulin à Vent',
    '3 chez Bonnet',
    '1 bis av. du Gal Leclerc',
    '7 rue de l’Entrée B',
    '9 rue du Hameau',
    '5 place de France',
    '5 rue du Premier Étage',
  ])('« %s » stays whole', (text) => {
    const { number, street } = readAddress(text);
    expect(`${number} ${street}`).toBe(text);
  });
});

describe('a place without a kind of way', () => {
  it.each([
    ['7 Château Blanc', { number: '7', street: 'Château Blanc' }],
    ['Le Bourg 3', { number: '3', street: 'Le Bourg' }],
    ['2 ter, Le Bourg', { number: '2 ter', street: 'Le Bourg' }],
    ['12 B Château Blanc', { number: '12 B', street: 'Château Blanc' }],
    ['Résidence du Parc', { street: 'Résidence du Parc' }],
    [
      'Résidence des Lilas, 14 rue des Vignes',
      { number: '14', street: 'rue des Vignes', place: 'Résidence des Lilas' },
    ],
    ['Résidence des Lilas 14 rue des Vignes', { number: '14', street: 'rue des Vignes', place: 'Résidence des Lilas' }],
    ['14 rue des Vignes, Le Clos', { number: '14', street: 'rue des Vignes', place: 'Le Clos' }],
    ['14 rue des Vignes résidence du Parc', { number: '14', street: 'rue des Vignes', place: 'résidence du Parc' }],
    ['Villa 12, allée des Pins', { street: 'allée des Pins', place: 'Villa 12' }],
    ['Immeuble Le Parc, 4 avenue Foch', { number: '4', street: 'avenue Foch', place: 'Immeuble Le Parc' }],
  ])('« %s »', (text, parts) => expect(said(text)).toEqual(parts));
});

describe('the door', () => {
  it.each([
    [
      '12 rue des Vignes, bât B, esc. 2, 3e étage, appt 12',
      { building: 'bât B', staircase: 'esc. 2', floor: '3e étage', flat: 'appt 12' },
    ],
    ['bât. B 12 rue des Vignes', { building: 'bât. B' }],
    ['hall 4, 12 rue des Vignes, porte gauche', { entrance: 'hall 4', flat: 'porte gauche' }],
    ['12 rue des Vignes, 3ème ét. porte à droite', { floor: '3ème ét', flat: 'porte à droite' }],
    ['12 rue des Vignes, 4ème', { floor: '4ème' }],
    ['12 rue des Vignes rdc gauche', { floor: 'rdc', flat: 'gauche' }],
    ['12 rue des Vignes 3e droite', { floor: '3e', flat: 'droite' }],
    ['12 rue des Vignes - escalier C - 4e étage', { staircase: 'escalier C', floor: '4e étage' }],
    ['appartement 12, 12 rue des Vignes', { flat: 'appartement 12' }],
    ['12 rue des Vignes, bât 3 appt 12 étage 4', { building: 'bât 3', flat: 'appt 12', floor: 'étage 4' }],
    ['Bâtiment Les Lilas, 12 rue des Vignes', { building: 'Bâtiment Les Lilas' }],
  ])('« %s »', (text, parts) => expect(said(text)).toEqual({ number: '12', street: 'rue des Vignes', ...parts }));
});

describe('what the postman reads', () => {
  it.each([
    ['94230 Cachan', { postcode: '94230', town: 'Cachan' }],
    ['94230 CACHAN CEDEX 2', { postcode: '94230', town: 'CACHAN', cedex: 'CEDEX 2' }],
    ['F-94230 Cachan', { postcode: '94230', town: 'Cachan', country: 'F' }],
    ['94 230 Cachan', { postcode: '94230', town: 'Cachan' }],
    ['Cachan (94230)', { postcode: '94230', town: 'Cachan' }],
    ['75012 Paris 12e Arrondissement', { postcode: '75012', town: 'Paris', district: '12e Arrondissement' }],
    ['69003 Lyon 3', { postcode: '69003', town: 'Lyon', district: '3' }],
    ['94240 L’Haÿ-les-Roses, France', { postcode: '94240', town: 'L’Haÿ-les-Roses', country: 'France' }],
    ['BP 40, 94230 Cachan', { box: 'BP 40', postcode: '94230', town: 'Cachan' }],
    ['CS 40 001, 94234 Cachan Cedex', { box: 'CS 40 001', postcode: '94234', town: 'Cachan', cedex: 'Cedex' }],
  ])('« …, %s »', (text, parts) =>
    expect(said(`12 rue des Vignes, ${text}`)).toEqual({ number: '12', street: 'rue des Vignes', ...parts }),
  );

  it('knows where a street begins behind the town', () => {
    expect(said('94230 Cachan rue des Vignes 12')).toEqual({
      number: '12',
      street: 'rue des Vignes',
      postcode: '94230',
      town: 'Cachan',
    });
  });

  it('knows a postcode without a comma before it', () => {
    expect(said('12 rue des Vignes 94230 Cachan')).toMatchObject({ street: 'rue des Vignes', town: 'Cachan' });
  });
});

describe('what is not an address', () => {
  it.each([
    'code 1234B',
    'digicode 12A34',
    '06 39 98 12 34',
    'yvette.martin@exemple.org',
    'chez Mme Martin',
    'interphone MARTIN',
    'fond de cour',
  ])('« %s » is kept as typed, apart from the street', (added) => {
    expect(said(`12 rue des Vignes, ${added}`)).toEqual({ number: '12', street: 'rue des Vignes', rest: added });
  });

  it.each(['M. Paul Dupont', 'c/o Dupont', 'chez Mme Martin'])(
    '« %s » before the street is nobody’s address',
    (person) => {
      expect(said(`${person}, 12 rue des Vignes`)).toEqual({ number: '12', street: 'rue des Vignes', rest: person });
    },
  );
});

describe('any text at all', () => {
  const words = fc.constantFrom(
    ...(
      '12 3B bis ter A 14 1945 94230 rue av. de l’ Église résidence Lilas bât étage 3e appt BP CEDEX Paris 12e mai du chez ' +
      'code porte à droite France F Le Bourg D 920 يارا'
    ).split(' '),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.tuple(words, fc.constantFrom(' ', ', ', '-', '/', ' - ', '\n', '. ')), { maxLength: 14 })
      .map((parts) => parts.flat().join('')),
  );
  const signs = (text: string) =>
    [...text.normalize('NFC').replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFFº]/giu, '')]
      .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
      .map((sign) => sign.toLocaleLowerCase('fr'))
      .sort()
      .join('');

  it('is read without loss of a letter or a figure, and written back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(signs(writeAddress(readAddress(text)))).toBe(signs(text));
      }),
      { numRuns: 1000, examples: [['12, ter '], ['12, ter, rue Haute']] },
    );
  });

  it('never gives a number that was not typed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const [figures] of readAddress(text).number.matchAll(/\d+/g)) expect(text).toContain(figures);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what it has written the same way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('', ' bis', ' ter', ' B'),
        fc.constantFrom('rue des Vignes', 'avenue du 8 Mai 1945', 'allée B', 'rue 3', 'place de la 2e DB', 'Le Bourg'),
        fc.constantFrom('', ', bât. B', ', 3e étage'),
        fc.constantFrom('', ', 94230 Cachan', ', 75012 Paris 12e Arrondissement'),
        (figures, suffix, street, door, town) => {
          const address = readAddress(`${figures}${suffix} ${street}${door}${town}`);
          expect(address).toMatchObject({ number: `${figures}${suffix}`, street });
          expect(readAddress(writeAddress(address))).toEqual(address);
        },
      ),
    );
  });
});

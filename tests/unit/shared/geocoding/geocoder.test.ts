import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { AddressStreet } from '../../../../shared/geocoding/address-street.ts';
import { createGeocoder } from '../../../../shared/geocoding/geocoder.ts';

function street(name: string, city = 'Cachan', postcode = '94230', at = 0): AddressStreet {
  return {
    id: `${postcode}|${city}|${name}`,
    street: name,
    postcode,
    city,
    formerCity: '',
    numbers: ['1', '2', '3', '8', '12', '12bis', '20'],
    lats: [0, 1, 2, 3, 4, 5, 6].map((i) => 48.79 + at + i / 1e4),
    lons: [0, 1, 2, 3, 4, 5, 6].map((i) => 2.33 + at + i / 1e4),
  };
}

const geocoder = createGeocoder([
  street('Rue des Vignes'),
  street('Rue des Vignes', 'Arcueil', '94110', 0.02),
  street('Boulevard de la Vanne'),
  street('Avenue de la Division Leclerc'),
  street('Rue Gabriel Péri'),
  street('Avenue du Président Wilson'),
  street('Rue du 8 Mai 1945'),
  street('Square de la Libération'),
  street('Rue Saint-Jacques'),
  street('Avenue du Général de Gaulle'),
  street('Rue Jean XXIII'),
  street('Allée des Hautes Bruyères'),
]);

const near = { lat: 48.79, lon: 2.33 };
const first = (text: string) => geocoder.find({ text, near }).hits[0];

describe('an address as people write it', () => {
  it.each([
    ['12 rue des vignes cachan', '12 rue des Vignes'],
    ['12 bis, rue des Vignes 94230', '12bis rue des Vignes'],
    ['12bis r des vignes', '12bis rue des Vignes'],
    ['rue des Vignes 12, Cachan', '12 rue des Vignes'],
    ['3 bd de la vanne', '3 boulevard de la Vanne'],
    ['8 av division leclerc', '8 avenue de la Division Leclerc'],
    ['8 ave. de la Div. Leclerc', '8 avenue de la Division Leclerc'],
    ['2 pdt wilson', '2 avenue du Président Wilson'],
    ['12 rue peri', '12 rue Gabriel Péri'],
    ['3 rue du huit mai 1945', '3 rue du 8 Mai 1945'],
    ['8 mai 1945', 'Rue du 8 Mai 1945'],
    ['1 sq liberation', '1 square de la Libération'],
    ['1 rue st jacques', '1 rue Saint-Jacques'],
    ['8 av du gal de gaulle', '8 avenue du Général de Gaulle'],
    ['2 rue jean 23', '2 rue Jean XXIII'],
    ['Résidence des Lilas, bât B, 3e étage, 12 rue des Vignes, BP 40, 94230 Cachan CEDEX', '12 rue des Vignes'],
    ['12 rue des vigne', '12 rue des Vignes'],
    ['12 ruedes vignes cahcan', '12 rue des Vignes'],
    ['20 all des htes bruyères', '20 allée des Hautes Bruyères'],
    ['hautes bruy', 'Allée des Hautes Bruyères'],
  ])('« %s » is %s', (typed, line) => {
    expect(first(typed)?.line).toBe(line);
  });

  it('prefers the commune that is named to the one that is near', () => {
    expect(first('12 rue des vignes arcueil')?.city).toBe('Arcueil');
    expect(first('12 rue des vignes 94110')?.city).toBe('Arcueil');
    expect(first('12 rue des vignes')?.city).toBe('Cachan');
  });
});

describe('an address beside another commune', () => {
  const numbers = ['1', '3', '4', '5', '5quinquies', '7', '12', '12prime', '14'];
  const base = createGeocoder(
    [
      street('Rue des Vignes', 'Valbrume', '99100'),
      street('Avenue du Président François Mitterrand', 'Valbrume', '99100'),
      street('Rue Jean Moulin', 'Valbrume', '99100'),
      street('Rue Gabriel Péri', 'Valbrume', '99100'),
      street('Rue Péri', 'Autreville', '99200', 0.15),
      street('Impasse des Lilas', 'Autreville', '99200', 0.15),
      street('Château Blanc', 'Valbrume', '99100'),
      street('Le Bourg', 'Valbrume', '99100'),
      street('RUE HAUTE', 'Valbrume', '99100'),
      street('Allée A', 'Valbrume', '99100'),
      street('Allée B', 'Valbrume', '99100'),
    ].map((one) => ({
      ...one,
      numbers,
      lats: numbers.map((_, i) => (one.lats[0] ?? 0) + i / 1e4),
      lons: numbers.map(() => one.lons[0] ?? 0),
    })),
  );
  const answer = (text: string) => {
    const { hits, certain } = base.find({ text, near });
    return `${hits[0]?.line ?? ''}, ${hits[0]?.city ?? ''}${certain ? '' : ' ?'}`;
  };

  it.each([
    ['5 quinquies rue des vignes', '5quinquies rue des Vignes, Valbrume'],
    ['12 prime rue des vignes', '12prime rue des Vignes, Valbrume'],
    ['4 avenue françois mitterrand', '4 avenue du Président François Mitterrand, Valbrume'],
    ['4 rue du président jean moulin', '4 rue Jean Moulin, Valbrume'],
    ['valbrume château blanc 7', '7 Château Blanc, Valbrume'],
    ['99100 Valbrume rue des vignes 12', '12 rue des Vignes, Valbrume'],
    ['le bourg 3', '3 Le Bourg, Valbrume'],
    ['3 le bourg', '3 Le Bourg, Valbrume'],
    ['12 rue haute', '12 rue HAUTE, Valbrume'],
    ['5 allée b', '5 allée B, Valbrume'],
    ['3 rue péri, Autreville', '3 rue Péri, Autreville'],
  ])('« %s » is %s', (typed, found) => expect(answer(typed)).toBe(found));

  it.each([
    '12-14 rue des vignes',
    '12/14 rue des vignes',
    '12 à 14 rue des vignes',
    '12 et 14 rue des vignes',
    '12, 14 rue des vignes',
  ])('asks about « %s », at 12 and never at 14', (typed) => {
    const { hits, certain } = base.find({ text: typed, near });
    expect(certain).toBe(false);
    expect(hits[0]).toMatchObject({ line: '12-14 rue des Vignes', number: '12' });
  });

  it('puts a street of the commune before a far one of that very name, and asks', () => {
    expect(answer('3 rue peri')).toBe('3 rue Gabriel Péri, Valbrume ?');
  });

  it('asks before it goes to another commune, were it the only answer', () => {
    expect(answer('3 impasse des lilas')).toBe('3 impasse des Lilas, Autreville ?');
    expect(answer('3 impasse des lilas autreville')).toBe('3 impasse des Lilas, Autreville');
  });

  it('asks where two communes have nearly that street, and nobody knows where one is', () => {
    expect(base.find({ text: '3 rue peri', near: null }).certain).toBe(false);
  });

  it('finds a street behind words that it does not know, and asks', () => {
    expect(answer('les grands pins château blanc 7')).toBe('7 Château Blanc, Valbrume ?');
  });
});

describe('doubt is said, never hidden', () => {
  it('is certain of an address written whole', () => {
    expect(geocoder.find({ text: '12 rue des vignes cachan', near: null }).certain).toBe(true);
  });

  it('asks when two communes have the street and none is named', () => {
    const answer = geocoder.find({ text: '12 rue des vignes', near: null });
    expect(answer.certain).toBe(false);
    expect(answer.hits.map((hit) => hit.city)).toEqual(expect.arrayContaining(['Cachan', 'Arcueil']));
  });

  it('says that a number is between two others, and asks', () => {
    const answer = geocoder.find({ text: '10 rue des vignes cachan', near: null });
    expect(answer.certain).toBe(false);
    expect(answer.hits[0]).toMatchObject({ precision: 'interpolated', number: '10' });
    expect(answer.hits[0]?.point.lat).toBeCloseTo(48.79035, 6);
  });

  it('says that a number beyond the last is only the street', () => {
    expect(first('99 rue des vignes cachan')).toMatchObject({ precision: 'street' });
    expect(geocoder.find({ text: '99 rue des vignes cachan', near: null }).certain).toBe(false);
  });

  it('is not certain of something else altogether', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
        const { hits, certain } = geocoder.find({ text, near });
        expect(hits.length).toBeLessThanOrEqual(8);
        if (certain) expect(hits[0]?.cost).toBeLessThan(2);
      }),
    );
    expect(geocoder.find({ text: '12 quai de la Rapée Paris', near }).certain).toBe(false);
    expect(geocoder.find({ text: '', near }).hits).toEqual([]);
    expect(createGeocoder([]).find({ text: '12 rue des Vignes', near }).hits).toEqual([]);
  });
});

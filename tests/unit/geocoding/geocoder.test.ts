import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressStreet } from '../../../shared/geocoding/address-street.ts';
import { createGeocoder } from '../../../shared/geocoding/geocoder.ts';

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

import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { numberKey, streetKey } from '../../../../../shared/domain/address/street-key.ts';

describe('two writings of one street', () => {
  it.each([
    ['rue de l’Église', "rue de l'Église"],
    ['rue de l’Église', 'RUE DE L EGLISE'],
    ['Avenue du Général-Leclerc', 'av. du Gal Leclerc'],
    ['Boulevard Saint-Michel', 'bd St Michel'],
    ['Place Notre-Dame', 'pl. N.-D.'],
    ['Allée des Grands Chênes', 'all des grands chenes'],
    ['Rue de la 2e D.B.', 'rue de la 2ème DB'],
    ['Rue du 8 Mai 1945', 'rue du huit mai 45'],
    ['Rue du 1er Mai', 'r. du Premier-Mai'],
    ['Rue Jean XXIII', 'rue Jean 23'],
    ['Grand’Rue', 'Grande Rue'],
    ['Route de Sens', 'rte. de sens'],
    ['Rue du Cœur Volant', 'rue du Coeur-Volant'],
  ])('« %s » and « %s » are one', (one, other) => expect(streetKey(one)).toBe(streetKey(other)));

  it.each([
    ['Rue des Vignes', 'Avenue des Vignes'],
    ['Allée A', 'Allée B'],
    ['Allée D', 'Allée L'],
    ['rue 3', 'rue 4'],
    ['Rue du 8 Mai 1945', 'Rue du 9 Mai 1945'],
    ['RN 20', 'RN 7'],
    ['D 920', 'D 12'],
    ['شارع النخيل', 'شارع الورد'],
  ])('« %s » and « %s » are two', (one, other) => expect(streetKey(one)).not.toBe(streetKey(other)));

  it('do not depend on accents, apostrophes, hyphens, case, spaces or the form of Unicode', () => {
    const word = fc.constantFrom('rue', 'de', 'l’Église', 'Général', 'Leclerc', 'Saint', 'Étienne', '8', 'Mai', 'Cœur');
    const change = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text: string) => text.replaceAll('’', "'"),
      (text: string) => text.replaceAll(' ', '-'),
      (text: string) => text.replaceAll(' ', '\u00A0'),
      (text: string) => ` ${text}, `,
      (text: string) => text.replace('Général', 'Gal').replace('Saint', 'St'),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(change, { maxLength: 4 }),
        (words, changes) => {
          const street = ['Rue', ...words].join(' ');
          expect(streetKey(changes.reduce((text, one) => one(text), street))).toBe(streetKey(street));
        },
      ),
    );
  });
});

describe('two writings of one number', () => {
  it.each([
    ['12 bis', '12BIS'],
    ['012', '12'],
    ['12-14', '12/14'],
    ['12 à 14', '12-14'],
    ['3 b', '3B'],
    ['12.0', '12'],
    ['14.0bis', '14 bis'],
    ['12,00', '12'],
  ])('« %s » and « %s » are one', (one, other) => expect(numberKey(one)).toBe(numberKey(other)));

  it('keeps 12 and 12 bis apart, and 1 2 from 12', () => {
    expect(new Set(['12', '12 bis', '12 ter', '12-14', '1-2'].map(numberKey)).size).toBe(5);
  });
});

import { describe, expect, it } from 'vitest';
import { afterNumber } from '../../../../../shared/domain/address/after-number.ts';
import { acrossTheStreet, doorstepOf, sameDoorstep } from '../../../../../shared/domain/address/doorstep.ts';
import { numberSide } from '../../../../../shared/domain/address/house-number.ts';
import { readAddress } from '../../../../../shared/domain/address/read-address.ts';

const line = (text: string): string => {
  const { number, street } = readAddress(text);
  return `${number} | ${street}`;
};

describe('a house number', () => {
  it.each(['bis', 'ter', 'quater', 'quarter', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies'])(
    'may be given twice: 12 %s',
    (adverb) => {
      expect(line(`12 ${adverb} rue des Vignes`)).toBe(`12 ${adverb} | rue des Vignes`);
      expect(line(`12${adverb} rue des Vignes`)).toBe(`12 ${adverb} | rue des Vignes`);
      expect(line(`12 ${adverb.toUpperCase()} rue des Vignes`)).toBe(`12 ${adverb} | rue des Vignes`);
    },
  );

  it.each([
    // Signs before it.
    ['no 12 rue des Vignes', '12 | rue des Vignes'],
    ['num. 12 rue des Vignes', '12 | rue des Vignes'],
    ['numéro 12, rue des Vignes', '12 | rue des Vignes'],
    ['N°12 rue des Vignes', '12 | rue des Vignes'],
    // Letters behind it.
    ['12bisA rue des Vignes', '12 bis a | rue des Vignes'],
    ['12 et B rue des Vignes', '12 et B | rue des Vignes'],
    ['12 A B rue des Vignes', '12 A B | rue des Vignes'],
    ['12 C bis rue des Vignes', '12 C bis | rue des Vignes'],
    ['12 E, rue des Vignes', '12 E | rue des Vignes'],
    ['12 B3 rue des Vignes', '12 B3 | rue des Vignes'],
    ['12 B des Vignes', '12 | B des Vignes'],
    ['12 à la Ferme', '12 | à la Ferme'],
    ['12 A. Briand', '12 | A. Briand'],
    ['12 l’Hermitage', '12 | l’Hermitage'],
    // Two ends.
    ['12–14 rue des Vignes', '12-14 | rue des Vignes'],
    ['12+14 rue des Vignes', '12+14 | rue des Vignes'],
    ['12&14 rue des Vignes', '12&14 | rue des Vignes'],
    ['12 au 14 rue des Vignes', '12 au 14 | rue des Vignes'],
    ['12 ou 14 rue des Vignes', '12 ou 14 | rue des Vignes'],
    ['12, 14, 16 rue des Vignes', '12, 14, 16 | rue des Vignes'],
    ['12 bis et 14 ter rue des Vignes', '12 bis et 14 ter | rue des Vignes'],
    ['12, bis, rue des Vignes', '12 bis | rue des Vignes'],
    // Figures that are none.
    ['12345 rue des Vignes', '12345 | rue des Vignes'],
    ['123456 rue des Vignes', ' | 123456 rue des Vignes'],
    ['2e rue des Vignes', '2 e | rue des Vignes'],
    ['12ᵉ rue des Vignes', ' | 12ᵉ rue des Vignes'],
  ])('« %s » is %s', (text, read) => expect(line(text)).toBe(read));

  it('is on one side of its street, by its first figures', () => {
    expect(['12', '13', '12 bis', '13-14', '0', 'B 7'].map(numberSide)).toEqual([
      ...['even', 'odd', 'even', 'odd', 'even', 'odd'],
    ]);
    expect(numberSide('')).toBeNull();
    expect(numberSide('bis')).toBeNull();
  });
});

describe('a street behind its number', () => {
  it.each([
    ['Rue des Vignes', 'rue des Vignes'],
    ['AVENUE Foch', 'avenue Foch'],
    ['Allée B', 'allée B'],
    ['Château Blanc', 'Château Blanc'],
    ['d’Artagnan', 'd’Artagnan'],
    ['', ''],
  ])('« %s » is « %s »', (street, shown) => expect(afterNumber(street)).toBe(shown));
});

describe('a doorstep', () => {
  const step = doorstepOf;
  it('is one, however it is written', () => {
    expect(sameDoorstep(step('12 bis rue de l’Église, 94230 Cachan'), step('12BIS R. DE L EGLISE'))).toBe(true);
    expect(sameDoorstep(step('12 rue des Vignes, 94230 Cachan'), step('12 rue des Vignes, 94230 CACHAN'))).toBe(true);
    expect(step('12 rue des Vignes, Cachan').town).toBe('');
    expect(step('12 rue des Vignes, 94230 Cachan').town).toBe('94230');
  });

  it('is two at two numbers, in two streets, in two towns, and without a number', () => {
    expect(sameDoorstep(step('12 rue des Vignes'), step('12 bis rue des Vignes'))).toBe(false);
    expect(sameDoorstep(step('12 rue des Vignes'), step('12 rue du Parc'))).toBe(false);
    expect(sameDoorstep(step('12 rue des Vignes, 94230 Cachan'), step('12 rue des Vignes, 94240 L’Haÿ'))).toBe(false);
    expect(sameDoorstep(step('rue des Vignes'), step('rue des Vignes'))).toBe(false);
  });

  it('is across the street from the other side of the same one', () => {
    expect(acrossTheStreet(step('12 rue des Vignes'), step('13 R. DES VIGNES'))).toBe(true);
    expect(acrossTheStreet(step('12 rue des Vignes'), step('14 rue des Vignes'))).toBe(false);
    expect(acrossTheStreet(step('12 rue des Vignes'), step('13 rue du Parc'))).toBe(false);
    expect(acrossTheStreet(step('12 rue des Vignes'), step('rue des Vignes'))).toBe(false);
    expect(acrossTheStreet(step('rue des Vignes'), step('12 rue des Vignes'))).toBe(false);
    expect(acrossTheStreet(step('12'), step('13'))).toBe(false);
  });

  it('is read once, and again after thousands of others', () => {
    const first = step('3 rue du Commencement');
    expect(step('3 rue du Commencement')).toBe(first);
    for (let number = 0; number < 4200; number++) step(`${number} rue de la Suite`);
    expect(step('3 rue du Commencement')).not.toBe(first);
    expect(step('3 rue du Commencement')).toEqual(first);
  });
});

import { describe, expect, it } from 'vitest';
import { type Address, readAddress } from '../../../../../shared/domain/address/read-address.ts';
import { addressForOthers, writeAddress } from '../../../../../shared/domain/address/write-address.ts';

const street = { number: '12', street: 'rue des Vignes' };
const said = (text: string): Partial<Address> =>
  Object.fromEntries(Object.entries(readAddress(text)).filter(([, part]) => part !== ''));

describe('the line of the postman', () => {
  it.each<[string, Partial<Address>]>([
    // Boxes.
    ['B.P. 40, 94230 Cachan', { box: 'B.P. 40', postcode: '94230', town: 'Cachan' }],
    ['BP n° 40, 94230 Cachan', { box: 'BP n° 40', postcode: '94230', town: 'Cachan' }],
    ['BP 40 94230 Cachan', { box: 'BP 40', postcode: '94230', town: 'Cachan' }],
    ['boîte postale 40, 94230 Cachan', { box: 'boîte postale 40', postcode: '94230', town: 'Cachan' }],
    ['TSA 12345, 94230 Cachan', { box: 'TSA 12345', postcode: '94230', town: 'Cachan' }],
    // CEDEX.
    ['94230 Cachan Cedex', { postcode: '94230', town: 'Cachan', cedex: 'Cedex' }],
    ['94230 Cachan CEDEX 12', { postcode: '94230', town: 'Cachan', cedex: 'CEDEX 12' }],
    ['Cachan CEDEX', { town: 'Cachan', cedex: 'CEDEX' }],
    // Countries.
    ['94230 Cachan France', { postcode: '94230', town: 'Cachan', country: 'France' }],
    ['FR-94230 Cachan', { postcode: '94230', town: 'Cachan', country: 'FR' }],
    ['94230 Cachan CEDEX France', { postcode: '94230', town: 'Cachan', cedex: 'CEDEX', country: 'France' }],
    ['94230 Cachan, Belgique', { postcode: '94230', town: 'Cachan', country: 'Belgique' }],
    ['94230 Ville de France', { postcode: '94230', town: 'Ville de France' }],
    // Districts.
    ['75012 Paris 12', { postcode: '75012', town: 'Paris', district: '12' }],
    ['75012 Paris 12e', { postcode: '75012', town: 'Paris', district: '12e' }],
    ['75012 Paris XIIe', { postcode: '75012', town: 'Paris', district: 'XIIe' }],
    ['75012 Paris XII', { postcode: '75012', town: 'Paris', district: 'XII' }],
    ['13008 Marseille 8ème arrondissement', { postcode: '13008', town: 'Marseille', district: '8ème arrondissement' }],
    ['69001 Lyon 1er ardt', { postcode: '69001', town: 'Lyon', district: '1er ardt' }],
    ['69001 Lyon arrondissement', { postcode: '69001', town: 'Lyon', district: 'arrondissement' }],
    // Towns.
    ['94230, Cachan', { postcode: '94230', town: 'Cachan' }],
    ['Cachan, 94230', { postcode: '94230', town: 'Cachan' }],
    ['Cachan 94230', { postcode: '94230', town: 'Cachan' }],
    ['94340 Villeneuve-la-Cour', { postcode: '94340', town: 'Villeneuve-la-Cour' }],
    ['01000 Bourg la Place', { postcode: '01000', town: 'Bourg la Place' }],
    ['94230', { postcode: '94230' }],
  ])('« …, %s »', (text, parts) => expect(said(`12 rue des Vignes, ${text}`)).toEqual({ ...street, ...parts }));

  it('is none where no letter of a town follows three figures, and where a street has five', () => {
    expect(readAddress('12 rue des Vignes, 94 230').postcode).toBe('');
    expect(readAddress('12345 rue des Vignes').postcode).toBe('');
    expect(said('94230')).toEqual({ postcode: '94230' });
  });

  it('may stand before the street', () => {
    expect(said('94230 Cachan, 12 rue des Vignes')).toEqual({ ...street, postcode: '94230', town: 'Cachan' });
    expect(said('94230 Cachan 12 rue des Vignes')).toEqual({ ...street, postcode: '94230', town: 'Cachan' });
  });
});

describe('what is private in an address', () => {
  it.each([
    'code 1234B',
    'codes 12 et 34',
    'digicodes A12 B34',
    'vigik',
    'interphone 12',
    'Mr Paul Dupont',
    'Mme Dupont',
    'Mlle Dupont',
    'madame Dupont',
    'famille Dupont',
    '01.99.00.12.34',
    '0199001234',
    '+33 1 99 00 12 34',
    '0590 12 34 56',
    'yvette@exemple.org',
  ])('« %s » is kept apart, as typed', (text) => {
    const typed = text.replace(/^\+/u, '');
    expect(said(`12 rue des Vignes, ${text}`)).toEqual({ ...street, rest: typed });
  });

  it('goes up to the comma, or to the number of a street', () => {
    expect(said('chez Mme Dupont, 12 rue des Vignes')).toEqual({ ...street, rest: 'chez Mme Dupont' });
    expect(said('chez Mme Dupont 12 rue des Vignes')).toEqual({ ...street, rest: 'chez Mme Dupont' });
    expect(said('12 rue des Vignes, code 12B, bât. C')).toEqual({ ...street, rest: 'code 12B', building: 'bât. C' });
  });

  it('is not the name of a street', () => {
    expect(line('24 rue du Code Civil')).toBe('24 | rue du Code Civil');
    expect(line('5 rue de la Famille')).toBe('5 | rue de la Famille');
    expect(line('3 chez Bonnet')).toBe('3 | chez Bonnet');
    expect(said('12 rue des Vignes code 1234').rest).toBe('code 1234');
    // Eight figures are no telephone.
    expect(said('12 rue des Vignes, 01 99 00 12').rest).toBe('01 99 00 12');
  });

  function line(text: string): string {
    const { number, street: name } = readAddress(text);
    return `${number} | ${name}`;
  }
});

describe('an address in one line', () => {
  const text = 'bât. B, code 12B4, 12 bis rue des Vignes, BP 40, 3e étage, appt 12, 94230 Cachan CEDEX 2, France';
  it('is in the order of an envelope, what was not understood at the end', () => {
    expect(writeAddress(readAddress(text))).toBe(
      'bât. B, 3e étage, appt 12, 12 bis rue des Vignes, BP 40, 94230 Cachan CEDEX 2, France, code 12B4',
    );
    expect(writeAddress(readAddress('Résidence des Lilas, hall 4, esc. 2, 12 rue des Vignes, 75012 Paris 12e'))).toBe(
      'Résidence des Lilas, hall 4, esc. 2, 12 rue des Vignes, 75012 Paris 12e',
    );
    expect(writeAddress(readAddress(''))).toBe('');
  });

  it('is told to others without its codes, and with the door that is known better', () => {
    expect(addressForOthers(text, '')).toBe(
      'bât. B, 3e étage, appt 12, 12 bis rue des Vignes, BP 40, 94230 Cachan CEDEX 2',
    );
    expect(addressForOthers(text, 'bât. C · porte 3')).toBe('12 bis rue des Vignes, 94230 Cachan, bât. C · porte 3');
    expect(addressForOthers('Résidence des Lilas, 12 rue des Vignes', 'porte 3')).toBe(
      'Résidence des Lilas, 12 rue des Vignes, porte 3',
    );
    expect(addressForOthers('chez Mme Dupont', '')).toBe('');
  });
});

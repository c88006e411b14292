import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../../../shared/geocoding/address-reader.ts';
import { streetLines } from '../../../../shared/geocoding/street-lines.ts';

function read(lines: readonly string[]) {
  const [header = [], ...rows] = lines.map((line) => line.split(';'));
  const reader = readAddresses(header);
  if (!reader.ok) return reader.code;
  rows.forEach((row) => reader.data.row(row));
  return reader.data.finish();
}

describe('reading an address file', () => {
  it('gathers the numbers of a street from the columns of the national base', () => {
    expect(
      read([
        'id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat',
        'a;12;;Rue des Vignes;94230;94016;Cachan;2.33;48.79',
        'b;12;bis;Rue des Vignes;94230;94016;Cachan;2.331;48.79',
        'c;12;;Rue des Vignes;94230;94016;Cachan;9;9',
      ]),
    ).toMatchObject({
      streets: [{ street: 'Rue des Vignes', numbers: ['12', '12bis'], lons: [2.33, 2.331], city: 'Cachan' }],
      numbers: 2,
      refused: [],
    });
  });

  it('reads BAL 1.3, whose columns have other names and which writes 99999 for no number', () => {
    expect(
      read([
        'cle_interop;commune_insee;commune_nom;voie_nom;numero;suffixe;position;x;y;long;lat',
        'k;94016;Cachan;Sentier des Sablons;99999;;;;;2,33;48,79',
        'k;94016;Cachan;Rue des Vignes;4;b;;;;2.33;48.79',
      ]),
    ).toMatchObject({
      streets: [
        { numbers: [''], lats: [48.79] },
        { numbers: ['4b'], postcode: '' },
      ],
      numbers: 1,
    });
  });

  it('lists the rows that it cannot use with their line, and keeps the others', () => {
    expect(
      read(['numero;nom_voie;lat;lon', '1;;48;2', '2;Rue A;;2', '3;Rue A;148;2', '4;Rue A;0;0', '5;Rue A;48;2', '6']),
    ).toMatchObject({
      numbers: 1,
      refused: [
        { line: 2, reason: 'no-street' },
        { line: 3, reason: 'no-position' },
        { line: 4, reason: 'position-impossible' },
        { line: 5, reason: 'position-impossible' },
        { line: 7, reason: 'no-street' },
      ],
    });
  });

  it('says when the file holds no addresses', () => {
    expect(read(['<!doctype html>'])).toBe('not-addresses');
    expect(read(['nom;prenom;telephone'])).toBe('not-addresses');
  });
});

describe('streets drawn from their numbers', () => {
  it('makes one line, and breaks where the numbers jump', () => {
    const street = { id: '', street: 'Rue A', postcode: '', city: '', formerCity: '' };
    const lines = streetLines([
      {
        ...street,
        numbers: ['1', '2', '3', '50', '52', '54'],
        lats: [48.79, 48.7901, 48.7902, 48.8, 48.8001, 48.8002],
        lons: [2.33, 2.33, 2.33, 2.33, 2.33, 2.33],
      },
    ]);
    expect(lines.map((line) => line.positions.length)).toEqual([2, 2]);
  });
});

import { describe, expect, it } from 'vitest';
import { createAddressTable } from '../../../../shared/geocoding/address-table.ts';
import { createGeocoder } from '../../../../shared/geocoding/geocoder.ts';
import fc from '../../../properties.ts';

function read(lines: readonly string[]) {
  const table = createAddressTable();
  for (const line of lines) {
    const taken = table.line(line);
    if (!taken.ok) return taken.code;
  }
  const done = table.finish();
  return done.ok ? done.data : done.code;
}

const ban = 'id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;nom_ancienne_commune;x;y;lon;lat;type_position';
const bal = 'cle_interop;commune_insee;commune_nom;commune_deleguee_nom;voie_nom;numero;suffixe;position;x;y;long;lat';

function streetsOf(lines: readonly string[]) {
  const done = read(lines);
  if (typeof done === 'string') throw new Error(done);
  return done;
}

describe('a file of addresses as it is written', () => {
  it('loses no door to a stray quotation mark', () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `z;${i + 1};;Rue des Vignes;94230;94016;Cachan;;;;2.33;48.79;entrée`,
    );
    const stray = 'z;2;;"Le Clos" des Prés;94230;94016;Cachan;;;;2.33;48.79;entrée';
    const open = 'z;4;;"Le Clos;94230;94016;Cachan;;;;2.33;48.79;entrée';
    const { numbers, refused, streets } = streetsOf([ban, ...rows.slice(0, 5), stray, open, ...rows.slice(5)]);
    expect({ numbers, refused }).toEqual({ numbers: 42, refused: [] });
    expect(streets.map(({ street }) => street)).toEqual(['Rue des Vignes', '"Le Clos" des Prés', '"Le Clos']);
  });

  it.each([
    ['a title', ['Adresses de la commune au 1er janvier', '']],
    ['the line of a spreadsheet', ['sep=;']],
  ])('has its header found under %s, and its lines counted from the first', (_, above) => {
    const row = 'k;94016;Cachan;;Rue Haute;10;;entrée;;;2.33;48.79';
    expect(read([...above, bal, 'k;94016;Cachan;;;12;;;;;2.33;48.79', row])).toMatchObject({
      numbers: 1,
      refused: [{ line: above.length + 2, reason: 'no-street' }],
    });
  });

  it('keeps the entrance of a number, in whatever order its positions stand', () => {
    const row = (position: string, lat: number) => `k;94016;Cachan;;Rue Haute;10;;${position};;;2.33;${lat}`;
    const rows = [
      row('parcelle', 48.795),
      row('bâtiment', 48.794),
      row('entrée', 48.796),
      row('', 48.797),
      row('segment', 48.798),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(streetsOf([bal, ...shuffled]).streets[0]?.lats).toEqual([48.796]);
      }),
    );
  });

  it('takes two streets of one name in a merged commune for two, and asks which', () => {
    const { streets } = streetsOf([
      ban,
      "z;12;;Rue de l'Église;35470;35000;Valbrume;Valbrume;;;-1.6;48.04;entrée",
      "z;12;;Rue de l'Église;35470;35000;Valbrume;Saint-Orens-le-Vieux;;;-1.7;48.11;entrée",
    ]);
    expect(streets).toHaveLength(2);
    const answer = createGeocoder(streets).find({ text: '12 rue de l’église', near: null });
    expect(answer.certain).toBe(false);
    expect(answer.hits.map(({ label }) => label).sort()).toEqual([
      "12 rue de l'Église, 35470 Valbrume",
      "12 rue de l'Église, Saint-Orens-le-Vieux, 35470 Valbrume",
    ]);
  });

  it.each([
    ['12.0', '', '12'],
    ['14,0', 'bis', '14bis'],
    ['016', '', '16'],
    ['5', 'quinquies', '5quinquies'],
  ])('reads the number %s with the suffix « %s » as %s', (number, suffix, expected) => {
    const { streets } = streetsOf([bal, `k;94016;Cachan;;Rue Haute;${number};${suffix};;;;2.33;48.79`]);
    expect(streets[0]?.numbers).toEqual([expected]);
  });

  it('gives a postcode its first nought back', () => {
    const { streets } = streetsOf([ban, 'z;1;;Rue Alphonse;1000;1053;Bourg-en-Val;;;;5.2;46.2;entrée']);
    expect(streets[0]).toMatchObject({ postcode: '01000', city: 'Bourg-en-Val' });
  });

  it('reads the metres of Lambert 93, and of a department overseas', () => {
    // The Eiffel tower, and the prefecture of La Réunion, as their official coordinates are published.
    const { streets } = streetsOf([
      bal,
      'k;75107;Paris;;Avenue Gustave Eiffel;5;;entrée;648237.3;6862271.7;;',
      'k;97411;Saint-Denis;;Rue de Paris;1;;entrée;338800;7690400;;',
    ]);
    expect(streets[0]?.lats[0]).toBeCloseTo(48.8583, 3);
    expect(streets[0]?.lons[0]).toBeCloseTo(2.2945, 3);
    expect(streets[1]?.lats[0]).toBeCloseTo(-20.88, 1);
    expect(streets[1]?.lons[0]).toBeCloseTo(55.45, 1);
  });

  it('puts latitude and longitude right where each stands in the column of the other, and counts them', () => {
    const { streets, exchanged } = streetsOf([
      bal,
      'k;94016;Cachan;;Rue Haute;10;;;;;48.7921;2.3302',
      'k;97411;Saint-Denis;;Rue Basse;1;;;;;-20.88;55.45',
    ]);
    expect(exchanged).toBe(2);
    expect(streets).toMatchObject([
      { lats: [48.7921], lons: [2.3302] },
      { lats: [-20.88], lons: [55.45] },
    ]);
  });

  it('leaves a door aside that lies far from all the others of its commune', () => {
    const rows = Array.from({ length: 6 }, (_, i) => `k;94016;Cachan;;Rue Haute;${i + 1};;;;;2.33;48.79`);
    const { numbers, refused } = streetsOf([bal, ...rows, 'k;94016;Cachan;;Rue Haute;8;;;;;2.33;43.79']);
    expect({ numbers, refused }).toEqual({ numbers: 6, refused: [{ line: 8, reason: 'far-from-commune' }] });
  });

  it('reads lieux-dits, and what the national geocoder answered for a table', () => {
    expect(
      streetsOf(['id;nom_lieu_dit;code_postal;nom_commune;lon;lat', 'a;Le Bourg;35470;Valbrume;-1.6;48']).streets,
    ).toMatchObject([{ street: 'Le Bourg', numbers: [''] }]);
    const geocoded = 'adresse,latitude,longitude,result_housenumber,result_name,result_postcode,result_city';
    expect(streetsOf([geocoded, '12 r haute,48.79,2.33,12,Rue Haute,94230,Cachan']).streets).toMatchObject([
      { street: 'Rue Haute', numbers: ['12'], postcode: '94230' },
    ]);
  });

  it('says what it is when it holds none', () => {
    expect(read([])).toBe('empty');
    expect(read(['<!doctype html>'])).toBe('not-addresses');
    expect(read(Array.from({ length: 20 }, () => 'nom;prénom'))).toBe('not-addresses');
    expect(read([bal])).toBe('empty');
  });
});

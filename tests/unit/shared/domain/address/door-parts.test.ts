import { describe, expect, it } from 'vitest';
import { doorOfAddress } from '../../../../../shared/domain/address/door-of-address.ts';
import { floorNumber } from '../../../../../shared/domain/address/door-parts.ts';
import { type Address, readAddress } from '../../../../../shared/domain/address/read-address.ts';

const street = { number: '12', street: 'rue des Vignes' };
const said = (text: string): Partial<Address> =>
  Object.fromEntries(Object.entries(readAddress(text)).filter(([, part]) => part !== ''));
const behind = (text: string) => said(`12 rue des Vignes, ${text}`);

describe('a part of the door', () => {
  it.each<[keyof Address, string]>([
    ['building', 'bat batiment bâtiment bt immeuble imm bloc tour pavillon pav'],
    ['entrance', 'entrée ent hall accès portail'],
    ['staircase', 'esc escalier cage'],
    ['floor', 'étage etg niveau'],
    ['flat', 'appt apt app appart appartement porte pte lgt logt logement chambre chb studio'],
  ])('« %s » is told by each of its words, with a figure', (role, words) => {
    for (const word of words.split(' ')) expect(behind(`${word} 3`), word).toEqual({ ...street, [role]: `${word} 3` });
  });

  it.each(['gauche', 'droite', 'droit', 'dte', 'gche', 'face', 'milieu', 'centre', 'nord', 'sud', 'est', 'ouest'])(
    'a door or an entrance may be « %s »',
    (side) => {
      expect(behind(`porte ${side}`)).toEqual({ ...street, flat: `porte ${side}` });
      expect(behind(`hall ${side}`)).toEqual({ ...street, entrance: `hall ${side}` });
    },
  );

  it.each(['principale', 'fond', 'haut', 'bas'])('« entrée %s »', (where) =>
    expect(behind(`entrée ${where}`)).toEqual({ ...street, entrance: `entrée ${where}` }),
  );

  it.each<[string, Partial<Address>]>([
    ['porte n° 12', { flat: 'porte n° 12' }],
    ['porte no 12', { flat: 'porte no 12' }],
    ['porte numéro 12', { flat: 'porte numéro 12' }],
    ['porte à droite', { flat: 'porte à droite' }],
    ['porte de gauche', { flat: 'porte de gauche' }],
    ['porte au fond', { flat: 'porte au fond' }],
    ['porte du milieu', { flat: 'porte du milieu' }],
    ['porte la 12', { flat: 'porte la 12' }],
    ['porte lettre C', { flat: 'porte lettre C' }],
    ['bât. A', { building: 'bât. A' }],
    ['bâtiment B12', { building: 'bâtiment B12' }],
    ['bât. IV', { building: 'bât. IV' }],
    ['cage d’escalier 2', { staircase: 'cage d’escalier 2' }],
    ['cage d’escalier', { rest: 'cage d’escalier' }],
    ['appt B12', { flat: 'appt B12' }],
    ['appt 12B', { flat: 'appt 12B' }],
  ])('« %s »', (text, parts) => expect(behind(text)).toEqual({ ...street, ...parts }));

  it('has a name where it is a building, until something else begins', () => {
    expect(said('Bâtiment Les Lilas, 12 rue des Vignes')).toEqual({ ...street, building: 'Bâtiment Les Lilas' });
    expect(said('Bâtiment Les Lilas 12 rue des Vignes')).toEqual({ ...street, building: 'Bâtiment Les Lilas' });
    expect(said('bat Les Lilas, 12 rue des Vignes')).toEqual({ ...street, building: 'bat Les Lilas' });
    expect(behind('bâtiment Les Lilas escalier 2')).toEqual({
      ...street,
      building: 'bâtiment Les Lilas',
      staircase: 'escalier 2',
    });
  });

  it('leaves its figures to the street that follows', () => {
    expect(said('Tour 12 rue des Vignes')).toMatchObject(street);
    expect(said('appartement 3, 12 rue des Vignes')).toEqual({ ...street, flat: 'appartement 3' });
    expect(said('bât. B, 12 rue des Vignes')).toEqual({ ...street, building: 'bât. B' });
  });

  it('may stand in the name of a street', () => {
    for (const text of ['3 rue de la Tour 4', '12 place Porte 3', '9 rue du Studio 12', '5 rue des Logements 3'])
      expect(readAddress(text).flat + readAddress(text).building, text).toBe('');
  });
});

describe('a floor', () => {
  it.each<[string, Partial<Address>]>([
    ['3e étage', { floor: '3e étage' }],
    ['3 étage', { floor: '3 étage' }],
    ['premier étage', { floor: 'premier étage' }],
    ['troisième étage', { floor: 'troisième étage' }],
    ['dernier étage', { floor: 'dernier étage' }],
    ['au 2e étage', { floor: 'au 2e étage' }],
    ['3e etg', { floor: '3e etg' }],
    ['3e ét.', { floor: '3e ét' }],
    ['rdc', { floor: 'rdc' }],
    ['RCH', { floor: 'RCH' }],
    ['entresol', { floor: 'entresol' }],
    ['rez-de-chaussée', { floor: 'rez-de-chaussée' }],
    ['rez de jardin', { floor: 'rez de jardin' }],
    ['sous-sol', { floor: 'sous-sol' }],
    ['1er sous-sol', { floor: '1er sous-sol' }],
    ['2 sous-sol', { floor: '2 sous-sol' }],
    ['4e', { floor: '4e' }],
    ['étage 12', { floor: 'étage 12' }],
    ['3e étage droite', { floor: '3e étage', flat: 'droite' }],
    ['3e étage à gauche', { floor: '3e étage', flat: 'à gauche' }],
    ['3e étage en face', { floor: '3e étage', flat: 'en face' }],
    ['3e gauche', { floor: '3e', flat: 'gauche' }],
    ['3e dte', { floor: '3e', flat: 'dte' }],
    ['3e gche', { floor: '3e', flat: 'gche' }],
    ['3e face', { floor: '3e', flat: 'face' }],
    ['rdc, gauche', { floor: 'rdc', flat: 'gauche' }],
    ['appartement 12 étage 4', { flat: 'appartement 12', floor: 'étage 4' }],
  ])('« %s »', (text, parts) => expect(behind(text)).toEqual({ ...street, ...parts }));

  it('is a number, 0 the ground floor, below it negative', () => {
    expect(['rdc', 'RDC', 'rez-de-chaussée', 'rch'].map(floorNumber)).toEqual([0, 0, 0, 0]);
    expect(['3e étage', 'étage 12', 'premier étage', 'Troisième étage', '10'].map(floorNumber)).toEqual([
      3, 12, 1, 3, 10,
    ]);
    expect(['sous-sol', '2e sous-sol', 'sous sol', 'premier sous-sol', 'soussol'].map(floorNumber)).toEqual([
      ...[-1, -2, -1, -1, -1],
    ]);
    expect(['', 'dernier étage', 'entresol'].map(floorNumber)).toEqual([null, null, null]);
  });
});

describe('the door of an address', () => {
  const door = (text: string) => doorOfAddress(readAddress(text));
  it('is what it tells, each in its field', () => {
    expect(door('12 rue des Vignes, bât. B, hall 4, esc. 2, 3e étage, appt 12')).toEqual({
      building: 'B',
      entrance: 'hall 4, esc. 2',
      floor: 3,
      door: 'appt 12',
    });
    for (const written of ['bâtiment B', 'bat B', 'bt. B', 'Bâtiment B', 'bt B'])
      expect(door(`12 rue des Vignes, ${written}`), written).toEqual({
        building: 'B',
        entrance: '',
        floor: null,
        door: '',
      });
    expect(door('12 rue des Vignes, tour 3')?.building).toBe('tour 3');
    expect(door('12 rue des Vignes, escalier 2')?.entrance).toBe('escalier 2');
    expect(door('12 rue des Vignes, rdc')).toEqual({ building: '', entrance: '', floor: 0, door: '' });
  });

  it('keeps in words a floor that has no number', () => {
    expect(door('12 rue des Vignes, dernier étage, porte gauche')).toEqual({
      building: '',
      entrance: '',
      floor: null,
      door: 'dernier étage, porte gauche',
    });
  });

  it('is not there where nothing is told', () => {
    expect(door('12 rue des Vignes, 94230 Cachan')).toBeNull();
  });

  it('is never longer than its fields', () => {
    const long = { ...readAddress(''), building: 'b'.repeat(90), entrance: 'e'.repeat(90), flat: 'f'.repeat(90) };
    const cut = doorOfAddress(long);
    expect([cut?.building.length, cut?.entrance.length, cut?.door.length]).toEqual([40, 80, 40]);
  });
});

import { describe, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../renderer/db/open-database.ts';
import { putSetting } from '../../../../renderer/db/settings.ts';
import {
  exposedOnCards,
  exposedOnOffers,
  exposedOnRows,
  exposedOnSheet,
} from '../../../../shared/paper/exposed-people.ts';
import { cnilDeadline, lossGravity, lossModel } from '../../../../shared/paper/loss-model.ts';
import { withCommunes } from '../../../../renderer/model/queries/commune-finder.ts';
import { communeOf } from '../../../../shared/paper/postal-commune.ts';
import { frozenRows, sheetModel } from '../../../../shared/paper/sheet-model.ts';
import type { Sheet } from '../../../../shared/domain/sheet.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';
import { forgetEverything } from '../../renderer/db/fresh-database.ts';

const source = paperRound(3);
const model = sheetModel(source);
const row = model.rows[0];
if (!row) throw new Error('no row');

describe('a lost paper', () => {
  it('names everyone on a round sheet, and what of each: never a telephone', () => {
    const people = exposedOnRows(model.rows);
    expect(people.map(({ person }) => person)).toEqual(['Yvette M.', 'Raymond D.', 'Fatoumata S.']);
    expect(people[2]).toMatchObject({
      address: '10, rue des Vignes',
      fields: ['name', 'address', 'door', 'languages', 'need'],
    });
    expect(lossGravity(people)).toBe('risk');
  });

  it('gives each address its commune: as the listing says, else as the address base knows the street', async () => {
    forgetEverything();
    await openDatabase(new Uint8Array(32).fill(1));
    const street = { formerCity: '', numbers: [], lats: [], lons: [] };
    await db().addresses.bulkPut([
      { ...street, id: 'a', street: 'Rue des Vignes', postcode: '94230', city: 'Cachan' },
      { ...street, id: 'b', street: 'Rue du Parc', postcode: '94230', city: 'Cachan' },
      { ...street, id: 'c', street: 'Rue du Parc', postcode: '94240', city: 'L’Haÿ-les-Roses' },
    ]);
    const [person] = exposedOnRows(model.rows);
    const people = ['10, rue des Vignes', '3, rue du Parc', '1, rue Inconnue', ''].map((address) => ({
      ...person!,
      address,
      commune: '',
    }));
    const communes = async () => (await withCommunes([person!, ...people])).map(({ commune }) => commune);
    expect(await communes()).toEqual(['94230 Cachan', '94230 Cachan', '', '', '']);
    const commune = { name: 'Cachan', code: '94016', polygons: [] };
    await putSetting('commune', commune);
    expect(await communes()).toEqual(['94230 Cachan', '94230 Cachan', '94230 Cachan', '', '']);
    closeDatabase();
  });

  it('reads the commune also of an edition that was kept when it was called a town', () => {
    const [first, second] = exposedOnRows(model.rows);
    const { neighbourId, person, address, fields, shown } = first!;
    const printed = { neighbourId, person, address, fields, shown };
    const exposed = [{ ...printed, town: '94230 Cachan' }, second!];
    expect(exposedOnSheet({ exposed, rows: [] })).toEqual([{ ...printed, commune: '94230 Cachan' }, second]);
  });

  it.each([
    ['12 rue des Vignes, 94230 Cachan', '94230 Cachan'],
    ['12 rue des Vignes 94240 L’Haÿ-les-Roses', '94240 L’Haÿ-les-Roses'],
    ['12 rue des Vignes', ''],
    ['12 rue des Vignes, 94230 Cachan, code 45B12', '94230 Cachan'],
    ['12 rue des Vignes, 75012 Paris 12e Arrondissement', '75012 Paris'],
    ['12 rue des Vignes, BP 40, 94230 CACHAN CEDEX 2', '94230 Cachan'],
    ['12 rue des Vignes, F-94230 Cachan', '94230 Cachan'],
    ['12 rue des Vignes, Cachan (94230)', '94230 Cachan'],
    ['12 rue des Vignes, 94100 SAINT-MAUR-DES-FOSSÉS', '94100 Saint-Maur-des-Fossés'],
    ['12 rue des Vignes, 94240 L’HAŸ-LES-ROSES, France', '94240 L’Haÿ-les-Roses'],
    ['12 rue des Vignes, code 94230', ''],
  ])('« %s » ends with « %s »', (label, commune) => expect(communeOf(label)).toBe(commune));

  it('counts on cards the telephone that is printed, and the helper', () => {
    const people = exposedOnCards([{ row, helper: 'Zoé M.', phone: '01 99 00 55 44' }]);
    expect(people[0]?.fields).toContain('phone');
    expect(people[0]?.shown).toContain('01 99 00 55 44');
    expect(people[1]).toMatchObject({ person: 'Zoé M.', fields: ['name'] });
  });

  it('counts on « près de chez vous » who reads it and whose offers it tells, each once, without an address', () => {
    const offer = { neighbourId: 'b', category: 'shopping', word: 'Courses', person: 'Zoé M.', detail: 'à 200 m' };
    const people = exposedOnOffers([
      { neighbourId: 'a', person: 'Yvette M.', offers: [offer] },
      { neighbourId: 'c', person: 'Odile P.', offers: [offer] },
    ]);
    expect(people.map(({ person }) => person)).toEqual(['Yvette M.', 'Zoé M.', 'Odile P.']);
    expect(people.every(({ address }) => address === '')).toBe(true);
    expect(lossGravity(people)).toBe('unlikely');
  });

  it('has nobody to tell of a poster, and reads old editions from their rows', () => {
    expect(lossGravity(exposedOnSheet({ exposed: [], rows: [] }))).toBe('nobody');
    expect(exposedOnSheet({ rows: frozenRows(model) }).map(({ person }) => person)).toEqual(
      exposedOnRows(model.rows).map(({ person }) => person),
    );
  });

  it('gives the CNIL 72 hours from when the loss was noted, also across the change of hour', () => {
    expect(cnilDeadline('2026-12-05T14:10:00.000Z')).toBe('2026-12-08T14:10:00.000Z');
    expect(cnilDeadline('2027-03-27T12:00:00.000Z')).toBe('2027-03-30T12:00:00.000Z');
    const lost = {
      number: 417,
      level: 'round-sheet',
      copies: 2,
      rows: frozenRows(model),
      stateChangedAt: '2026-12-05T14:10:00.000Z',
      printedAt: '2026-12-04T16:30:00.000Z',
    } as unknown as Sheet;
    expect(lossModel(lost, source.settings)).toMatchObject({
      label: '0417',
      gravity: 'risk',
      fields: ['name', 'address', 'door', 'need'],
    });
  });
});

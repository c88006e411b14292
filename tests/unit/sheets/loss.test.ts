import { describe, expect, it } from 'vitest';
import {
  exposedOnCards,
  exposedOnOffers,
  exposedOnRows,
  exposedOnSheet,
} from '../../../renderer/sheets/exposed-people.ts';
import { cnilDeadline, lossGravity, lossModel } from '../../../renderer/sheets/loss-model.ts';
import { frozenRows, sheetModel } from '../../../renderer/sheets/sheet-model.ts';
import type { Sheet } from '../../../shared/domain/sheet.ts';
import { paperRound } from '../../contract/paper/paper-people.ts';

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

import { describe, expect, it } from 'vitest';
import {
  doorOf,
  exposedOnCards,
  exposedOnOffers,
  exposedOnRows,
  exposedOnSheet,
} from '../../../../shared/paper/exposed-people.ts';
import { frozenRows, sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';

const model = sheetModel(paperRound(3));
const [row] = model.rows;
if (!row) throw new Error('no row');
const nameless = { ...row, person: '', isNameHeldBack: true };
const nobody = { ...row, person: '', isNameHeldBack: false };

describe('whom a row shows', () => {
  it('is named with all that is printed of them', () => {
    const languages = 'parle arabe';
    const needs = [
      { category: 'shopping', word: 'Courses', detail: 'un sac' },
      { category: 'printing', word: 'Imprimer', detail: '' },
    ];
    expect(exposedOnRows([{ ...row, languages, needs, doorLine: 'porte 42' }])).toEqual([
      {
        neighbourId: row.stop.neighbourId,
        person: 'Yvette M.',
        address: '10, rue des Vignes',
        commune: '94230 Cachan',
        fields: ['name', 'address', 'door', 'languages', 'need'],
        shown: ['porte 42', 'parle arabe', 'Courses, un sac', 'Imprimer'],
      },
    ]);
  });

  it('is somebody though the name is held back, and nobody where none is known', () => {
    const bare = { ...nameless, doorLine: '', languages: '', stop: { ...row.stop, listingIds: [] } };
    expect(exposedOnRows([bare])).toMatchObject([{ person: '', fields: ['address'] }]);
    expect(exposedOnRows([nobody])).toEqual([]);
    expect(exposedOnCards([{ row: nobody, helper: '', phone: '' }])).toEqual([]);
  });

  it('on a card has a telephone only where it is printed, and the helper beside them', () => {
    const [person, helper] = exposedOnCards([{ row: nameless, helper: 'Zoé M.', phone: '01 99 00 55 44' }]);
    expect(person?.fields).toEqual(['address', 'door', 'need', 'phone']);
    expect(person?.shown.at(-1)).toBe('01 99 00 55 44');
    expect(helper).toEqual({ neighbourId: null, person: 'Zoé M.', address: '', fields: ['name'], shown: [] });
    expect(exposedOnCards([{ row, helper: '', phone: '' }])[0]?.fields).not.toContain('phone');
  });

  it('on offers near you is each offer of each category, once', () => {
    const offer = { neighbourId: null, category: 'shopping', word: 'Courses', person: 'Zoé M.', detail: '' };
    const people = exposedOnOffers([
      { neighbourId: null, person: 'Yvette M.', offers: [offer, { ...offer, category: 'printing', word: 'Imprimer' }] },
      { neighbourId: null, person: 'Yvette M.', offers: [offer] },
    ]);
    expect(people.map(({ person, fields, shown }) => [person, ...fields, ...shown])).toEqual([
      ['Yvette M.', 'name'],
      ['Zoé M.', 'name', 'offer', 'Courses'],
      ['Zoé M.', 'name', 'offer', 'Imprimer'],
    ]);
  });

  it('has a door where the paper shows one', () => {
    expect(doorOf({ fields: ['name', 'door'], shown: ['porte 42', 'Courses'] })).toBe('porte 42');
    expect(doorOf({ fields: ['name'], shown: ['Courses'] })).toBe('');
    expect(doorOf({ fields: ['door'], shown: [] })).toBe('');
  });

  it('on an edition of long ago is read from its rows', () => {
    const [kept] = frozenRows(model);
    if (!kept) throw new Error('no row');
    const old = {
      ...kept,
      doorLine: 'porte 42',
      needs: [{ category: 'shopping', title: 'Courses', detail: 'un sac' }],
    };
    expect(exposedOnSheet({ rows: [old, { ...old, doorLine: '' }, { ...old, person: '' }] })).toEqual([
      {
        neighbourId: kept.neighbourId,
        person: 'Yvette M.',
        address: '10, rue des Vignes',
        fields: ['name', 'address', 'door', 'need'],
        shown: ['porte 42', 'Courses, un sac'],
      },
      {
        neighbourId: kept.neighbourId,
        person: 'Yvette M.',
        address: '10, rue des Vignes',
        fields: ['name', 'address', 'need'],
        shown: ['Courses, un sac'],
      },
    ]);
  });
});

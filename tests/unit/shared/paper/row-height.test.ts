import { describe, expect, it } from 'vitest';
import { nameSize, needHeight, rowHeight, type RowTexts } from '../../../../shared/paper/row-height.ts';
import { needsThatFit, rowTexts } from '../../../../shared/paper/row-texts.ts';
import { countLines } from '../../../../shared/paper/text-lines.ts';

const row = (change: Partial<RowTexts> = {}): RowTexts => ({
  house: '12',
  street: 'rue des Vignes',
  door: 'porte 42',
  name: 'Yvette M.',
  languages: '',
  needs: [{ word: 'Courses', detail: 'un sac' }],
  ...change,
});
const need = { word: 'Courses', detail: 'un sac à porter' };

describe('the size of a name on the round sheet', () => {
  it.each([
    ['Yvette M.', 'l'],
    ['Yvette et Paul M.', 'l'],
    ['Fatoumatou B.', 'l'],
    ['Jean-Baptiste T.', 'l'],
    ['Abdoulkarim B.', 'm'],
    ['Yvette, Odile et Paul M.', 'm'],
    ['Abderrahmane B.', 'n'],
    ['Marie-Thérèse et Paul M.', 'n'],
    ['Raymond, Mireille, Fatoumata et Yvette M.', 's'],
    ['Marie-Christophine et Jean-Baptiste T.', 's'],
    ['Marie-Christophine, Jean-Baptiste et Maximilien-Antoine T.', 'xs'],
    ['Wolfeschlegelsteinhausenbergerdorff W.', 'xs'],
    ['', 'l'],
  ])('« %s » is %s', (name, size) => expect(nameSize(name)).toBe(size));
});

describe('the height of a need', () => {
  it('is one line of its word and one of its detail, and grows with each more', () => {
    expect(needHeight({ word: 'Courses', detail: '' })).toBeCloseTo(5.6 + 1.2, 9);
    expect(needHeight({ word: 'Courses', detail: 'un sac' })).toBeCloseTo(5.6 + 3.7 + 1.2, 9);
    const long = 'un sac à porter, deux fois par semaine, le matin de préférence';
    const lines = countLines(long, { width: 36.2, points: 9, weight: 'regular' });
    expect(lines).toBeGreaterThan(1);
    expect(needHeight({ word: 'Courses', detail: long })).toBeCloseTo(5.6 + lines * 3.7 + 1.2, 9);
    expect(needHeight({ word: 'Accompagner, conduire', detail: '' })).toBeCloseTo(2 * 4.5 + 1.2, 9);
  });
});

describe('the height of a row', () => {
  it('is never less than nine to a page', () => {
    expect(rowHeight(row())).toBe(22);
    expect(rowHeight(row({ house: '', street: '', door: '', name: '', needs: [] }))).toBe(22);
  });

  it('is that of its highest column, to the half millimetre above', () => {
    // Two needs of one line each: 2 × (5.6 + 3.7 + 1.2), and 2.6 of padding.
    expect(rowHeight(row({ needs: [need, need] }))).toBe(24);
    expect(rowHeight(row({ needs: [need, need, need] }))).toBe(34.5);
    const door = 'Résidence des Lilas · bât. B · entrée à gauche · 4e étage · porte 42 · au fond du couloir'.repeat(2);
    const lines = countLines(door, { width: 41.7, points: 9.5, weight: 'regular' });
    // House and street on one line, its door on several.
    expect(rowHeight(row({ door }))).toBe(Math.ceil(2 * (2.6 + 1.2 + 4.8 + lines * 4 + 0.8)) / 2);
    expect(rowHeight(row({ door, house: '', street: 'Le Bourg' }))).toBe(
      Math.ceil(2 * (2.6 + 4.8 + lines * 4 + 0.8)) / 2,
    );
    const name = 'Marie-Christophine et Jean-Baptiste T.';
    expect(rowHeight(row({ name, languages: 'parle soninké, portugais et français' }))).toBe(
      Math.ceil(2 * (2.6 + 3 * 4.4 + 2 * 3.7 + 0.6)) / 2,
    );
  });

  it('counts the house number as twice its letters, being larger than its street', () => {
    const door = 'x '.repeat(60);
    const long = row({ door, house: '12 bis A', street: 'avenue Aristide' });
    expect(rowHeight(long) - rowHeight(row({ door, house: '12', street: 'avenue Foch' }))).toBeCloseTo(5, 0);
  });
});

describe('the texts of a row', () => {
  const parts = {
    place: { number: '12', street: 'rue des Vignes', side: 'even', place: '', keys: { street: '', number: '' } },
    doorLine: 'bât. B · 4e étage · porte 42',
    person: 'Yvette M.',
    languages: 'parle arabe',
    needs: [need],
  } as const;
  it('are those of the row, with what must stay on one line', () => {
    expect(rowTexts(parts)).toEqual({
      house: '12',
      street: 'rue des Vignes',
      door: 'bât.\u00a0B · 4e\u00a0étage · porte\u00a042',
      name: 'Yvette\u00a0M.',
      languages: 'parle arabe',
      needs: [need],
    });
  });

  it('begin with a capital where no number stands before', () => {
    expect(rowTexts({ ...parts, place: { ...parts.place, number: '' } }).street).toBe('Rue des Vignes');
  });

  it('let a long entrance go on to the next line, and a name that has no initial', () => {
    const doorLine = 'sonner deux fois au portail · porte 42';
    expect(rowTexts({ ...parts, doorLine }).door).toBe('sonner deux fois au portail · porte\u00a042');
    expect(rowTexts({ ...parts, doorLine: 'dix-huit de lettre' }).door).toBe('dix-huit\u00a0de\u00a0lettre');
    expect(rowTexts({ ...parts, person: 'Yvette et Paul' }).name).toBe('Yvette et Paul');
    expect(rowTexts({ ...parts, person: 'Yvette et Paul M.' }).name).toBe('Yvette et Paul\u00a0M.');
  });
});

describe('the needs of one household', () => {
  it('are all on its row while a page holds them, and counted where it does not', () => {
    const one = { word: 'Courses', detail: 'un sac' };
    expect(needHeight(one)).toBeCloseTo(10.5, 9);
    const many = (count: number) => Array.from({ length: count }, () => one);
    expect(needsThatFit(many(0))).toEqual({ shown: [], left: 0 });
    expect(needsThatFit(many(16))).toEqual({ shown: many(16), left: 0 });
    expect(needsThatFit(many(17))).toEqual({ shown: many(16), left: 1 });
    expect(needsThatFit(many(40))).toEqual({ shown: many(16), left: 24 });
  });
});

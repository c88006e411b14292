import { expect, it } from 'vitest';
import type { RecoveredRows } from '../../../../../renderer/model/recovery/recover-rows.ts';
import { needsBackup, withBackup } from '../../../../../renderer/model/recovery/with-backup.ts';

const lost = [{ table: 'neighbours', key: 'n2', fields: {} }];
const known: RecoveredRows = {
  rows: new Map([['neighbours', new Map([['n1', { id: 'n1', firstName: 'Odile' }]])]]),
  change: 9,
  reached: 5,
  lost,
  flawed: [],
  oldIsWhole: false,
};
const content = {
  slices: [{ table: 'neighbours' as const, change: 'added' as const, rows: [{ id: 'n1', firstName: 'Odette' }] }],
};

it('takes the rows of the backup where it goes further than the log, and loses nothing that it reaches', () => {
  const recovered = withBackup(known, { change: 9, content });
  expect(recovered?.rows.get('neighbours')?.get('n1')).toMatchObject({ firstName: 'Odette' });
  expect([recovered?.lost, recovered?.change]).toEqual([[], 9]);
});

it('still names what not even the backup reaches', () => {
  expect(withBackup(known, { change: 7, content })?.lost).toEqual(lost);
});

it('never goes back behind what the log has', () => {
  expect(withBackup(known, { change: 5, content })).toBeNull();
});

it('is asked for when there is nothing else, or something is missing, and only then', () => {
  expect(needsBackup({ ...known, lost: [] }, true)).toBe(false);
  expect(needsBackup(known, true)).toBe(true);
  expect(needsBackup({ ...known, lost: [] }, false)).toBe(true);
  expect(withBackup({ ...known, rows: new Map(), reached: 0, change: 0 }, { change: 0, content })).not.toBeNull();
});

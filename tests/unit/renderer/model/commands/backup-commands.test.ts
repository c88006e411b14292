import { beforeEach, expect, it } from 'vitest';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { readTables } from '../../../../../renderer/db/read-tables.ts';
import { sameValue } from '../../../../../renderer/db/same-value.ts';
import { putSetting, readSetting } from '../../../../../renderer/db/settings.ts';
import { restoreFromBackup } from '../../../../../renderer/model/commands/backup-commands.ts';
import { type BackupTable, backupTables } from '../../../../../shared/backup/backup-tables.ts';
import { planRestore, type RestoreMode } from '../../../../../shared/backup/plan-restore.ts';
import type { BackupTables } from '../../../../../shared/backup/write-archive.ts';
import { sample } from '../../../shared/backup/archive-of.ts';
import { forgetEverything } from '../../db/fresh-database.ts';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

async function restore(backup: BackupTables, mode: RestoreMode) {
  const plan = planRestore((await readTables(db(), () => {})).tables, backup, mode, sameValue);
  const slices = backupTables.flatMap((table) =>
    (['added', 'changed'] as const).map((change) => ({ table, change, rows: plan[table][change] })),
  );
  const removed = Object.fromEntries(backupTables.map((table) => [table, plan[table].removed]));
  return await restoreFromBackup({ slices, removed: removed as Record<BackupTable, readonly string[]> }, () => {});
}

/** Without what is never restored, or never taken back. */
function restorable(tables: BackupTables): BackupTables {
  return Object.fromEntries(Object.entries(tables).filter(([name]) => name !== 'audit' && name !== 'addresses'));
}

async function rows(): Promise<BackupTables> {
  return restorable((await readTables(db(), () => {})).tables);
}

const restored = restorable(sample);

it('brings everything of a backup into an empty database, with one line in the journal', async () => {
  await restore(sample, 'replace');
  expect(await rows()).toEqual(restored);
  const actions = (await db().audit.toArray()).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(['backup-restored', 'undone']);
});

it('goes back in one step to what was there before, and forward again', async () => {
  const here = { ...sample.neighbours[0], id: 'n7', firstName: 'Odile' };
  await db().neighbours.put(here as never);
  const { undo } = await restore(sample, 'replace');
  expect((await db().neighbours.toArray()).map(({ id }) => id)).toEqual(['n1']);
  const back = await undo();
  expect(back.ok).toBe(true);
  expect(await db().neighbours.toArray()).toEqual([here]);
  expect(await db().listings.count()).toBe(0);
  if (back.ok) await back.data();
  expect((await db().neighbours.toArray()).map(({ id }) => id)).toEqual(['n1']);
});

it('leaves what has come since the plan was made', async () => {
  const plan = planRestore({}, sample, 'replace', sameValue);
  const slices = backupTables.map((table) => ({ table, change: 'added' as const, rows: plan[table].added }));
  const newer = { ...sample.neighbours[0], firstName: 'Léonie' };
  await db().neighbours.put(newer as never);
  const none = Object.fromEntries(backupTables.map((table) => [table, []])) as never;
  await restoreFromBackup({ slices, removed: none }, () => {});
  expect(await db().neighbours.toArray()).toEqual([newer]);
  expect(await db().matches.count()).toBe(1);
});

it('lets two sheets change their numbers', async () => {
  const sheets = [
    { ...sample.sheets[0], id: 's1', number: 1 },
    { ...sample.sheets[0], id: 's2', number: 2 },
  ];
  await restore({ sheets }, 'replace');
  const swapped = [
    { ...sample.sheets[0], id: 's1', number: 2 },
    { ...sample.sheets[0], id: 's2', number: 1 },
  ];
  await restore({ sheets: swapped }, 'replace');
  expect(await db().sheets.toArray()).toEqual(swapped);
});

it('has everything looked at once more with the city', async () => {
  await putSetting('sync-state', { cursor: 'c7', generation: 3, fullPass: 'none', halted: false });
  await restore(sample, 'merge');
  expect(await readSetting('sync-state')).toBeNull();
});

import type { BackupKeys } from '../../../shared/backup/backup-keys-schema.ts';
import { type BackupRow, type BackupTable, rowKeyOf } from '../../../shared/backup/backup-tables.ts';
import { deleteSetting, putSetting, type SettingValue } from '../../db/settings.ts';
import { command, type Done, type TableName } from './command.ts';

/** What backups are sealed with from now on. */
export async function keepBackupKeys(keys: BackupKeys): Promise<void> {
  await command({
    action: 'backup-keys-made',
    tables: ['settings'],
    subjects: () => [],
    run: async () => await putSetting('backup-keys', keys),
  });
}

/** What the last backup had in it; nobody's record. */
export async function noteBackupMade(made: SettingValue<'backup-made'>): Promise<void> {
  await putSetting('backup-made', made);
}

/** Rows that a restore writes and takes away, by table. */
export interface RowsToRestore {
  readonly slices: readonly { table: BackupTable; change: 'added' | 'changed'; rows: readonly BackupRow[] }[];
  readonly removed: Readonly<Record<BackupTable, readonly string[]>>;
}

/** A whole database is written for a minute: by hundreds, the page answers in between. */
const rowsAtOnce = 400;

/**
 * Writes what a restore has planned, as one command: all of it or nothing, and back again. Where the exchange with the city
 * stands is forgotten, so that everything is looked at once more. Addresses are public and large: they come by another way.
 *
 * @param onRows - told how many rows are written, from time to time
 */
export async function restoreFromBackup(
  { slices, removed }: RowsToRestore,
  onRows: (rows: number) => void,
): Promise<Done<void>> {
  const tables = Object.keys(removed).filter((table): table is TableName & BackupTable => table !== 'addresses');
  return await command({
    action: 'backup-restored',
    tables,
    subjects: () => [],
    run: async (base) => {
      let written = 0;
      for (const table of tables) {
        const gone = [...removed[table]];
        for (let at = 0; at < gone.length; at += rowsAtOnce) {
          await base.table(table).bulkDelete(gone.slice(at, at + rowsAtOnce));
        }
        const there = new Set<string>(await base.table<BackupRow, string>(table).toCollection().primaryKeys());
        for (const { change, rows: planned } of slices.filter((slice) => slice.table === table)) {
          // One that has come since the plan was made is newer than what was shown.
          const rows = change === 'changed' ? planned : planned.filter((row) => !there.has(rowKeyOf(table, row)));
          // Two sheets may have changed their numbers, of which each is there once.
          if (table === 'sheets') await base.sheets.bulkDelete(rows.map((row) => rowKeyOf(table, row)));
          for (let at = 0; at < rows.length; at += rowsAtOnce) {
            const some = rows.slice(at, at + rowsAtOnce);
            if (change === 'added') await base.table(table).bulkAdd(some);
            else await base.table(table).bulkPut(some);
            written += some.length;
            onRows(written);
          }
        }
      }
      await deleteSetting('sync-state');
    },
  });
}

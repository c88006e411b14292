import { backupTables, type BackupRow, type BackupTable } from '../../shared/backup/backup-tables.ts';
import type { BackupTables } from '../../shared/backup/write-archive.ts';
import type { PalierDatabase } from './database.ts';

export interface Snapshot {
  readonly tables: BackupTables;
  /** Number of the last recorded change that is in them; 0: there was none. */
  readonly lastChange: number;
}

/** Every table at one moment: who writes meanwhile waits. `onRows`: told how many rows have been read. */
export async function readTables(database: PalierDatabase, onRows: (rows: number) => void): Promise<Snapshot> {
  const tables: Partial<Record<BackupTable, readonly BackupRow[]>> = {};
  let rows = 0;
  const lastChange = await database.transaction('r', [...backupTables, 'changes'], async () => {
    for (const table of backupTables) {
      tables[table] = await database.table<BackupRow, string>(table).toArray();
      rows += tables[table].length;
      onRows(rows);
    }
    const [last = 0] = await database.changes.orderBy('seq').reverse().limit(1).primaryKeys();
    return last;
  });
  return { tables, lastChange };
}

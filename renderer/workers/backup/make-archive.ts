import { backupTables } from '../../../shared/backup/backup-tables.ts';
import { type ArchiveHead, writeArchive } from '../../../shared/backup/write-archive.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { readTables } from '../../db/read-tables.ts';
import { type AgeRecipient, sealTo } from '../../../shared/backup/age.ts';

export interface ArchiveToMake {
  readonly recipients: readonly AgeRecipient[];
  readonly head: Omit<ArchiveHead, 'database' | 'lastChange' | 'damaged'>;
}

export interface MadeArchive {
  readonly sealed: Uint8Array;
  readonly lastChange: number;
  /** Rows that could not be read, and are not in it. */
  readonly damaged: number;
}

/**
 * The whole database as one sealed backup.
 *
 * @param damaged - how many rows were found damaged by now
 * @param onProgress - each row counts twice: read, and written
 */
export async function makeArchive(
  database: PalierDatabase,
  { recipients, head }: ArchiveToMake,
  damaged: () => number,
  onProgress: (done: number, total: number) => void,
): Promise<MadeArchive> {
  const counts = await Promise.all(backupTables.map((table) => database.table(table).count()));
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const total = 2 * rows;
  const { tables, lastChange } = await readTables(database, (done) => onProgress(done, total));
  const facts = { lastChange, damaged: damaged() };
  const whole = { ...head, ...facts, database: database.verno };
  const archive = writeArchive(tables, whole, (done) => onProgress(rows + done, total));
  return { sealed: await sealTo(recipients, archive), ...facts };
}

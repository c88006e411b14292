import type { RowChange } from '../../../shared/space/group-change.ts';
import { lastChange } from '../changes.ts';
import type { PalierDatabase } from '../database.ts';
import { isKept, loggedPart, recordedTables } from '../own-part.ts';
import type { RecordedRow } from '../record-changes.ts';

/** What is opened at once, so that the page stays at hand. */
const rowsAtOnce = 500;

/**
 * Everything that only this laptop knows, as new rows, and the number of the last command that is in them: all of one moment.
 * Rows whose seal is broken are left out, and reported as everywhere.
 */
export async function ownRows(
  base: PalierDatabase,
  onProgress: (done: number) => void = () => {},
): Promise<{ readonly rows: RowChange[]; readonly change: number }> {
  return await base.transaction('r', [...recordedTables, 'changes'], async () => {
    const change = await lastChange(base);
    const rows: RowChange[] = [];
    for (const name of recordedTables) {
      const table = base.table<RecordedRow, string>(name);
      const keys = (await table.toCollection().primaryKeys()).filter((key) => isKept(name, key));
      for (let at = 0; at < keys.length; at += rowsAtOnce) {
        const some = keys.slice(at, at + rowsAtOnce);
        const found = await table.bulkGet(some);
        found.forEach((row, index) => {
          const after = row && loggedPart(name, row);
          const key = some[index];
          if (after && key !== undefined) rows.push({ table: name, key, after });
        });
        onProgress(rows.length);
      }
    }
    return { rows, change };
  });
}

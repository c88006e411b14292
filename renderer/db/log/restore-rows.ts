import type { ReplayedRows } from '../../../shared/space/replay-rows.ts';
import type { PalierDatabase } from '../database.ts';
import { isRecorded } from '../own-part.ts';

const rowsAtOnce = 500;

/** Fills an empty database with what was recovered; `change`: the number that its next command follows. */
export async function restoreRows(
  database: PalierDatabase,
  tables: ReplayedRows,
  change: number,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const total = [...tables.values()].reduce((sum, rows) => sum + rows.size, 0);
  let done = 0;
  for (const [name, rows] of tables) {
    if (!isRecorded(name)) continue;
    const all = [...rows.values()];
    for (let at = 0; at < all.length; at += rowsAtOnce) {
      const some = all.slice(at, at + rowsAtOnce);
      // The city has not shown it to this database yet.
      await database.table(name).bulkPut(name === 'listings' ? some.map((row) => ({ ...row, generation: 0 })) : some);
      onProgress((done += some.length), total);
    }
  }
  if (change > 0)
    await database.changes.put({ seq: change, weight: 0, action: 'undone', at: new Date().toISOString(), rows: [] });
}

import { ok, refused, type Result } from '../../../shared/result.ts';
import type { ChangedRow } from '../../db/changes.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { ownPart, type RecordedTable } from '../../db/own-part.ts';
import type { RecordedRow, RowBefore } from '../../db/record-changes.ts';
import { sameValue } from '../../db/same-value.ts';

/** Here each field stands by itself: one that was changed since is no reason to keep another. */
const byField: ReadonlySet<RecordedTable> = new Set(['overlays', 'neighbours', 'volunteers', 'sheets']);

/** Puts each row back as it was, in the caller's transaction: all of them, or none where one was changed since. */
export async function putBack(
  database: PalierDatabase,
  changes: readonly ChangedRow[],
): Promise<Result<null, 'changed-since'>> {
  const writes: (() => Promise<unknown>)[] = [];
  for (const [name, rows] of byTable(changes)) {
    const table = database.table<RecordedRow, string>(name);
    const now = await table.bulkGet(rows.map(({ key }) => key));
    const back = rows.map((row, index) => rowBack(row, now[index]));
    if (back.includes('changed-since')) return refused('changed-since');
    const gone = rows.filter((_, index) => back[index] === undefined).map(({ key }) => key);
    const kept = back.filter((row) => row !== undefined && row !== 'changed-since');
    writes.push(
      () => table.bulkDelete(gone),
      () => table.bulkPut(kept),
    );
  }
  for (const write of writes) await write();
  return ok(null);
}

function rowBack(
  { table, before, after }: ChangedRow,
  now: RecordedRow | undefined,
): RecordedRow | undefined | 'changed-since' {
  if (sameValue(now, after)) return before;
  if (now === undefined || after === undefined) return 'changed-since';
  // The city may have spoken meanwhile; what is ours in it may stand as it was left all the same.
  if (sameValue(ownPart(table, now), ownPart(table, after))) return before && { ...now, ...ownPart(table, before) };
  if (before === undefined || !byField.has(table)) return 'changed-since';
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => field !== 'updatedAt' && !sameValue(before[field], after[field]),
  );
  if (changed.some((field) => !sameValue(now[field], after[field]))) return 'changed-since';
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, before[field]])) };
}

/** As if they had never been written, in the transaction that wrote them. */
export async function rollBack(database: PalierDatabase, rows: readonly RowBefore[]): Promise<void> {
  for (const { table, key, before } of rows) {
    if (before === undefined) await database.table(table).delete(key);
    else await database.table(table).put(before);
  }
}

/** The same rows with what they are now. */
export async function readAfter(database: PalierDatabase, rows: readonly RowBefore[]): Promise<ChangedRow[]> {
  const read: ChangedRow[] = [];
  for (const [name, some] of byTable(rows)) {
    const now = await database.table<RecordedRow, string>(name).bulkGet(some.map(({ key }) => key));
    some.forEach((row, index) => read.push({ ...row, after: now[index] }));
  }
  return read;
}

function byTable<One extends { readonly table: RecordedTable }>(rows: readonly One[]): Map<RecordedTable, One[]> {
  const tables = new Map<RecordedTable, One[]>();
  for (const row of rows) {
    const some = tables.get(row.table);
    if (some) some.push(row);
    else tables.set(row.table, [row]);
  }
  return tables;
}

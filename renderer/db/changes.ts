import type { PalierDatabase } from './database.ts';
import { isKept, loggedPart, type RecordedTable } from './own-part.ts';
import type { RecordedRow } from './record-changes.ts';
import { sameValue } from './same-value.ts';

/** One row that a command changed. `undefined`: not there before, or not any more. */
export interface ChangedRow {
  readonly table: RecordedTable;
  readonly key: string;
  readonly before?: RecordedRow | undefined;
  readonly after?: RecordedRow | undefined;
}

/** What one command changed, kept for the durable log until that has it. */
export interface Change {
  /** Counted without a gap in the order in which the commands were committed; never given twice. */
  readonly seq: number;
  /** How many rows; of what the log has acknowledged, only the last number is kept, with no row. */
  readonly weight: number;
  readonly action: string;
  readonly at: string;
  readonly rows: readonly ChangedRow[];
}

/** Until a log acknowledges them, the newest commands are kept that fit into both: the others are in the database alone. */
export const mostChanges = 1000;
export const mostChangedRows = 50_000;
/** Counting takes some time: not at every command. */
const countedEvery = 50;

/** Keeps what a command changed, in its own transaction; nothing where no row of ours is another than it was. */
export async function keepChange(
  database: PalierDatabase,
  { action, at, rows }: { readonly action: string; readonly at: string; readonly rows: readonly ChangedRow[] },
): Promise<void> {
  const own = rows.flatMap(({ table, key, before, after }): ChangedRow[] => {
    if (!isKept(table, key)) return [];
    const [was, is] = [before && loggedPart(table, before), after && loggedPart(table, after)];
    return sameValue(was && untimed(was), is && untimed(is)) ? [] : [{ table, key, before: was, after: is }];
  });
  if (own.length === 0) return;
  const { changes } = database;
  const seq = (await lastChange(database)) + 1;
  await changes.add({ seq, weight: own.length, action, at, rows: own });
  if (seq % countedEvery === 0 || own.length > mostChangedRows / countedEvery) await dropOldest(changes);
}

/** In which pass the city has last shown a listing is no change of it. */
function untimed(row: RecordedRow): RecordedRow {
  return { ...row, generation: undefined };
}

/**
 * What waits to be logged after this number, the oldest first. A first number above 1 more than that means that some are
 * gone.
 */
export async function pendingChanges({ changes }: PalierDatabase, most: number, after = 0): Promise<Change[]> {
  return await changes
    .where('seq')
    .above(after)
    .filter(({ weight }) => weight > 0)
    .limit(most)
    .toArray();
}

/** Drops what the log has, up to this number. The last number that was given stays, so that none is given twice. */
export async function acknowledgeChanges(database: PalierDatabase, upTo: number): Promise<void> {
  const { changes } = database;
  await database.transaction('rw', changes, async () => {
    const last = await changes.toCollection().last();
    if (last === undefined) return;
    await changes.where('seq').belowOrEqual(Math.min(upTo, last.seq)).delete();
    if (last.seq <= upTo) await changes.put({ ...last, weight: 0, rows: [] });
  });
}

async function dropOldest(changes: PalierDatabase['changes']): Promise<void> {
  // Keys of an index that holds both: no row is opened for it.
  const kept = (await changes.orderBy('[seq+weight]').keys()) as unknown as [number, number][];
  let rows = 0;
  const oldest = kept.toReversed().findIndex(([, weight], index) => {
    rows += weight;
    // The newest one stays, however large.
    return index > 0 && (index >= mostChanges || rows > mostChangedRows);
  });
  const last = kept.at(-1 - oldest);
  if (oldest > 0 && last) await changes.where('seq').belowOrEqual(last[0]).delete();
}

/** Number of the last command that changed something of ours; 0: none did. */
export async function lastChange({ changes }: PalierDatabase): Promise<number> {
  const [last = 0] = await changes.orderBy('seq').reverse().limit(1).primaryKeys();
  return last;
}

import type { RowChange } from '../../../shared/space/group-change.ts';
import { isReplaced } from '../../../shared/space/chain.ts';
import { replayRows, type ReplayedRows } from '../../../shared/space/replay-rows.ts';
import type { DamagedRow } from '../../db/seal/seal-tables.ts';
import type { FlawedObject, LogReading } from '../log/read-log.ts';

/** What a database that still opens holds of ours. */
export interface OldRows {
  readonly rows: readonly RowChange[];
  readonly damaged: readonly DamagedRow[];
  /** Number of the last command in it. */
  readonly change: number;
}

export interface RecoveredRows {
  readonly rows: ReplayedRows;
  readonly change: number;
  /** Number of the last command that is in the rows: less than `change` where the log breaks off. */
  readonly reached: number;
  /** Rows whose last state is lost: table, key, and what is known of them. */
  readonly lost: readonly LostRow[];
  /** Parts of the log that cannot be read, and that nothing stands for. */
  readonly flawed: readonly FlawedObject[];
  /** The old database holds all of it: it need not be rebuilt. */
  readonly oldIsWhole: boolean;
}

export interface LostRow {
  readonly table: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Every row as far as it is known: from the old database where that went as far as the log, with what is damaged in it
 * taken from the log; else from the log. What neither has is named.
 */
export function recoverRows(log: LogReading | null, old: OldRows | null): RecoveredRows {
  const replay = replayRows(log?.chain.objects.flatMap(({ body }) => body.groups) ?? []);
  if (old && old.change >= replay.change) {
    // A listing that is not in the log is the city's, which gives it again.
    const lost = old.damaged.filter(({ table, key }) => table !== 'listings' && !replay.rows.get(table)?.has(key));
    return {
      rows: withDamagedFrom(replay.rows, old),
      change: old.change,
      reached: old.change,
      lost: lost.map(({ table, key }) => ({ table, key, fields: {} })),
      flawed: [],
      oldIsWhole: old.damaged.length === 0,
    };
  }
  return {
    rows: replay.rows,
    change: Math.max(replay.change, log ? lastNumber(log) : 0),
    reached: replay.change,
    lost: log ? unreachedRows(log) : [],
    flawed: log?.flawed ?? [],
    oldIsWhole: false,
  };
}

function withDamagedFrom(replayed: ReplayedRows, { rows, damaged }: OldRows): ReplayedRows {
  const all = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  const put = (table: string, key: string, row: Readonly<Record<string, unknown>> | undefined) => {
    if (!row) return;
    const some = all.get(table) ?? new Map<string, Readonly<Record<string, unknown>>>();
    all.set(table, some.set(key, row));
  };
  for (const { table, key, after } of rows) put(table, key, after);
  for (const { table, key } of damaged) put(table, key, replayed.get(table)?.get(key));
  return all;
}

/** What was changed after the place where the chain breaks: known, and not to be trusted to be all. */
function unreachedRows({ chain }: LogReading): LostRow[] {
  const lost = new Map<string, LostRow>();
  for (const object of chain.unreached) {
    if (isReplaced(object, chain)) continue;
    for (const { entries } of object.body.groups)
      for (const { table, row: key, fields = {} } of entries) {
        const before = lost.get(`${table}/${key}`)?.fields;
        lost.set(`${table}/${key}`, { table, key, fields: { ...before, ...fields } });
      }
  }
  return [...lost.values()];
}

function lastNumber({ chain }: LogReading): number {
  return Math.max(0, ...chain.unreached.flatMap(({ body }) => body.groups.map(({ change }) => change)));
}

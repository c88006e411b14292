import type { LogEntry, LogGroup } from './object-body.ts';

/** Rows as a log tells them: by table, by row, by field. */
export type ReplayedRows = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>;

export interface Replay {
  readonly rows: ReplayedRows;
  /** Number that the laptop gave to the last command that was applied; 0: none was. */
  readonly change: number;
  /** Of a command whose end is missing: groups that were not applied. */
  readonly unfinished: number;
}

type Fields = Map<string, unknown>;

/** What the groups of one log, in their order, leave. A command is applied whole or not at all; an erased row never returns. */
export function replayRows(groups: Iterable<LogGroup>): Replay {
  const tables = new Map<string, Map<string, Fields>>();
  const erased = new Set<string>();
  let waiting: LogGroup[] = [];
  let change = 0;
  for (const group of groups) {
    waiting.push(group);
    if (group.more) continue;
    for (const { entries, erased: gone } of waiting) {
      for (const [table, row] of gone) {
        erased.add(keyOf(table, row));
        tables.get(table)?.delete(row);
      }
      for (const entry of entries) if (!erased.has(keyOf(entry.table, entry.row))) apply(tables, entry);
    }
    change = Math.max(change, group.change);
    waiting = [];
  }
  // Names come from the log: members are defined, not assigned, so that « __proto__ » is one like any other.
  const plain = [...tables].map(
    ([table, rows]) => [table, new Map([...rows].map(([row, fields]) => [row, Object.fromEntries(fields)]))] as const,
  );
  return { rows: new Map(plain), change, unfinished: waiting.length };
}

function apply(tables: Map<string, Map<string, Fields>>, { table, row, fields, unset, removed }: LogEntry): void {
  const rows = tables.get(table) ?? new Map<string, Fields>();
  tables.set(table, rows);
  if (removed) rows.delete(row);
  if (!fields && !unset) return;
  const now = rows.get(row) ?? new Map<string, unknown>();
  rows.set(row, now);
  for (const [field, value] of Object.entries(fields ?? {})) now.set(field, value);
  for (const field of unset ?? []) now.delete(field);
}

/** No name of a table has a slash in it. */
export function keyOf(table: string, row: string): string {
  return `${table}/${row}`;
}

import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { LogEntry, LogGroup } from './object-body.ts';

type Row = Readonly<Record<string, unknown>>;

/** One row as a command found it and left it; `undefined`: it was not there, or is not any more. */
export interface RowChange {
  readonly table: string;
  readonly key: string;
  readonly before?: Row | undefined;
  readonly after?: Row | undefined;
}

export interface CommandChange {
  /** The laptop's own number of the command. */
  readonly seq: number;
  readonly at: string;
  readonly rows: readonly RowChange[];
}

/** What the entries of one group may be as JSON, in UTF-8. So an object with any of them stays under its limit. */
export const groupBytes = 512 * 1024;

/** The command as it goes into the log: by field; a large one in several groups. `next`: the first number that is free there. */
export function groupsOfChange({ seq: change, at, rows }: CommandChange, log: string, next: number): LogGroup[] {
  const parts = inParts(rows.flatMap(entryOf));
  return parts.map((entries, index) => {
    const seq = next + index;
    const more = index < parts.length - 1 ? { more: true as const } : {};
    return { seq, lamport: seq, ctx: { [log]: seq - 1 }, at, change, ...more, entries, erased: [] };
  });
}

/** `undefined`: the row is as it was. */
function entryOf({ table, key: row, before, after }: RowChange): LogEntry | [] {
  if (after === undefined) return before === undefined ? [] : { table, row, removed: true };
  if (before === undefined) return { table, row, fields: definedFields(after) };
  const changed = Object.entries(definedFields(after)).filter(
    ([field, value]) => !same(ownMember(before, field), value),
  );
  const unset = Object.keys(definedFields(before)).filter((field) => ownMember(after, field) === undefined);
  if (changed.length === 0 && unset.length === 0) return [];
  return {
    table,
    row,
    ...(changed.length > 0 ? { fields: Object.fromEntries(changed) } : {}),
    ...(unset.length > 0 ? { unset } : {}),
  };
}

/** JSON knows no `undefined`: such a field is one that is not there. */
function definedFields(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

/** « __proto__ » is a name like any other. */
function ownMember(row: Row, field: string): unknown {
  return Object.hasOwn(row, field) ? row[field] : undefined;
}

/** Another order of members counts as a change, which costs some bytes and nothing else. */
function same(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}

/** Cut where they would be too large; always one part at least. */
function inParts(entries: readonly LogEntry[]): LogEntry[][] {
  let part: LogEntry[] = [];
  const parts = [part];
  let bytes = 0;
  for (const entry of entries) {
    const size = utf8ToBytes(JSON.stringify(entry)).length;
    if (bytes + size > groupBytes && part.length > 0) {
      part = [];
      parts.push(part);
      bytes = 0;
    }
    part.push(entry);
    bytes += size;
  }
  return parts;
}

import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import { isRecorded, type RecordedTable } from './own-part.ts';

export type RecordedRow = Readonly<Record<string, unknown>>;

/** A row as it was when a recording first met it; `undefined`: it was not there. */
export interface RowBefore {
  readonly table: RecordedTable;
  readonly key: string;
  readonly before: RecordedRow | undefined;
}

/** The rows that were written while it was open, each as it was at first. */
export class Recording {
  readonly #rows = new Map<string, RowBefore>();

  note(table: RecordedTable, key: string, before: RecordedRow | undefined): void {
    const name = `${table}/${key}`;
    if (!this.#rows.has(name)) this.#rows.set(name, { table, key, before });
  }

  /** What an inner recording has met; where both did, this one met it first, or after the inner one was closed. */
  take(rows: Iterable<RowBefore>): void {
    for (const { table, key, before } of rows) this.note(table, key, before);
  }

  has(table: RecordedTable, key: string): boolean {
    return this.#rows.has(`${table}/${key}`);
  }

  get rows(): readonly RowBefore[] {
    return [...this.#rows.values()];
  }
}

/** By transaction: the innermost recording that is open. */
const open = new WeakMap<object, Recording>();

/** From now on, what this transaction writes is noted in `recording`, or nowhere. */
export function recordInto(transaction: object, recording: Recording | null): void {
  if (recording) open.set(transaction, recording);
  else open.delete(transaction);
}

/**
 * Notes every row that a transaction writes, by whatever way of Dexie's, while a recording is open on it: so no command can
 * forget one. Above the seal and the packs, hence plain rows; below hooks and live queries. Others pass as they are.
 */
export function recordChanges(): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'RecordChanges',
    level: -5,
    create: (core) => ({
      ...core,
      table: (name) => (isRecorded(name) ? recordTable(core.table(name), name) : core.table(name)),
    }),
  };
}

function recordTable(table: DBCoreTable, name: RecordedTable): DBCoreTable {
  return {
    ...table,
    mutate: (request) => {
      const recording = open.get(request.trans);
      if (!recording) return table.mutate(request);
      const keyOf = table.schema.primaryKey.extractKey as (row: unknown) => string;
      if (request.type === 'deleteRange') {
        const query = { index: table.schema.primaryKey, range: request.range };
        return table.query({ trans: request.trans, values: true, query }).then(({ result }) => {
          for (const row of result as RecordedRow[]) recording.note(name, keyOf(row), row);
          return table.mutate(request);
        });
      }
      const keys = request.type === 'delete' ? (request.keys as string[]) : request.values.map(keyOf);
      return rowsBefore(table, request, keys).then((before) => {
        // Of what cannot be added because it is there, nothing is noted.
        if (request.type !== 'add') keys.forEach((key, index) => recording.note(name, key, before[index]));
        return table.mutate(request).then((answer) => {
          if (request.type === 'add')
            keys.forEach((key, index) => {
              if (!(index in answer.failures)) recording.note(name, key, undefined);
            });
          return answer;
        });
      });
    },
  };
}

/** Before an addition, one look is enough: it waits for its turn behind what was asked before it, as the others do. */
function rowsBefore(
  table: DBCoreTable,
  { trans, type }: DBCoreMutateRequest,
  keys: readonly string[],
): Promise<(RecordedRow | undefined)[]> {
  return table.getMany({ trans, keys: type === 'add' ? keys.slice(0, 1) : [...keys] });
}

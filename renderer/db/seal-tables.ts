import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import { createSealer, SealBroken, type Sealer, type StoredRow } from './seal-row.ts';

/** Public data, kept as it is: street numbers of the address base, and the outlines of quartiers. */
const clearTables: ReadonlySet<string> = new Set(['addresses', 'quartiers']);

export interface DamagedRow {
  readonly table: string;
  readonly key: string;
}

/**
 * Below everything else in Dexie, so that hooks, live queries and caches see plain objects and IndexedDB
 * sees boxes. In clear remain the primary key and the indexed fields, nothing more: identifiers, states
 * and dates. In a list, a row whose seal is broken is left out and reported; asked for alone, it throws.
 */
export function sealTables(key: Uint8Array | null, reportDamage: (row: DamagedRow) => void): Middleware<DBCore> {
  const sealer = key && createSealer(key);
  return {
    stack: 'dbcore',
    name: 'SealTables',
    level: -10,
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        if (clearTables.has(name)) return table;
        return sealer ? sealTable(table, sealer, reportDamage) : shutTable(table);
      },
    }),
  };
}

function sealTable(table: DBCoreTable, sealer: Sealer, reportDamage: (row: DamagedRow) => void): DBCoreTable {
  const { primaryKey, indexes } = table.schema;
  const keyField = primaryKey.keyPath as string;
  const clearFields = [...new Set([keyField, ...indexes.flatMap((index) => index.keyPath ?? [])])];

  const open = (stored: unknown) =>
    stored === undefined ? undefined : sealer.open(table.name, keyField, stored as StoredRow);
  const openOrReport = (stored: unknown) => {
    try {
      return open(stored);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      reportDamage({ table: error.table, key: error.key });
      return undefined;
    }
  };

  return {
    ...table,
    mutate: (request) =>
      request.type === 'add' || request.type === 'put'
        ? table.mutate({ ...request, values: request.values.map((row) => sealer.seal(table.name, row, clearFields)) })
        : table.mutate(request),
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows) => rows.map(openOrReport)),
    query: (request) =>
      table
        .query(request)
        .then((answer) =>
          request.values
            ? { ...answer, result: answer.result.map(openOrReport).filter((row) => row !== undefined) }
            : answer,
        ),
    openCursor: (request) =>
      table
        .openCursor(request)
        .then((cursor) => (cursor && request.values ? openedCursor(cursor, openOrReport) : cursor)),
  };
}

function shutTable(table: DBCoreTable): DBCoreTable {
  const shut = () => Promise.reject(new Error(`${table.name} cannot be opened without the key`));
  return { ...table, mutate: shut, get: shut, getMany: shut, query: shut, openCursor: shut };
}

/** A native cursor's properties only answer on the cursor itself, hence one getter for each. */
function openedCursor(cursor: DBCoreCursor, open: (stored: unknown) => unknown): DBCoreCursor {
  let current: unknown;
  return Object.create(cursor, {
    key: { get: () => cursor.key as unknown },
    primaryKey: { get: () => cursor.primaryKey as unknown },
    value: { get: () => current },
    start: {
      value: (onNext: () => void) =>
        cursor.start(() => {
          current = open(cursor.value);
          if (current === undefined) cursor.continue();
          else onNext();
        }),
    },
  }) as DBCoreCursor;
}

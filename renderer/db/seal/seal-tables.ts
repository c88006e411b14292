import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import { createSealer, type SealBroken, type Sealer, type StoredRow } from './seal-row.ts';

/** Kept as it is: public data, street numbers of the address base and outlines of quartiers; and packs, sealed already. */
const clearTables: ReadonlySet<string> = new Set(['addresses', 'quartiers', 'packs', 'packIds']);

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
    level: -20,
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
  const clearFields = [...new Set([primaryKey, ...indexes].flatMap((index) => index.keyPath ?? []))];

  const sealAll = (rows: readonly unknown[]) => sealer.sealAll(table.name, rows as readonly object[], clearFields);
  const openAll = <Broken>(stored: readonly unknown[], broken: (error: SealBroken) => Broken) =>
    sealer.openAll(table.name, keyField, stored as (StoredRow | undefined)[], broken);
  const open = (stored: unknown) =>
    openAll([stored], (error) => {
      throw error;
    })[0];
  const report = (error: SealBroken) => reportDamage({ table: error.table, key: error.key });
  const openOrReport = (stored: unknown) => openAll([stored], report)[0];

  return {
    ...table,
    mutate: (request) =>
      request.type === 'add' || request.type === 'put'
        ? table.mutate({ ...request, values: sealAll(request.values) })
        : table.mutate(request),
    get: (request) => table.get(request).then(open),
    getMany: (request) => table.getMany(request).then((rows) => openAll(rows, report)),
    query: (request) =>
      table
        .query(request)
        .then((answer) =>
          request.values
            ? { ...answer, result: openAll(answer.result, report).filter((row) => row !== undefined) }
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

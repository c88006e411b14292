import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import { createSealer, type SealBroken, type Sealer, type StoredRow } from './seal-row.ts';

/** Public data, kept as it is: street numbers of the address base, and the outlines of quartiers. */
const clearTables: ReadonlySet<string> = new Set(['addresses', 'quartiers']);

export interface DamagedRow {
  readonly table: string;
  readonly key: string;
}

export interface Seals {
  readonly middleware: Middleware<DBCore>;
  /**
   * Seals rows before the transaction that will put these very objects, which nobody changes until then. A row that is
   * never put has cost its sealing, and no more.
   */
  sealAhead(table: string, rows: readonly object[]): void;
}

/** What is known of one table: its fields in clear, and rows that are sealed already. */
interface SealedTable {
  readonly clearFields: readonly string[];
  readonly ready: WeakMap<object, StoredRow>;
}

/**
 * Below everything else in Dexie, so that hooks, live queries and caches see plain objects and IndexedDB
 * sees boxes. In clear remain the primary key and the indexed fields, nothing more: identifiers, states
 * and dates. In a list, a row whose seal is broken is left out and reported; asked for alone, it throws.
 */
export function sealTables(key: Uint8Array | null, reportDamage: (row: DamagedRow) => void): Seals {
  const sealer = key && createSealer(key);
  const sealed = new Map<string, SealedTable>();
  return {
    middleware: {
      stack: 'dbcore',
      name: 'SealTables',
      level: -10,
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          if (clearTables.has(name)) return table;
          if (!sealer) return shutTable(table);
          const { primaryKey, indexes } = table.schema;
          const clearFields = [...new Set([primaryKey, ...indexes].flatMap((index) => index.keyPath ?? []))];
          const known = { clearFields, ready: sealed.get(name)?.ready ?? new WeakMap<object, StoredRow>() };
          sealed.set(name, known);
          return sealTable(table, sealer, known, reportDamage);
        },
      }),
    },
    sealAhead(name, rows) {
      const table = sealed.get(name);
      if (!sealer || !table) return;
      const stored = sealer.sealAll(name, rows, table.clearFields)[Symbol.iterator]();
      for (const row of rows) table.ready.set(row, stored.next().value as StoredRow);
    },
  };
}

function sealTable(
  table: DBCoreTable,
  sealer: Sealer,
  { clearFields, ready }: SealedTable,
  reportDamage: (row: DamagedRow) => void,
): DBCoreTable {
  const keyField = table.schema.primaryKey.keyPath as string;

  const sealAll = (rows: readonly object[]): StoredRow[] => {
    const others = rows.filter((row) => !ready.has(row));
    const sealed = sealer.sealAll(table.name, others, clearFields)[Symbol.iterator]();
    const stored = rows.map((row) => ready.get(row) ?? (sealed.next().value as StoredRow));
    for (const row of rows) ready.delete(row);
    return stored;
  };
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
        ? table.mutate({ ...request, values: sealAll(request.values as readonly object[]) })
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

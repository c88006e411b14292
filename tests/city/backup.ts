import type { Database } from './database.ts';

/** The city's whole memory at one moment. */
export interface Backup {
  readonly listings: string;
  readonly changes: string;
  readonly operations: string;
  readonly horizon: number;
  readonly lastNumber: number;
}

const tables = ['listings', 'changes', 'operations'] as const;

export async function takeBackup(database: Database): Promise<Backup> {
  return database.transaction(async (queries) => {
    const dump = async (table: (typeof tables)[number]): Promise<string> => {
      const rows = await queries.query<{ rows: string }>(
        `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM ${table} t`,
      );
      return rows[0]?.rows ?? '[]';
    };
    const [log] = await queries.query<{ horizon: number; last: number }>(
      `SELECT number::float8 AS horizon, (SELECT last_value::float8 FROM change_number) AS last FROM horizon`,
    );
    return {
      listings: await dump('listings'),
      changes: await dump('changes'),
      operations: await dump('operations'),
      horizon: log?.horizon ?? 0,
      lastNumber: log?.last ?? 1,
    };
  });
}

/**
 * Puts an old state back, numbers and versions included: everything after it has never happened, and the cursors given
 * so far are of another history.
 */
export async function restoreBackup(database: Database, backup: Backup): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('TRUNCATE listings, changes, operations');
    await queries.query('ALTER TABLE listings DISABLE TRIGGER listing_changed');
    for (const table of tables)
      await queries.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
        backup[table],
      ]);
    await queries.query('ALTER TABLE listings ENABLE TRIGGER listing_changed');
    await queries.query('UPDATE horizon SET number = $1, restored = restored + 1', [backup.horizon]);
    await queries.query(`SELECT setval('change_number', $1)`, [backup.lastNumber]);
  });
}

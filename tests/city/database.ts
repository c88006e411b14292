import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { blankDatabase } from './blank-database.ts';

export type Row = Record<string, unknown>;

/** One connection, or one transaction: all the SQL that the city speaks goes through it. */
export interface Queries {
  query<Shape extends Row = Row>(text: string, params?: readonly unknown[]): Promise<Shape[]>;
}

export interface Database extends Queries {
  /** Several statements without parameters: migrations. */
  script(text: string): Promise<void>;
  /** Commits when `work` resolves, rolls back when it rejects. Isolation: read committed. */
  transaction<Outcome>(work: (queries: Queries) => Promise<Outcome>): Promise<Outcome>;
  close(): Promise<void>;
}

/** PostgreSQL in this process: nothing to install, gone when it closes unless it has a folder. */
export async function openEmbeddedDatabase(folder?: string): Promise<Database> {
  const lite = await openLite(folder);
  return {
    query: async <Shape extends Row>(text: string, params: readonly unknown[] = []) =>
      (await lite.query<Shape>(text, [...params])).rows,
    script: async (text) => void (await lite.exec(text)),
    transaction: (work) =>
      lite.transaction((transaction) =>
        work({
          query: async <Shape extends Row>(text: string, params: readonly unknown[] = []) =>
            (await transaction.query<Shape>(text, [...params])).rows,
        }),
      ),
    close: () => lite.close(),
  };
}

async function openLite(folder: string | undefined): Promise<PGlite> {
  if (folder !== undefined && existsSync(join(folder, 'PG_VERSION'))) return PGlite.create(folder);
  return PGlite.create({ ...(folder !== undefined && { dataDir: folder }), loadDataDir: await blankDatabase() });
}

/** A PostgreSQL server (15 or later). */
export async function openServerDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const through = (client: pg.Pool | pg.PoolClient): Queries => ({
    query: async <Shape extends Row>(text: string, params: readonly unknown[] = []) =>
      (await client.query<Shape>(text, [...params])).rows,
  });
  return {
    ...through(pool),
    script: async (text) => void (await pool.query(text)),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const outcome = await work(through(client));
        await client.query('COMMIT');
        client.release();
        return outcome;
      } catch (error) {
        // A connection that cannot even roll back is thrown away.
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

import { type Database, openEmbeddedDatabase } from './database.ts';

export interface ReusedDatabase {
  /** With nothing in it, as a new one is. Whatever the last borrower left is gone, and closing it gives it back. */
  blank(): Promise<Database>;
  close(): Promise<void>;
}

/**
 * One embedded PostgreSQL for many cities, one after the other: to start one takes a processor for two or three seconds, to
 * empty it some hundredths.
 */
export function reusedDatabase(): ReusedDatabase {
  let opened: Promise<Database> | undefined;
  let lent = false;
  return {
    async blank() {
      if (lent) throw new Error('the last city still has the database');
      lent = true;
      opened ??= openEmbeddedDatabase();
      const database = await opened;
      for (const statement of ['DROP SCHEMA public CASCADE', 'CREATE SCHEMA public', 'DISCARD ALL'])
        await database.script(statement);
      return {
        ...database,
        close: () => {
          lent = false;
          return Promise.resolve();
        },
      };
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

import type { Database } from './database.ts';

/**
 * In order, each applied once. Good for PostgreSQL 15 to 18.
 *
 * The change log is numbered in commit order: a deferred trigger runs as the last thing before a commit, takes one
 * lock for the whole log, and only then draws the next number. The lock is held until the commit is visible, so that
 * a higher number never becomes visible before a lower one, and a long transaction keeps nobody waiting until it
 * commits. See docs/decisions/012-cursor-in-commit-order.md.
 */
const migrations: readonly string[] = [
  `CREATE TABLE clients (
     id text PRIMARY KEY,
     name text NOT NULL,
     token_hash text NOT NULL UNIQUE,
     scopes text[] NOT NULL
   );

   CREATE TABLE listings (
     id uuid PRIMARY KEY,
     version integer NOT NULL,
     deleted boolean NOT NULL DEFAULT false,
     document jsonb NOT NULL,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL
   );

   CREATE SEQUENCE change_number;
   CREATE TABLE changes (
     listing_id uuid PRIMARY KEY REFERENCES listings (id) ON DELETE CASCADE,
     number bigint NOT NULL UNIQUE
   );
   -- Cursors older than this number may have missed a tombstone that is gone.
   CREATE TABLE horizon (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL);
   INSERT INTO horizon (number) VALUES (0);

   CREATE FUNCTION log_change() RETURNS trigger LANGUAGE plpgsql AS $body$
   BEGIN
     PERFORM pg_advisory_xact_lock(94016);
     INSERT INTO changes (listing_id, number) VALUES (NEW.id, nextval('change_number'))
       ON CONFLICT (listing_id) DO UPDATE SET number = excluded.number;
     RETURN NULL;
   END $body$;
   CREATE CONSTRAINT TRIGGER listing_changed AFTER INSERT OR UPDATE ON listings
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_change();

   CREATE TABLE operations (
     client_id text NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
     operation_id uuid NOT NULL,
     fingerprint text NOT NULL,
     status integer NOT NULL DEFAULT 0,
     etag text,
     body text,
     at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (client_id, operation_id)
   );`,

  `-- How many times a backup has become the present.
   ALTER TABLE horizon ADD COLUMN restored integer NOT NULL DEFAULT 0;`,
];

/** Brings the database up to date. */
export async function migrate(database: Database): Promise<void> {
  await database.script('CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)');
  const applied = await database.query<{ last: number }>('SELECT coalesce(max(number), 0) AS last FROM migrations');
  const last = applied[0]?.last ?? 0;
  for (const [index, statements] of migrations.entries()) {
    if (index < last) continue;
    await database.script(`BEGIN; ${statements} INSERT INTO migrations VALUES (${index + 1}); COMMIT;`);
  }
}

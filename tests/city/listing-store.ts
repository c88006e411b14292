import type { Database, Queries } from './database.ts';
import type { ListingDocument } from './read-listing-fields.ts';

/** A listing as the city keeps it, tombstones included. */
export interface StoredListing {
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly document: ListingDocument;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const columns = 'l.id, l.version, l.deleted, l.document, l.created_at, l.updated_at';

export async function readListing(queries: Queries, id: string): Promise<StoredListing | undefined> {
  return (await queries.query<StoredListing & Row>(`SELECT ${columns} FROM listings l WHERE id = $1`, [id]))[0];
}
type Row = Record<string, unknown>;

/** The same, held until the end of the transaction. */
export async function holdListing(queries: Queries, id: string): Promise<StoredListing | undefined> {
  return (
    await queries.query<StoredListing & Row>(`SELECT ${columns} FROM listings l WHERE id = $1 FOR UPDATE`, [id])
  )[0];
}

/** `undefined` when the identifier is taken, by a listing or by a tombstone. */
export async function insertListing(
  queries: Queries,
  id: string,
  document: ListingDocument,
): Promise<StoredListing | undefined> {
  const rows = await queries.query<StoredListing & Row>(
    `INSERT INTO listings AS l (id, version, document, created_at, updated_at)
     VALUES ($1, 1, $2::jsonb, date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))
     ON CONFLICT (id) DO NOTHING RETURNING ${columns}`,
    [id, JSON.stringify(document)],
  );
  return rows[0];
}

export async function updateListing(
  queries: Queries,
  id: string,
  document: ListingDocument,
): Promise<StoredListing | undefined> {
  const rows = await queries.query<StoredListing & Row>(
    `UPDATE listings AS l SET version = version + 1, document = $2::jsonb, updated_at = date_trunc('milliseconds', now())
     WHERE id = $1 RETURNING ${columns}`,
    [id, JSON.stringify(document)],
  );
  return rows[0];
}

/** Leaves a tombstone without any of the content. */
export async function buryListing(queries: Queries, id: string): Promise<void> {
  await queries.query(
    `UPDATE listings SET version = version + 1, deleted = true, document = '{}', updated_at = now() WHERE id = $1`,
    [id],
  );
}

export interface Log {
  /** Number of the last change at the time of reading. */
  readonly end: number;
  readonly horizon: number;
  /** How many times a backup has become the present. */
  readonly restored: number;
}

export async function readLog(database: Database): Promise<Log> {
  const [log] = await database.query<Log & Row>(
    `SELECT greatest(h.number, (SELECT coalesce(max(number), 0) FROM changes))::float8 AS end,
            h.number::float8 AS horizon, h.restored FROM horizon h`,
  );
  return log ?? { end: 0, horizon: 0, restored: 0 };
}

export interface Page {
  readonly rows: readonly (StoredListing & { readonly number: number })[];
  readonly more: boolean;
}

/** The next changes after a number, each listing once, where it last changed. One statement: one moment in time. */
export async function readPage(database: Database, after: number, limit: number): Promise<Page> {
  const rows = await database.query<StoredListing & { number: number } & Row>(
    `SELECT ${columns}, c.number::float8 AS number FROM changes c JOIN listings l ON l.id = c.listing_id
     WHERE c.number > $1 ORDER BY c.number LIMIT $2`,
    [after, limit + 1],
  );
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

/** Forgets the tombstones that are older; a cursor that may have missed one of them answers 410 from now on. */
export async function forgetTombstones(database: Database, olderThanDays: number): Promise<void> {
  await database.transaction(async (queries) => {
    const [last] = await queries.query<{ number: number }>(
      `SELECT max(c.number)::float8 AS number FROM changes c JOIN listings l ON l.id = c.listing_id
       WHERE l.deleted AND l.updated_at <= now() - make_interval(days => $1)`,
      [olderThanDays],
    );
    if (typeof last?.number !== 'number') return;
    await queries.query('UPDATE horizon SET number = greatest(number, $1)', [last.number]);
    await queries.query(
      `DELETE FROM listings l USING changes c WHERE c.listing_id = l.id AND l.deleted AND c.number <= $1`,
      [last.number],
    );
  });
}

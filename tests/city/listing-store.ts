import type { Database, Queries } from './database.ts';
import type { ListingDocument } from './read-listing-fields.ts';

/** A listing as the city keeps it, tombstones included. */
export interface StoredListing {
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly document: ListingDocument;
  /** What the client sees of it, as JSON. */
  readonly shown: string;
}
type Row = Record<string, unknown>;

/** Without the scope `contacts` there is no contact. As text: made into objects and back, a page took twice as long. */
function shown(withContacts: boolean): string {
  const time = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const times = `jsonb_build_object('createdAt', ${time('l.created_at')}, 'updatedAt', ${time('l.updated_at')})`;
  const document = withContacts ? 'l.document' : `l.document || '{"contact": null}'`;
  return `(CASE WHEN l.deleted THEN '{"deleted": true}' ELSE ${document} || ${times} END
    || jsonb_build_object('id', l.id, 'version', l.version))::text AS shown`;
}

const columns = (withContacts: boolean) => `l.id, l.version, l.deleted, l.document, ${shown(withContacts)}`;

/** `held` until the end of the transaction. */
export async function readListing(
  queries: Queries,
  id: string,
  withContacts: boolean,
  held = false,
): Promise<StoredListing | undefined> {
  const rows = await queries.query<StoredListing & Row>(
    `SELECT ${columns(withContacts)} FROM listings l WHERE id = $1 ${held ? 'FOR UPDATE' : ''}`,
    [id],
  );
  return rows[0];
}

export function holdListing(queries: Queries, id: string, withContacts: boolean): Promise<StoredListing | undefined> {
  return readListing(queries, id, withContacts, true);
}

/** `undefined` when the identifier is taken, by a listing or by a tombstone. */
export async function insertListing(
  queries: Queries,
  id: string,
  document: ListingDocument,
  withContacts: boolean,
): Promise<StoredListing | undefined> {
  const rows = await queries.query<StoredListing & Row>(
    `INSERT INTO listings AS l (id, version, document, created_at, updated_at)
     VALUES ($1, 1, $2::jsonb, date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))
     ON CONFLICT (id) DO NOTHING RETURNING ${columns(withContacts)}`,
    [id, JSON.stringify(document)],
  );
  return rows[0];
}

export async function updateListing(
  queries: Queries,
  id: string,
  document: ListingDocument,
  withContacts: boolean,
): Promise<StoredListing | undefined> {
  const rows = await queries.query<StoredListing & Row>(
    `UPDATE listings AS l SET version = version + 1, document = $2::jsonb, updated_at = date_trunc('milliseconds', now())
     WHERE id = $1 RETURNING ${columns(withContacts)}`,
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
  /** Each with the number of its last change. */
  readonly rows: readonly { readonly number: number; readonly shown: string }[];
  readonly more: boolean;
}

/** The next changes after a number, each listing once, where it last changed. One statement: one moment in time. */
export async function readPage(database: Database, after: number, limit: number, withContacts: boolean): Promise<Page> {
  const rows = await database.query<{ number: number; shown: string }>(
    `SELECT c.number::float8 AS number, ${shown(withContacts)} FROM changes c JOIN listings l ON l.id = c.listing_id
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

import { createHash } from 'node:crypto';
import { canBecome } from '../../shared/domain/listing.ts';
import { seesContacts, type Client } from './authenticate.ts';
import type { Database, Queries } from './database.ts';
import { listingTag, namesTag } from './entity-tags.ts';
import { buryListing, holdListing, insertListing, updateListing, type StoredListing } from './listing-store.ts';
import { mergePatch } from './merge-patch.ts';
import { Problem } from './problem.ts';
import { invalid, readBody, readListingFields } from './read-listing-fields.ts';

export interface Reply {
  readonly status: number;
  readonly etag: string | null;
  /** JSON, or `null` for no content. */
  readonly body: string | null;
}

export interface Write {
  readonly method: 'PUT' | 'PATCH' | 'DELETE';
  readonly id: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly operationId: string | undefined;
}

function refuseContact(client: Client, fields: Record<string, unknown>, evenNull: boolean): void {
  if (seesContacts(client) || fields.contact === undefined || (fields.contact === null && !evenNull)) return;
  throw new Problem(403, 'Not allowed', {
    detail: 'Contact details are written with the scope “contacts” only.',
    scope: 'contacts',
  });
}

function reply(status: number, stored: StoredListing): Reply {
  return { status, etag: listingTag(stored), body: stored.shown };
}

function goneOr404(stored: StoredListing | undefined): asserts stored is StoredListing {
  if (stored === undefined) throw new Problem(404, 'No such listing');
  if (stored.deleted) throw new Problem(410, 'Listing deleted', { id: stored.id, version: stored.version });
}

function preconditionFailed(stored: StoredListing): Problem {
  const etag = listingTag(stored);
  return new Problem(
    412,
    'Changed meanwhile',
    { detail: 'The listing is not what the precondition says.', current: JSON.parse(stored.shown) as unknown },
    { etag },
  );
}

async function create(queries: Queries, client: Client, write: Write): Promise<Reply> {
  if (write.ifNoneMatch?.trim() !== '*')
    throw new Problem(428, 'Precondition required', { detail: 'Create with “If-None-Match: *”.' });
  if (write.id[14] !== '7') throw invalid('/id', 'A new identifier is a UUID of version 7.');
  const body = readBody(write.body, write.id);
  refuseContact(client, body, false);
  const created = await insertListing(queries, write.id, readListingFields(body), seesContacts(client));
  if (created !== undefined) return reply(201, created);
  const existing = await holdListing(queries, write.id, seesContacts(client));
  goneOr404(existing);
  throw preconditionFailed(existing);
}

async function hold(queries: Queries, client: Client, write: Write): Promise<StoredListing> {
  const stored = await holdListing(queries, write.id, seesContacts(client));
  goneOr404(stored);
  if (write.ifMatch === undefined)
    throw new Problem(428, 'Precondition required', { detail: 'Send the ETag that was read, in “If-Match”.' });
  if (!namesTag(write.ifMatch, listingTag(stored))) throw preconditionFailed(stored);
  return stored;
}

async function update(queries: Queries, client: Client, write: Write): Promise<Reply> {
  const patch = readBody(write.body, write.id);
  refuseContact(client, patch, true);
  const stored = await hold(queries, client, write);
  const next = readListingFields(mergePatch(stored.document, patch) as Record<string, unknown>);
  const from = stored.document.status;
  if (!canBecome(from, next.status))
    throw new Problem(409, 'Transition refused', {
      detail: `A listing that is “${from}” cannot become “${next.status}”.`,
      rule: 'transition',
      from,
      to: next.status,
    });
  const updated = await updateListing(queries, write.id, next, seesContacts(client));
  goneOr404(updated);
  return reply(200, updated);
}

async function remove(queries: Queries, client: Client, write: Write): Promise<Reply> {
  await hold(queries, client, write);
  await buryListing(queries, write.id);
  return { status: 204, etag: null, body: null };
}

const effects = { PUT: create, PATCH: update, DELETE: remove };

/** The precondition is left out: whoever lost the reply cannot know what it would be now. */
function fingerprint(write: Write): string {
  return createHash('sha256')
    .update(`${write.method} ${write.id} ${JSON.stringify(write.body ?? null)}`)
    .digest('hex');
}

/**
 * One write with its log and its stored reply, in one transaction. A reply that was lost is given again to whoever
 * repeats the operation; refusals are not kept, since nothing happened.
 * @throws Problem
 */
export async function writeListing(database: Database, client: Client, write: Write): Promise<Reply> {
  const effect = effects[write.method];
  if (write.operationId === undefined) return database.transaction((queries) => effect(queries, client, write));
  const key = [client.id, write.operationId];
  return database.transaction(async (queries) => {
    // Waits here while the same operation is under way on another connection.
    const claimed = await queries.query(
      `INSERT INTO operations (client_id, operation_id, fingerprint) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING operation_id`,
      [...key, fingerprint(write)],
    );
    if (claimed.length === 0) {
      const [kept] = await queries.query<{ fingerprint: string } & Reply & Record<string, unknown>>(
        'SELECT fingerprint, status, etag, body FROM operations WHERE client_id = $1 AND operation_id = $2',
        key,
      );
      if (kept?.fingerprint !== fingerprint(write))
        throw new Problem(422, 'Operation-Id reused', {
          detail: 'This Operation-Id was used for another request.',
          errors: [{ pointer: '', detail: 'Operation-Id' }],
        });
      return { status: kept.status, etag: kept.etag, body: kept.body };
    }
    const done = await effect(queries, client, write);
    await queries.query(
      'UPDATE operations SET status = $3, etag = $4, body = $5 WHERE client_id = $1 AND operation_id = $2',
      [...key, done.status, done.etag, done.body],
    );
    return done;
  });
}

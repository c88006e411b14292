import type { Listing } from '../../shared/domain/listing.ts';
import type { Database } from './database.ts';

const batch = 2000;

/** Many listings at once, as the city gave them out, in their order. For samples and for going back to a backup. */
export async function fillListings(database: Database, listings: readonly Listing[]): Promise<void> {
  await database.transaction(async (queries) => {
    // One insert of the whole log does what a hundred thousand calls of the trigger would do.
    await queries.query('ALTER TABLE listings DISABLE TRIGGER listing_changed');
    await queries.query('SELECT pg_advisory_xact_lock(94016)');
    for (let at = 0; at < listings.length; at += batch) {
      await queries.query(
        `WITH given AS (
           SELECT item, position FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (item, position)
         ), inserted AS (
           INSERT INTO listings (id, version, document, created_at, updated_at)
           SELECT (item->>'id')::uuid, (item->>'version')::integer,
                  item - ARRAY['id', 'version', 'createdAt', 'updatedAt'],
                  (item->>'createdAt')::timestamptz, (item->>'updatedAt')::timestamptz
           FROM given
         )
         INSERT INTO changes (listing_id, number)
         SELECT (item->>'id')::uuid, nextval('change_number') FROM (SELECT item FROM given ORDER BY position) ordered`,
        [JSON.stringify(listings.slice(at, at + batch))],
      );
    }
    await queries.query('ALTER TABLE listings ENABLE TRIGGER listing_changed');
  });
}

import { v7 as uuidv7 } from 'uuid';
import { db } from '../../../../../renderer/db/open-database.ts';
import type { Listing, ListingFields } from '../../../../../shared/domain/listing.ts';
import { invented } from '../../db/invented.ts';

/** An invented request so many times 73 metres east; `null`: without a place. */
export async function deposit(east: number | null, change: Partial<ListingFields> = {}): Promise<string> {
  const listing: Listing = {
    ...invented(),
    status: 'published',
    id: uuidv7(),
    version: 1,
    createdAt: '2026-11-01T10:00:00.000Z',
    updatedAt: '2026-11-01T10:00:00.000Z',
    contact: null,
    location: east === null ? null : { lat: 48.79, lon: 2.33 + east / 1000, label: `${east} rue des Vignes` },
    ...change,
  };
  await db().listings.add({ id: listing.id, base: listing, local: null, etag: null, generation: 1 });
  return listing.id;
}

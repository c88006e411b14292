import type { Listing } from '../../shared/domain/listing.ts';
import type { Neighbour } from '../../shared/domain/neighbour.ts';
import type { Sheet } from '../../shared/domain/sheet.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';

export interface KnownOfSheet {
  readonly listings: ReadonlyMap<string, Listing>;
  readonly neighbours: ReadonlyMap<string, Neighbour>;
}

/** What the laptop knows today of the listings and of the people on a sheet, by identifier. */
export async function readKnown({ rows }: Pick<Sheet, 'rows'>): Promise<KnownOfSheet> {
  const database = db();
  const [records, people] = await Promise.all([
    database.listings.bulkGet(rows.flatMap((row) => row.listingIds)),
    database.neighbours.bulkGet(rows.flatMap((row) => row.neighbourId ?? [])),
  ]);
  return {
    listings: new Map(records.flatMap((record) => (record ? [[record.id, currentListing(record)] as const] : []))),
    neighbours: new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : []))),
  };
}

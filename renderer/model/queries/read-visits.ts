import { canBeVisited } from '../../../shared/domain/visitable.ts';
import type { ListingToVisit } from '../../../shared/routing/stops-of-listings.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';

/** Listings with the neighbour behind each, as a round visits them. */
export async function readVisits(listingIds: readonly string[]): Promise<ListingToVisit[]> {
  const database = db();
  const [records, overlays] = await Promise.all([
    database.listings.bulkGet([...listingIds]),
    database.overlays.bulkGet([...listingIds]),
  ]);
  const neighbours = await database.neighbours.bulkGet(overlays.map((overlay) => overlay?.neighbourId ?? ''));
  return records.flatMap((record, i) =>
    record ? [{ listing: currentListing(record), neighbour: neighbours[i] ?? null }] : [],
  );
}

/** Requests that may be visited, those who wait longest first. */
export async function openRequests(): Promise<string[]> {
  const live = (await db().listings.toArray()).map(currentListing).filter((listing) => canBeVisited(listing, null));
  return (await readVisits(live.map(({ id }) => id)))
    .filter(({ listing, neighbour }) => canBeVisited(listing, neighbour))
    .sort((a, b) => a.listing.createdAt.localeCompare(b.listing.createdAt))
    .map(({ listing }) => listing.id);
}

/** Listings that a round of that day or later visits. */
export async function listingsInRounds(from: string): Promise<Set<string>> {
  const rounds = await db().rounds.where('date').aboveOrEqual(from).toArray();
  return new Set(rounds.flatMap(({ stops }) => stops.flatMap(({ listingIds }) => listingIds)));
}

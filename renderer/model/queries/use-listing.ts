import { type ComputedRef, computed, type Ref } from 'vue';
import { type Listing } from '../../../shared/domain/listing.ts';
import type { Match } from '../../../shared/domain/match.ts';
import type { Neighbour, Overlay } from '../../../shared/domain/neighbour.ts';
import type { Quartier } from '../../../shared/domain/quartier.ts';
import { quartierOf } from '../../../shared/domain/quartier-of.ts';
import { db } from '../../db/open-database.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import { useLive } from './use-live.ts';

/** One listing with all that the association knows around it. */
export interface ListingView {
  readonly listing: Listing;
  readonly record: ListingRecord;
  readonly overlay: Overlay | null;
  readonly neighbour: Neighbour | null;
  readonly quartier: Quartier | null;
  readonly matches: readonly Match[];
  /** Changes that the city has not received yet. */
  readonly waiting: number;
}

/** Follows one listing; `null` while it is being read, or when there is none. */
export function useListing(id: Ref<string | null>): ComputedRef<ListingView | null> {
  const live = useLive(
    async () => (id.value === null ? null : await readListing(id.value)),
    null,
    () => id.value,
  );
  return computed(() => (live.value.value?.listing.id === id.value ? live.value.value : null));
}

async function readListing(id: string): Promise<ListingView | null> {
  const database = db();
  const record = await database.listings.get(id);
  if (!record) return null;
  const listing = currentListing(record);
  const [overlay, asRequest, asOffer, waiting, quartiers] = await Promise.all([
    database.overlays.get(id),
    database.matches.where('requestId').equals(id).toArray(),
    database.matches.where('offerId').equals(id).toArray(),
    database.outbox.where('listingId').equals(id).count(),
    database.quartiers.toArray(),
  ]);
  const neighbour = overlay?.neighbourId ? await database.neighbours.get(overlay.neighbourId) : undefined;
  return {
    listing,
    record,
    overlay: overlay ?? null,
    neighbour: neighbour ?? null,
    quartier: listing.location ? quartierOf(listing.location, quartiers) : null,
    matches: [...asRequest, ...asOffer].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
    waiting,
  };
}

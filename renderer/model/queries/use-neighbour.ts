import { type ComputedRef, computed, type Ref } from 'vue';
import type { Listing } from '../../../shared/domain/listing.ts';
import type { Neighbour, Volunteer } from '../../../shared/domain/neighbour.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import { useLive } from './use-live.ts';

export interface NeighbourView {
  readonly neighbour: Neighbour;
  readonly volunteer: Volunteer | null;
  readonly listings: readonly Listing[];
}

/** Follows one neighbour, with their listings; `null` while it is being read, or when there is none. */
export function useNeighbour(id: Ref<string | null>): ComputedRef<NeighbourView | null> {
  const live = useLive(
    async () => (id.value === null ? null : await readNeighbour(id.value)),
    null,
    () => id.value,
  );
  return computed(() => (live.value.value?.neighbour.id === id.value ? live.value.value : null));
}

async function readNeighbour(id: string): Promise<NeighbourView | null> {
  const database = db();
  const [neighbour, volunteer, overlays] = await Promise.all([
    database.neighbours.get(id),
    database.volunteers.where('neighbourId').equals(id).first(),
    database.overlays.where('neighbourId').equals(id).toArray(),
  ]);
  if (!neighbour) return null;
  const records = await database.listings.bulkGet(overlays.map((overlay) => overlay.listingId));
  const listings = records.flatMap((record) => (record ? [currentListing(record)] : []));
  return {
    neighbour,
    volunteer: volunteer ?? null,
    listings: listings.sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  };
}

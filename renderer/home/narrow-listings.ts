import type { ListingKind, ListingStatus } from '../../shared/domain/listing.ts';
import { useListingFilters } from '../listings/filters.ts';

/** Narrows the list of listings before it is opened; nothing of it goes into an address. */
export function narrowListings(statuses: readonly ListingStatus[], kinds: readonly ListingKind[] = []): void {
  const filters = useListingFilters();
  filters.clear();
  filters.kinds = [...kinds];
  filters.statuses = [...statuses];
}

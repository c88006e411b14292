import type { ListingKind, ListingStatus } from '../../shared/domain/listing.ts';
import { useListingFilters } from '../model/filters.ts';

interface Narrowed {
  readonly statuses?: readonly ListingStatus[];
  readonly kinds?: readonly ListingKind[];
  readonly categories?: readonly string[];
  readonly quartierIds?: readonly (string | null)[];
}

/** Narrows the list of listings before it is opened; nothing of it goes into an address. */
export function narrowListings({ statuses = [], kinds = [], categories = [], quartierIds = [] }: Narrowed): void {
  const filters = useListingFilters();
  filters.clear();
  filters.kinds = [...kinds];
  filters.statuses = [...statuses];
  filters.categories = [...categories];
  filters.quartierIds = [...quartierIds];
}

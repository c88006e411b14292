import { isOpen, type Listing, type ListingStatus } from '../domain/listing.ts';
import type { SheetRow } from '../domain/sheet.ts';

/** What happened to a printed need since the sheet left the printer. */
export type SincePrinted =
  { readonly what: 'gone' } | { readonly what: 'closed'; readonly status: ListingStatus } | { readonly what: 'edited' };

/**
 * Compares one printed row with the listings of today. `printedAt` is this laptop's clock and so is `updatedAt` of a
 * local edit; the city's edits carry the city's clock: the worst that skew does is one sentence too many.
 */
export function changedSince(
  row: SheetRow,
  listings: ReadonlyMap<string, Listing>,
  printedAt: string,
): SincePrinted | null {
  const known = row.listingIds.map((id) => listings.get(id));
  if (row.listingIds.length === 0) return null;
  if (known.every((listing) => listing === undefined)) return { what: 'gone' };
  const closed = known.find((listing) => listing !== undefined && !isOpen(listing.status));
  if (closed) return { what: 'closed', status: closed.status };
  return known.some((listing) => listing !== undefined && listing.updatedAt > printedAt) ? { what: 'edited' } : null;
}

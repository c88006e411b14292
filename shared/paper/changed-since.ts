import type { Listing, ListingStatus } from '../domain/listing.ts';
import type { Neighbour } from '../domain/neighbour.ts';
import type { SheetRow } from '../domain/sheet.ts';
import { whyItStaysIn } from '../domain/visitable.ts';

/** What happened to a printed need since the sheet left the printer. */
export type SincePrinted =
  | { readonly what: 'gone' }
  | { readonly what: 'closed'; readonly status: ListingStatus }
  /** The person has asked to be left alone. */
  | { readonly what: 'consent-withdrawn' }
  | { readonly what: 'edited' };

/**
 * Compares one printed row with the listings of today. `printedAt` is this laptop's clock and so is `updatedAt` of a
 * local edit; the city's edits carry the city's clock: the worst that skew does is one sentence too many.
 */
export function changedSince(
  row: SheetRow,
  listings: ReadonlyMap<string, Listing>,
  neighbours: ReadonlyMap<string, Neighbour>,
  printedAt: string,
): SincePrinted | null {
  const known = row.listingIds.map((id) => listings.get(id));
  if (row.listingIds.length === 0) return null;
  if (known.every((listing) => listing === undefined)) return { what: 'gone' };
  const behind = neighbours.get(row.neighbourId ?? '');
  for (const listing of known) {
    const why = listing && whyItStaysIn(listing, behind);
    if (why === 'consent-withdrawn') return { what: why };
    if (why) return { what: 'closed', status: listing.status };
  }
  return known.some((listing) => listing !== undefined && listing.updatedAt > printedAt) ? { what: 'edited' } : null;
}

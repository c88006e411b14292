import { hasWithdrawn } from './consent.ts';
import { isLive, isOpen, type Listing } from './listing.ts';
import type { Neighbour } from './neighbour.ts';

/** Whom the association knows behind a listing; nobody for the city’s own contact, of whose agreement it knows nothing. */
type Behind = Pick<Neighbour, 'consents'> | null | undefined;

/** Why a listing goes out to no door: told in this order. */
export type StaysIn = 'closed' | 'not-validated' | 'consent-withdrawn';

/**
 * Why neither a visit nor a paper may be about this listing; `null` where they may: it is open, a coordinator has
 * validated it, and the person behind it has not asked to be left alone.
 */
export function whyItStaysIn({ status }: Pick<Listing, 'status'>, behind: Behind): StaysIn | null {
  if (!isOpen(status)) return 'closed';
  if (!isLive(status)) return 'not-validated';
  return behind && hasWithdrawn(behind.consents) ? 'consent-withdrawn' : null;
}

/** May paper that goes to a door tell of this listing? */
export function mayGoOut(listing: Pick<Listing, 'status'>, behind: Behind): boolean {
  return whyItStaysIn(listing, behind) === null;
}

/**
 * May a visit be made for this listing? The one rule that the list, the map, the round, the printing and the return ask.
 * Nobody rings for an offer; one of the same household may still stand on its row.
 */
export function canBeVisited(listing: Pick<Listing, 'kind' | 'status'>, behind: Behind): boolean {
  return listing.kind === 'request' && mayGoOut(listing, behind);
}

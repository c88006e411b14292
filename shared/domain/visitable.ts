import { hasWithdrawn } from './consent.ts';
import { isOpen, type Listing } from './listing.ts';
import type { Neighbour } from './neighbour.ts';

/** Whom the association knows behind a listing; `null` for the city’s own contact, of whose agreement it knows nothing. */
type Behind = Pick<Neighbour, 'consents'> | null | undefined;

/** Has a coordinator validated it, and is there still something to do? */
export function isLive({ status }: Pick<Listing, 'status'>): boolean {
  return isOpen(status) && status !== 'draft' && status !== 'pending';
}

/**
 * May paper that goes to a door tell of this listing? It is open and validated, and the person behind it has not asked to
 * be left alone.
 */
export function mayGoOut(listing: Pick<Listing, 'status'>, neighbour: Behind): boolean {
  return isLive(listing) && !(neighbour && hasWithdrawn(neighbour.consents));
}

/**
 * May a visit be made for this listing? The one rule that the list, the map, the round, the printing and the return ask:
 * a request that may go out. Nobody rings for an offer; an offer of the same household may still stand on the row.
 */
export function canBeVisited(listing: Pick<Listing, 'kind' | 'status'>, neighbour: Behind): boolean {
  return listing.kind === 'request' && mayGoOut(listing, neighbour);
}

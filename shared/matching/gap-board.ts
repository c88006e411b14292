import { isLive, type Listing } from '../domain/listing.ts';

/** What one quartier asks for and has in one category. */
export interface Gap {
  /** `null`: outside every quartier, or without a place. */
  readonly quartierId: string | null;
  readonly category: string;
  /** Requests that nobody has been introduced to. */
  readonly requests: number;
  /** Requests that the open offers can still take. */
  readonly places: number;
  /** Requests more than places. */
  readonly shortage: number;
}

export type GapListing = Pick<Listing, 'id' | 'kind' | 'category' | 'status' | 'capacity'> & {
  readonly quartierId: string | null;
};

/**
 * The gap board: every quartier and category in which somebody asks or offers, the widest shortage first, then the most
 * requests. `taken`: by offer, how many introductions under way hold one of its places.
 */
export function gapBoard(listings: Iterable<GapListing>, taken: ReadonlyMap<string, number>): Gap[] {
  const counts = new Map<string, { quartierId: string | null; category: string; requests: number; places: number }>();
  for (const { id, kind, category, status, capacity, quartierId } of listings) {
    const open = kind === 'offer' ? isLive(status) : status === 'published';
    if (!open) continue;
    const key = `${quartierId ?? ''} ${category}`;
    const count = counts.get(key) ?? { quartierId, category, requests: 0, places: 0 };
    counts.set(key, count);
    if (kind === 'request') count.requests += 1;
    else count.places += Math.max(0, capacity - (taken.get(id) ?? 0));
  }
  return [...counts.values()]
    .filter(({ requests, places }) => requests + places > 0)
    .map((count) => ({ ...count, shortage: Math.max(0, count.requests - count.places) }))
    .sort(
      (a, b) =>
        b.shortage - a.shortage ||
        b.requests - a.requests ||
        b.places - a.places ||
        a.category.localeCompare(b.category) ||
        (a.quartierId ?? '').localeCompare(b.quartierId ?? ''),
    );
}

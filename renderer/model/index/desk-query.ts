import type { ListingKind, ListingStatus, Urgency } from '../../../shared/domain/listing.ts';
import type { Point } from '../../../shared/domain/place.ts';

/** One line of the desk: what a table shows, and nothing that it does not. */
export interface ListingRow {
  readonly id: string;
  readonly kind: ListingKind;
  readonly category: string;
  readonly title: string;
  /** « Yvette M. »; empty when nobody is known behind the listing. */
  readonly person: string;
  readonly personId: string | null;
  readonly quartierId: string | null;
  /** Its name; empty outside all quartiers. */
  readonly quartier: string;
  readonly status: ListingStatus;
  readonly urgency: Urgency;
  /** Milliseconds since the epoch of the listing's creation. */
  readonly since: number;
  /** Walking metres from the query's `from`; `null` without it or without a place. */
  readonly metres: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly capacity: number;
  /** May a visit be made for it? */
  readonly visitable: boolean;
  /** Does a change wait to be sent to the city? */
  readonly toSend: boolean;
}

export type DeskSortKey = 'since' | 'title' | 'person' | 'quartier' | 'status' | 'category' | 'metres';

/** Empty lists mean « all ». */
export interface DeskQuery {
  text: string;
  kinds: ListingKind[];
  categories: string[];
  /** `null` in the list stands for « outside all quartiers ». */
  quartierIds: (string | null)[];
  statuses: ListingStatus[];
  /** Only listings that have waited at least so many days. */
  waitingDays: number | null;
  sort: { by: DeskSortKey; direction: 'up' | 'down' };
  from: Point | null;
  offset: number;
  limit: number;
}

export interface DeskAnswer {
  readonly rows: readonly ListingRow[];
  /** Position of the first row in the whole answer: that of the query it answers. */
  readonly offset: number;
  /** Listings that fit the query, on all pages. */
  readonly matching: number;
  readonly total: number;
}

/** A person found by a few letters: a neighbour, or the contact of one of the city's listings. */
export interface PersonHit {
  /** The neighbour's identifier, or that of the contact's first listing. */
  readonly id: string;
  /** « Yvette M. » */
  readonly person: string;
  /** `null` for a contact that is not linked to a neighbour yet. */
  readonly neighbourId: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Listings behind which this person stands. */
  readonly listingIds: readonly string[];
}

/** Everything located that fits a query, in columns, for a map of 100,000 places. The n-th of each column is one listing. */
export interface DeskPoints {
  readonly ids: readonly string[];
  readonly lats: Float64Array;
  readonly lons: Float64Array;
  /** 0 for an offer, 1 for a request. */
  readonly kinds: Uint8Array;
  /** 1 where a round may go. */
  readonly visitable: Uint8Array;
}

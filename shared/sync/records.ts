import type { Listing, ListingFields } from '../domain/listing.ts';

/**
 * One row of `listings`. `base` is what the city last said (`null`: the city has never seen it),
 * `local` what the coordinators made of it (`null`: nothing changed here since `base`).
 * At least one of the two is there.
 */
export interface ListingRecord {
  readonly id: string;
  readonly base: Listing | null;
  readonly local: Listing | null;
  readonly etag: string | null;
  /** Number of the last full pass in which the city showed this row; see the sweep after a 410. */
  readonly generation: number;
  /** Version in which the city last took a change of this laptop, or said the same: what a restored city may have lost. */
  readonly ownVersion?: number;
}

/**
 * One change waiting to be sent. Written in the same transaction as the edit it carries. An edit adds its own entry;
 * before sending, the unsent ones of a listing are compacted into one (`compact-outbox.ts`). At most one is `sent`.
 */
export interface OutboxEntry {
  /** UUIDv7: the Operation-Id, and the order of sending between listings. */
  readonly id: string;
  readonly listingId: string;
  readonly operation:
    | { readonly type: 'create'; readonly fields: ListingFields }
    /** RFC 7396 merge patch of the writable fields that changed. */
    | { readonly type: 'update'; readonly patch: Partial<ListingFields> }
    | { readonly type: 'delete' };
  /** `sent`: on its way, its reply not yet seen; never merged with another. */
  readonly state: 'waiting' | 'sent' | 'parked';
  readonly attempts: number;
  /** Code of the reason for which it is parked, or `city-fails` while it is in doubt; see `ParkReason` in ports.ts. */
  readonly reason: string | null;
  readonly detail: string | null;
  readonly at: string;
  /** Parked `to-report`, and ticked: somebody has typed it on the city's platform. It waits until the city shows it. */
  readonly reportedAt?: string | undefined;
  /** Of a creation `to-report`: listings of the city that somebody has said not to be this one. */
  readonly notTwins?: readonly string[] | undefined;
}

/**
 * Does it wait for a person? Parked; or in doubt, and the city fails at it alone while it answers for others: it stays the
 * operation that it was, since nobody knows whether it was applied, and holds up nothing.
 */
export function isSetAside(entry: OutboxEntry): boolean {
  return entry.state === 'parked' || failsAlone(entry);
}

/** In doubt, and known to be so because of the city's own failure at this listing. */
export function failsAlone({ state, reason }: OutboxEntry): boolean {
  return state === 'sent' && reason === 'city-fails';
}

/** Both sides of a field that the city and this laptop changed. Never expires. */
export interface Conflict {
  readonly id: string;
  readonly listingId: string;
  /** `deleted`: one side deleted the listing while the other changed it; the side that changed it is kept whole. */
  readonly field: keyof ListingFields | 'deleted';
  readonly theirs: unknown;
  readonly ours: unknown;
  readonly theirsAt: string | null;
  readonly oursAt: string;
  readonly decidedAt: string | null;
  readonly decision: 'theirs' | 'ours' | 'other' | null;
}

/** A listing that the city has deleted. Identifier and version only: enough to refuse a late copy of it. */
export interface StoredTombstone {
  readonly id: string;
  readonly version: number;
  /** This laptop deleted it. */
  readonly own?: boolean;
}

/** One synchronisation, for the journal of the last 50. Counts only: no personal data. */
export interface SyncRun {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly pulled: number;
  readonly pushed: number;
  readonly bytes: number;
  readonly requests: number;
  readonly outcome: 'running' | 'done' | 'interrupted' | 'failed';
  readonly problem: string | null;
  /** Rows that could not be read, by identifier, with the reason. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
  /** How many in a row have ended so, without a row, since `firstAt`: one line for all of them. */
  readonly times?: number;
  readonly firstAt?: string;
}

import type { Listing, ListingFields, Tombstone } from '../domain/listing.ts';
import type { Conflict, StoredTombstone, ListingRecord, OutboxEntry } from './records.ts';

/**
 * What the engine needs from the outside. One adapter of each in the renderer (Dexie, HTTP), one double of each
 * in `tests/convergence` that behaves. The overlay is not here, and so it cannot be written.
 */
export interface SyncPorts {
  readonly city: CityPort;
  readonly store: SyncStore;
  /** RFC 3339, for people to read. It decides nothing: laptops' clocks are wrong. */
  readonly now: () => string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Resolves after that many milliseconds, or at once when the run is cancelled. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** Structurally an `AbortSignal`. */
interface CancelSignal {
  readonly aborted: boolean;
}

export interface CityCapabilities {
  readonly read: boolean;
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly cursor: boolean;
  readonly conditionalWrite: boolean;
  readonly clientIds: boolean;
  /** Fields that this token may write; absent: all. Without the scope `contacts`, all but `contact`. */
  readonly writableFields?: readonly (keyof ListingFields)[];
}

export type CityCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'cursor-expired'
  /** The city has never given this cursor, or has lost the history that it was of. */
  | 'cursor-unknown'
  | 'precondition-failed'
  | 'conflict'
  | 'invalid'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable'
  | 'upgrade-required'
  | 'not-json'
  | 'unreachable'
  | 'malformed';

export interface CityRefusal {
  readonly ok: false;
  readonly code: CityCode;
  /** The city's own words (problem+json `detail`), for the parked item. */
  readonly detail?: string;
  /** With `rate-limited` and `unavailable`, where the city said it. */
  readonly retryAfterSeconds?: number | null;
  /** With `precondition-failed`, where the city sent it along. */
  readonly current?: Listing | null;
}

export interface ListingPage {
  /** In the city's order; validated already. */
  readonly items: readonly (Listing | Tombstone)[];
  /** Items that could not be read, with their identifier where even that much could be. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
}

/**
 * The city, for the length of one run: the adapter binds the run's AbortSignal to every request, and answers
 * `unreachable` once it has fired. Methods never throw for what a network or a server can do.
 */
export interface CityPort {
  readonly capabilities: CityCapabilities;
  /** The strong ETag of a listing, which the contract derives from the listing itself. */
  etagOf(listing: Listing): string;
  page(cursor: string | null, limit: number): Promise<{ ok: true; data: ListingPage } | CityRefusal>;
  read(id: string): Promise<{ ok: true; data: Listing } | CityRefusal>;
  /** `If-None-Match: *`. */
  create(id: string, fields: ListingFields, operationId: string): Promise<{ ok: true; data: Listing } | CityRefusal>;
  /** `etag` is `null` only where the city has no conditional writes. */
  update(
    id: string,
    patch: Partial<ListingFields>,
    etag: string | null,
    operationId: string,
  ): Promise<{ ok: true; data: Listing } | CityRefusal>;
  delete(id: string, etag: string | null, operationId: string): Promise<{ ok: true; data: null } | CityRefusal>;
  /** Totals since the port was made. */
  traffic(): { readonly requests: number; readonly bytes: number };
}

/** Where the pull stands. One row, written in the same transaction as the rows that it speaks of. */
export interface SyncState {
  readonly cursor: string | null;
  /**
   * Where a full pass has no cursor of its own yet: the one that was followed before it. By nothing else could a city be
   * told that came back from an old backup meanwhile.
   */
  readonly lastCursor?: string | null;
  readonly generation: number;
  /**
   * `none`: following changes. `first`: first fetch, into nothing. `again`: everything once more, then a sweep.
   * `restored`: the same after the coordinator has accepted that the city came back from an old backup.
   */
  readonly fullPass: 'none' | 'first' | 'again' | 'restored';
  /** The city's history went backwards: nothing is exchanged until the coordinator has chosen a full resync. */
  readonly halted: boolean;
}

export const initialSyncState: SyncState = { cursor: null, generation: 1, fullPass: 'first', halted: false };

export interface SyncStore {
  /**
   * Runs `work` in one atomic read-write transaction over listings, outbox, conflicts, deleted listings and the sync
   * state. `work` awaits nothing but the transaction's own methods. When it throws, nothing is written.
   */
  transact<Data>(work: (transaction: SyncTransaction) => Promise<Data>): Promise<Data>;
}

export interface SyncTransaction {
  /** `null` before the first synchronisation. */
  state(): Promise<SyncState | null>;
  putState(state: SyncState): Promise<void>;
  /** In the order of `ids`; `undefined` for the ones that are not there. */
  listings(ids: readonly string[]): Promise<readonly (ListingRecord | undefined)[]>;
  putListings(records: readonly ListingRecord[]): Promise<void>;
  /** The same of listings that are not there yet; where one is, the transaction fails. */
  addListings(records: readonly ListingRecord[]): Promise<void>;
  removeListings(ids: readonly string[]): Promise<void>;
  /**
   * Listings that the city has shown, though not since the start of full pass `generation`. Only asked at its end; the
   * ones that this run has `seen` in that pass need not be read for it.
   */
  idsNotSeenSince(generation: number, seen: (id: string) => boolean): Promise<readonly string[]>;
  countListings(): Promise<number>;
  /** Every entry; order of `id`. */
  outbox(): Promise<readonly OutboxEntry[]>;
  outboxOf(listingIds: readonly string[]): Promise<readonly OutboxEntry[]>;
  /** Listings with at least one entry: answered from the index alone. */
  listingIdsInOutbox(): Promise<readonly string[]>;
  putOutbox(entries: readonly OutboxEntry[]): Promise<void>;
  removeOutbox(ids: readonly string[]): Promise<void>;
  addConflicts(conflicts: readonly Conflict[]): Promise<void>;
  /** Those of these identifiers; the ones never deleted have none. */
  tombstones(ids: readonly string[]): Promise<readonly StoredTombstone[]>;
  putTombstones(rows: readonly StoredTombstone[]): Promise<void>;
  removeTombstones(ids: readonly string[]): Promise<void>;
}

/** Why an item is parked. The interface has a sentence and a remedy for each. */
export type ParkReason =
  /** This token or platform cannot do it: it is printed on « à reporter sur la plateforme ». */
  'to-report' | 'forbidden' | 'conflict' | 'invalid' | 'too-large' | 'city-fails';

export type SyncOutcome =
  | 'done'
  | 'cancelled'
  | 'sign-in'
  | 'forbidden'
  | 'server-restored'
  | 'upgrade-required'
  | 'unavailable'
  | 'unreachable'
  | 'not-json'
  | 'malformed'
  | 'cursor-stuck'
  | 'invalid';

export interface SyncProgress {
  readonly phase: 'replay' | 'pull' | 'sweep' | 'push';
  readonly done: number;
  /** `null` when nobody knows. */
  readonly total: number | null;
}

export interface SyncOptions {
  readonly signal: CancelSignal;
  readonly onProgress: (progress: SyncProgress) => void;
  /** `full`: « tout resynchroniser ». `accept-restored`: the same, once the coordinator has read what it means. */
  readonly resync?: 'no' | 'full' | 'accept-restored';
  /** Rows asked for at once; 1,000 unless told. */
  readonly pageSize?: number;
}

/** Counts only: no personal data. */
export interface SyncReport {
  readonly outcome: SyncOutcome;
  /** When the city asked to wait longer than a run lasts. */
  readonly retryAfterSeconds: number | null;
  /** Rows of the city that changed something here; among them `removed` ones. */
  readonly pulled: number;
  readonly removed: number;
  readonly pushed: number;
  readonly parked: number;
  readonly conflicts: number;
  readonly requests: number;
  readonly bytes: number;
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

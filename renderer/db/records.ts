import type { Listing } from '../../shared/domain/listing.ts';
import type { AddressStreet } from '../../shared/geocoding/address-street.ts';
import type { ListingRecord } from '../../shared/sync/records.ts';

export type { Conflict, StoredTombstone, ListingRecord, OutboxEntry, SyncRun } from '../../shared/sync/records.ts';

/** What a coordinator sees and edits: local changes over the city's word. */
export function currentListing(record: ListingRecord): Listing {
  const listing = record.local ?? record.base;
  if (listing === null) throw new Error('a listing record holds neither base nor local');
  return listing;
}

/** A street of the local address base with its numbers. Public data, in clear. */
export type AddressRow = AddressStreet;

/** Single values: cursor, preferences, coordinators’ telephone; one row a key. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

/** Who did what, in codes and identifiers; no personal data. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** An `AuditAction`, of this Palier or of an earlier or later one. */
  readonly action: string;
  /** Whom or what it changed. */
  readonly subjectIds?: readonly string[];
  /** Of lines written before there could be several. */
  readonly subjectId?: string | null;
}

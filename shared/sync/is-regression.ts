import type { Listing } from '../domain/listing.ts';
import type { StoredTombstone, ListingRecord } from './records.ts';
import { isDeleted, type CityItem } from './city-item.ts';
import { sameField, writableFields } from './writable-fields.ts';

/**
 * A version that goes backwards: does the city show less than it has already said, or something else under the same version? Then what it shows is late,
 * or its history is no longer the one that this laptop followed.
 */
export function isRegression(
  item: CityItem,
  record: Pick<ListingRecord, 'base'> | undefined,
  tombstone: StoredTombstone | undefined,
): boolean {
  if (tombstone && !isDeleted(item) && item.version <= tombstone.version) return true;
  const base = record?.base;
  if (!base || item.version > base.version) return false;
  return item.version < base.version || isDeleted(item) || !saysTheSame(item, base);
}

/** The contact apart: it comes and goes with the scopes of the token. */
function saysTheSame(one: Listing, other: Listing): boolean {
  return writableFields.every((field) => field === 'contact' || sameField(field, one, other));
}

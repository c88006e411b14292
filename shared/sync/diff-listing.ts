import type { ListingFields } from '../domain/listing.ts';
import { sameField, writableFields } from './writable-fields.ts';

export type ListingPatch = Partial<ListingFields>;

/**
 * RFC 7396 merge patch of the writable fields that differ. A location, a contact or an availability goes whole, so that
 * no city can mix halves of two. Empty when there is nothing to say.
 */
export function diffListing(from: ListingFields, to: ListingFields): ListingPatch {
  const changed = writableFields.filter((field) => !sameField(field, from, to));
  return Object.fromEntries(changed.map((field) => [field, to[field]]));
}

export function isEmptyPatch(patch: ListingPatch): boolean {
  return Object.keys(patch).length === 0;
}

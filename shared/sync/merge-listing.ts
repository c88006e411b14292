import type { Listing, ListingFields } from '../domain/listing.ts';
import { canFollow } from './status-path.ts';
import { inOrder, sameField, sameSet, writableFields, type WritableField } from './writable-fields.ts';

export interface FieldConflict {
  readonly field: WritableField;
  readonly theirs: unknown;
  readonly ours: unknown;
}

export interface MergedListing {
  /** The city's listing with what stands of our changes; members that this version does not know are the city's. */
  readonly listing: Listing;
  /** What does not stand of ours: for the inbox. */
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Three-way merge, field by field. One side changed: take it. Both say the same: nothing. Sets (days, parts of the day,
 * languages) are merged as sets; location and contact are each one atomic group; our status stands where the table of
 * transitions leads from theirs to ours. Otherwise the city's value stands and ours is a conflict (decision 030).
 *
 * `base` is the merge base: what both sides started from; `null` when unknown, and then every difference counts as
 * changed by both.
 */
export function mergeListing(base: ListingFields | null, ours: ListingFields, theirs: Listing): MergedListing {
  const listing: Listing = { ...theirs };
  const conflicts: FieldConflict[] = [];
  for (const field of writableFields) {
    if (sameField(field, ours, theirs)) continue;
    if (base && sameField(field, base, ours)) continue;
    if (base && sameField(field, base, theirs)) take(listing, field, ours);
    else if (field === 'availability') listing.availability = mergeAvailability(base, ours, theirs);
    else if (field === 'languages') {
      listing.languages = mergeSet(base?.languages ?? [], ours.languages, theirs.languages);
    } else if (field === 'status' && base && canFollow(theirs.status, ours.status)) listing.status = ours.status;
    else conflicts.push({ field, theirs: theirs[field], ours: ours[field] });
  }
  return { listing, conflicts };
}

function take<Field extends WritableField>(into: ListingFields, field: Field, from: ListingFields): void {
  into[field] = from[field];
}

function mergeAvailability(base: ListingFields | null, ours: ListingFields, theirs: ListingFields) {
  const before = base?.availability ?? { days: [], parts: [] };
  return {
    days: mergeSet(before.days, ours.availability.days, theirs.availability.days),
    parts: mergeSet(before.parts, ours.availability.parts, theirs.availability.parts),
  };
}

/** What either side added is in, what either side took out is out. */
function mergeSet<T extends string>(before: readonly T[], ours: readonly T[], theirs: readonly T[]): T[] {
  const merged = new Set(theirs);
  for (const member of ours) if (!before.includes(member)) merged.add(member);
  for (const member of before) if (!ours.includes(member)) merged.delete(member);
  return sameSet([...merged], theirs) ? [...theirs] : inOrder(merged);
}

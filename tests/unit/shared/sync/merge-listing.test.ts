import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { ListingFields } from '../../../../shared/domain/listing.ts';
import { mergeListing } from '../../../../shared/sync/merge-listing.ts';
import { canFollow } from '../../../../shared/sync/status-path.ts';
import { fieldsOf, sameField, sameFields, sameSet, writableFields } from '../../../../shared/sync/writable-fields.ts';
import { listingFields, listingOf } from './listing-fields.ts';

const three = [listingFields, listingFields, listingFields] as const;
const merge = (base: ListingFields | null, ours: ListingFields, theirs: ListingFields) =>
  mergeListing(base, ours, listingOf(theirs));

describe('merging what the city and this laptop made of a listing', () => {
  it('takes the only side that changed', () => {
    fc.assert(
      fc.property(listingFields, listingFields, (base, changed) => {
        expect(sameFields(merge(base, changed, base).listing, changed)).toBe(true);
        expect(sameFields(merge(base, base, changed).listing, changed)).toBe(true);
        expect([...merge(base, changed, base).conflicts, ...merge(base, base, changed).conflicts]).toEqual([]);
      }),
    );
  });

  it('finds nothing to do where both say the same, whatever was before', () => {
    fc.assert(
      fc.property(listingFields, listingFields, (base, both) => {
        expect(merge(base, both, both)).toEqual({ listing: listingOf(both), conflicts: [] });
        expect(merge(null, both, both).conflicts).toEqual([]);
      }),
    );
  });

  it('changes nothing more when it is done again', () => {
    fc.assert(
      fc.property(...three, (base, ours, theirs) => {
        const once = merge(base, ours, theirs).listing;
        const twice = merge(fieldsOf(theirs), fieldsOf(once), theirs);
        expect(sameFields(twice.listing, once)).toBe(true);
        expect(twice.conflicts).toEqual([]);
      }),
    );
  });

  it('merges sets alike from either side', () => {
    fc.assert(
      fc.property(...three, (base, one, other) => {
        const here = merge(base, one, other).listing;
        const there = merge(base, other, one).listing;
        expect(sameField('availability', here, there)).toBe(true);
        expect(sameField('languages', here, there)).toBe(true);
      }),
    );
  });

  it('keeps what each side added to a set, and leaves out what either took away', () => {
    const base = fc.sample(listingFields, { numRuns: 1, seed: 1 })[0] as ListingFields;
    const withLanguages = (languages: string[]) => ({ ...base, languages });
    const merged = merge(withLanguages(['fr', 'pt']), withLanguages(['fr', 'pt', 'ar']), withLanguages(['fr', 'vi']));
    expect(sameSet(merged.listing.languages, ['fr', 'ar', 'vi'])).toBe(true);
  });

  it('loses nothing of ours: it stands, it was in a set, or it is a conflict', () => {
    fc.assert(
      fc.property(...three, (base, ours, theirs) => {
        const { listing, conflicts } = merge(base, ours, theirs);
        for (const field of writableFields) {
          if (field === 'availability' || field === 'languages' || sameField(field, base, ours)) continue;
          const inbox = conflicts.find((conflict) => conflict.field === field);
          expect(sameField(field, listing, ours) || inbox?.ours === ours[field]).toBe(true);
        }
      }),
    );
  });

  it('moves a location and a contact whole', () => {
    fc.assert(
      fc.property(...three, (base, ours, theirs) => {
        const { listing } = merge(base, ours, theirs);
        expect([ours.location, theirs.location]).toContainEqual(listing.location);
        expect([ours.contact, theirs.contact]).toContainEqual(listing.contact);
      }),
    );
  });

  it('lets our status stand only where the table leads there from the city’s', () => {
    fc.assert(
      fc.property(...three, (base, ours, theirs) => {
        const { status } = merge(base, ours, theirs).listing;
        if (status !== theirs.status && base.status !== theirs.status) {
          expect(canFollow(theirs.status, status)).toBe(true);
        }
      }),
    );
  });

  it('keeps the members that it does not know as the city wrote them', () => {
    fc.assert(
      fc.property(...three, (base, ours, theirs) => {
        const merged = mergeListing(base, ours, listingOf(theirs, { accessibility: { lift: true } }));
        expect(merged.listing['accessibility']).toEqual({ lift: true });
      }),
    );
  });
});

import fc from '../../../properties.ts';
import {
  dayParts,
  type Listing,
  listingKinds,
  listingStatuses,
  type ListingFields,
  urgencies,
  weekdays,
} from '../../../../shared/domain/listing.ts';

/** Few values, so that two sides often agree. */
export const listingFields: fc.Arbitrary<ListingFields> = fc.record({
  kind: fc.constantFrom(...listingKinds),
  category: fc.constantFrom('shopping', 'pharmacy'),
  title: fc.constantFrom('Courses', 'Courses et pharmacie', 'Promener le chien'),
  description: fc.constantFrom('', 'Le matin si possible'),
  status: fc.constantFrom(...listingStatuses),
  urgency: fc.constantFrom(...urgencies),
  availability: fc.record({ days: fc.subarray([...weekdays]), parts: fc.subarray([...dayParts]) }),
  languages: fc.subarray(['fr', 'ar', 'vi', 'pt']),
  capacity: fc.integer({ min: 1, max: 3 }),
  walkingLimit: fc.constantFrom(null, 300, 600),
  location: fc.constantFrom(
    null,
    { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' },
    { lat: 48.8, lon: 2.34, label: '3 avenue Carnot' },
  ),
  contact: fc.constantFrom(
    null,
    { name: 'Yvette Martin', phone: '01 99 00 12 34', email: null },
    { name: 'Yvette Martin', phone: null, email: 'yvette@example.org' },
  ),
});

export function listingOf(fields: ListingFields, more: Record<string, unknown> = {}): Listing {
  const at = '2020-04-01T08:00:00.000Z';
  return { id: '0190a1b2-0000-7000-8000-000000000001', version: 1, createdAt: at, updatedAt: at, ...fields, ...more };
}

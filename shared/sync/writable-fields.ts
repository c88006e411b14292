import { dayParts, type ListingFields, weekdays } from '../domain/listing.ts';

export type WritableField = keyof ListingFields;

export const writableFields = [
  'kind',
  'category',
  'title',
  'description',
  'status',
  'urgency',
  'availability',
  'languages',
  'capacity',
  'walkingLimit',
  'location',
  'contact',
] as const satisfies readonly WritableField[];

/** The writable part of a listing, and nothing else. */
export function fieldsOf(listing: ListingFields): ListingFields {
  return Object.fromEntries(writableFields.map((field) => [field, listing[field]])) as unknown as ListingFields;
}

/** Do two listings say the same in this field? Sets are compared as sets; a location or a contact, whole. */
export function sameField(field: WritableField, one: ListingFields, other: ListingFields): boolean {
  switch (field) {
    case 'availability':
      return (
        sameSet(one.availability.days, other.availability.days) &&
        sameSet(one.availability.parts, other.availability.parts)
      );
    case 'languages':
      return sameSet(one.languages, other.languages);
    case 'location':
      return sameGroup(one.location, other.location, ['lat', 'lon', 'label']);
    case 'contact':
      return sameGroup(one.contact, other.contact, ['name', 'phone', 'email']);
    default:
      return one[field] === other[field];
  }
}

export function sameFields(one: ListingFields, other: ListingFields): boolean {
  return writableFields.every((field) => sameField(field, one, other));
}

export function sameSet<T>(one: readonly T[], other: readonly T[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((member) => set.has(member));
}

function sameGroup<Group extends object>(one: Group | null, other: Group | null, members: readonly (keyof Group)[]) {
  if (one === null || other === null) return one === other;
  return members.every((member) => one[member] === other[member]);
}

/** One order for each set, the same on every laptop, whoever merges. */
export function inOrder<T extends string>(members: Iterable<T>): T[] {
  const rank = (member: string) => [...weekdays, ...dayParts].indexOf(member as never);
  return [...members].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

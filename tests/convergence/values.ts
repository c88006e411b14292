import { type ListingFields, transitions, urgencies, weekdays } from '../../shared/domain/listing.ts';

export const editedFields = [
  'title',
  'description',
  'walkingLimit',
  'location',
  'days',
  'status',
  'status',
  'urgency',
  'contact',
] as const;
export type EditedField = (typeof editedFields)[number];

/** Every text, place and limit is written once in a schedule: its value tells who wrote it. `n` is the next one. */
export function changeOf(
  seen: ListingFields,
  { what, way }: { readonly what: EditedField; readonly way: number },
  n: number,
): Partial<ListingFields> | null {
  switch (what) {
    case 'title':
      return { title: `title ${n}` };
    case 'description':
      return { description: `description ${n}`, title: `title ${n}` };
    case 'walkingLimit':
      return { walkingLimit: 50 + n };
    case 'location':
      return { location: { lat: n / 100, lon: n / 50, label: `place ${n}` } };
    case 'contact':
      return { contact: { name: `name ${n}`, phone: way % 2 ? null : `phone ${n}`, email: null } };
    case 'urgency':
      return { urgency: urgencies.filter((urgency) => urgency !== seen.urgency)[way % 2] ?? 'low' };
    case 'days': {
      const day = weekdays[way % 7] ?? 'mon';
      const days = seen.availability.days;
      const toggled = days.includes(day) ? days.filter((other) => other !== day) : [...days, day];
      return { availability: { ...seen.availability, days: toggled } };
    }
    case 'status': {
      const next = transitions[seen.status];
      const status = next[way % next.length];
      return status ? { status } : null;
    }
  }
}

/** `refused`: by a rule of the city, whatever the rest says. */
export function newFields(n: number, refused: boolean): ListingFields {
  return {
    kind: n % 2 ? 'offer' : 'request',
    category: 'shopping',
    title: `${refused ? 'refused' : 'title'} ${n}`,
    description: '',
    status: 'pending',
    urgency: 'normal',
    availability: { days: [], parts: [] },
    languages: ['fr'],
    capacity: 1,
    walkingLimit: null,
    location: null,
    contact: { name: `name ${n}`, phone: null, email: null },
  };
}

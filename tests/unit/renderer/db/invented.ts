import type { ListingFields } from '../../../../shared/domain/listing.ts';
import type { NewNeighbour } from '../../../../shared/domain/neighbour.ts';

/** A request as a form gives it. Every personal value in it is invented, and easy to look for. */
export function invented(change: Partial<ListingFields> = {}): ListingFields {
  return {
    kind: 'request',
    category: 'shopping',
    title: 'Courses du mardi',
    description: 'Du pain et des pommes, sonner longtemps',
    status: 'draft',
    urgency: 'normal',
    availability: { days: ['tue'], parts: ['morning'] },
    languages: ['fr'],
    capacity: 1,
    walkingLimit: null,
    location: { lat: 48.7931, lon: 2.3314, label: '12 rue des Vignes' },
    contact: { name: 'Yvette Marchandeau', phone: '01 99 00 12 34', email: null },
    ...change,
  };
}

export const yvette: NewNeighbour = {
  firstName: 'Yvette',
  lastName: 'Marchandeau',
  phones: ['01 99 00 12 34'],
  consents: [{ purpose: 'keep', channel: 'phone', wording: 'Garder mes coordonnées' }],
  note: 'préfère le matin',
};

/** What must never be found in clear on the disk. */
export const personalWords = [
  'Yvette',
  'Marchandeau',
  '01 99 00 12 34',
  'rue des Vignes',
  'Courses du mardi',
  'pommes',
  'préfère le matin',
  'Garder mes coordonnées',
  '48.7931',
];

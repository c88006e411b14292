import type { Listing } from '../../../shared/domain/listing.ts';
import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import type { Door } from '../../../shared/domain/place.ts';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import type { SheetSource } from '../../../shared/paper/sheet-model.ts';
import { seededRandom } from '../../fixtures/seeded-random.ts';

/** Invented people at invented doors. Every person has something in every field that must stay off paper. */
const streets = ['rue des Vignes', 'rue du Lunain', 'avenue Aristide Briand', 'allée des Lilas', 'rue de la Santé'];
const firstNames = [
  'Yvette',
  'Raymond',
  'Fatoumata',
  'Jean-Baptiste',
  'Odile',
  'Nguyễn',
  'Mireille',
  'Abdelkader',
  'Zoé',
  'Léon',
];
const lastNames = [
  'Martineau',
  'Delacroisette',
  'Sangarébis',
  'Lefloch',
  'Pommerel',
  'Trầnvăn',
  'Quesnelle',
  'Benhadjar',
];
const needs = [
  ['shopping', 'un sac à porter'],
  ['pharmacy', 'un sachet à retirer'],
  ['printing', '2 pages, noir et blanc'],
  ['dog-walking', 'Câline, petit chien'],
  ['company', 'une visite'],
  ['paperwork', 'une lettre de la mairie'],
  ['transport', 'jusqu’au marché'],
] as const;

const at = '2026-11-20T09:00:00.000Z';

export function id(group: number, index: number): string {
  return `019a0000-0000-7${String(group).padStart(3, '0')}-8000-${String(index).padStart(12, '0')}`;
}

export function neighbour(index: number, change: Partial<Neighbour> = {}): Neighbour {
  return {
    id: id(1, index),
    firstName: firstNames[index % firstNames.length] ?? '',
    lastName: lastNames[index % lastNames.length] ?? '',
    phones: ['01 99 00 55 44'],
    email: 'voisin@exemple.fr',
    location: null,
    door: null,
    languages: index % 3 === 2 ? ['snk', 'fr'] : ['fr'],
    consents: [],
    note: 'vit seule, hospitalisée en mars',
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

export function listing(index: number, change: Partial<Listing> = {}): Listing {
  const [category, title] = needs[index % needs.length] ?? needs[0];
  return {
    id: id(2, index),
    version: 1,
    kind: 'request',
    category,
    title,
    description: 'absente le mardi, code 45B12',
    status: 'published',
    urgency: 'normal',
    availability: { days: index % 2 === 0 ? ['tue', 'thu'] : [], parts: index % 4 === 0 ? ['morning'] : [] },
    languages: [],
    capacity: 1,
    walkingLimit: null,
    location: null,
    contact: { name: 'Mme Interdite', phone: '01 99 00 11 22', email: 'secret@exemple.fr' },
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

/** A round of so many doors, several behind some numbers, the same for a seed. */
export function paperRound(doors: number, seed = 1): SheetSource {
  const random = seededRandom(seed);
  const neighbours = new Map<string, Neighbour>();
  const listings = new Map<string, Listing>();
  const stops: Stop[] = [];
  let number = 2;
  let street = 0;
  let door: Door = { building: '', entrance: '', floor: null, door: '' };
  for (let index = 0; index < doors; index++) {
    if (index > 0 && index % 7 === 0) {
      street += 1;
      number = 1 + Math.floor(random() * 4);
    } else if (index % 7 !== 1 && index % 7 !== 2) number += 2 * (1 + Math.floor(random() * 6));
    const block = index % 7 < 3;
    door = block
      ? { building: 'B', entrance: '', floor: 4 - (index % 7), door: String(42 + (index % 7)) }
      : { building: '', entrance: index % 2 === 0 ? 'pavillon, sonner au portail' : '', floor: null, door: '' };
    const person = neighbour(index);
    const wanted = listing(index);
    neighbours.set(person.id, person);
    listings.set(wanted.id, wanted);
    stops.push({
      id: id(3, index),
      listingIds: [wanted.id],
      neighbourId: person.id,
      location: {
        lat: 48.7925 + street * 0.0011 + (number % 2) * 0.0002,
        lon: 2.3312 + number * 0.00009,
        label: `${number} ${streets[street % streets.length] ?? ''}, 94230 Cachan`,
      },
      door,
      locked: false,
    });
  }
  return {
    number: 4172,
    round: roundOf(stops),
    quartier: {
      id: 'coteau',
      name: 'Le Coteau',
      example: true,
      polygons: [
        [
          [
            [2.328, 48.7905],
            [2.338, 48.791],
            [2.3385, 48.799],
            [2.33, 48.8],
            [2.328, 48.7905],
          ],
        ],
      ],
    },
    listings,
    neighbours,
    volunteers: [
      neighbour(900, { firstName: 'Amina', lastName: 'Bensalemia' }),
      neighbour(901, { firstName: 'Georges', lastName: 'Pichonnet' }),
    ],
    streets: streets.map((name, index) => ({
      name: name.replace(/^./u, (letter) => letter.toUpperCase()),
      positions: Array.from({ length: 12 }, (_, step) => [48.79265 + index * 0.0011, 2.3295 + step * 0.0009] as const),
    })),
    settings: { association: 'Voisins du Coteau', coordinator: 'Monique', phone: '01 99 00 12 34', until: '13 h' },
    printedAt: '2026-12-04T16:30:00.000Z',
  };
}

function roundOf(stops: Stop[]): Round {
  return {
    id: id(4, 0),
    name: 'Le Coteau, samedi',
    date: '2026-12-05',
    time: '10:00',
    volunteerIds: [],
    quartierId: 'coteau',
    start: { lat: 48.7922, lon: 2.3308, label: '1 place de la Mairie, 94230 Cachan' },
    stops,
    metres: stops.length * 95,
    createdAt: at,
    updatedAt: at,
  };
}

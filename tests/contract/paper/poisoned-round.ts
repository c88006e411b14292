import fc from '../../properties.ts';
import type { SheetSource } from '../../../shared/paper/sheet-model.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { neighbour, paperRound } from './paper-people.ts';

/** A word that occurs nowhere by chance: if it is on the paper, it leaked. */
const secret = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{4}[aeiou][bcdfghjklmnpqrstvwxz]{5}$/u);
const hostilePhone = fc
  .tuple(fc.constantFrom('01 99 00 ', '06.39.98.', '+33 1 99 00 ', '0033 6 39 98 '), fc.stringMatching(/^[0-9]{4}$/u))
  .map(([start, end]) => `${start}${end.slice(0, 2)}${start.includes('.') ? '.' : ' '}${end.slice(2)}`);

interface Hostile {
  readonly secrets: readonly string[];
  readonly phone: string;
  readonly markup: boolean;
}

/** Puts a secret in every field that must stay off paper, of every person and listing on the round. */
export function poisoned({ secrets, phone: number, markup }: Hostile): SheetSource {
  const source = paperRound(4);
  const [surname = '', note = '', email = '', words = '', text = '', city = '', overlay = ''] = secrets;
  const dress = (value: string) => (markup ? `<img src=x onerror="${value}">` : value);
  const people = new Map(
    [...source.neighbours].map(([id, person], index) => [
      id,
      neighbour(index, {
        ...person,
        lastName: `${surname[0]?.toUpperCase() ?? ''}${surname.slice(1)}`,
        note: dress(note),
        phones: [number],
        email: `${email}@exemple.fr`,
        consents: [
          { purpose: 'keep', channel: 'phone', wording: dress(words), givenAt: person.createdAt, withdrawnAt: null },
        ],
        location: { lat: 48.79, lon: 2.33, label: `7 rue ${city}` },
      }),
    ]),
  );
  const titles = [
    `Courses pour ${surname}`,
    `rappeler au ${number} ${note}`,
    `${text} vit seule`,
    `${text}, digicode 12B45`,
    `${text} hospitalisée`,
    `absente mardi ${text}`,
    `écrire à ${email}@exemple.fr`,
    `${text}, 87 ans`,
  ];
  const listings = new Map(
    [...source.listings].map(([id, listing], index) => [
      id,
      {
        ...listing,
        title: titles[(index + note.length + number.length + surname.charCodeAt(0)) % titles.length] ?? '',
        description: dress(text),
        contact: { name: `Mme ${surname}`, phone: number, email: `${email}@exemple.fr` },
        remark: overlay,
        birthDate: overlay,
      } as Listing,
    ]),
  );
  const stops = source.round.stops.map((stop) => ({
    ...stop,
    location: { ...stop.location, label: `${stop.location.label.split(',')[0] ?? ''}, code ${text}` },
    door: { building: 'B', entrance: `code ${note} à droite`, floor: 2, door: `${text} 4512B` },
  }));
  const round = {
    ...source.round,
    id: `019a0000-0000-7004-8000-${String(surname.length + note.charCodeAt(0)).padStart(12, '0')}`,
    stops,
  };
  return { ...source, neighbours: people, listings, round };
}

/** Seven secrets, a telephone, and whether they come dressed as markup. */
export const hostileData = fc.record({
  secrets: fc.uniqueArray(secret, { minLength: 7, maxLength: 7 }),
  phone: hostilePhone,
  markup: fc.boolean(),
});

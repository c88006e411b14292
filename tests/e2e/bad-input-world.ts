import type { Listing } from '../../shared/domain/listing.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';
import type { World } from './app.ts';
import { putInCity } from './in-city.ts';

/** Beyond every street of the fixture, with nobody near: where an island can be drawn. */
const eastOfAll = { lat: 48.7925, lon: 2.362, label: '1 quai de l’Île' };
const landing = { lat: 48.7921, lon: 2.3302, label: '8 rue des Vignes' };

/** Eighty characters, the most that a first name has. */
export const longName = 'Marie-Antoinette-Bernadette-Clémentine-Joséphine-Guillemette-Philippine-Apolline';
export const arabicName = 'عبد الرحمن بن محمد';
export const vietnameseName = 'Nguyễn Thị Tuyết-Hương';

/** Requests that a careless hand could have written, by what is wrong with them. */
const odd = {
  'Arroser dix géraniums': { location: null },
  'Monter un gros colis': { location: landing, contact: contact('Odile Perrin') },
  'Descendre trois poubelles': { location: landing, contact: contact('Karim Toumi') },
  'Changer deux ampoules': { location: eastOfAll, contact: contact('Sira Kanté') },
  'Lire un long courrier': { location: { ...landing, lat: 48.7931, label: '14 rue des Vignes' }, contact: contact(longName) },
  'Porter un gros livre': { location: { ...landing, lat: 48.7911, label: '2 rue des Vignes' }, contact: contact(arabicName) },
  'Acheter six pains': { location: { ...landing, lon: 2.3322, label: '5 rue Marx Dormoy' }, contact: contact(vietnameseName) },
} as const satisfies Record<string, Partial<Listing>>; // prettier-ignore
export type OddTitle = keyof typeof odd;
export const oddTitles = Object.keys(odd) as OddTitle[];

function contact(name: string) {
  return { name, phone: null, email: null };
}

/** A city of more doors than one round may have, and these among them. Says how many listings there are. */
export async function fillOddCity({ city }: World, doors: number): Promise<number> {
  const found = inventListings(900, 20_201_128, new Date()).filter(
    ({ kind, location, status, contact: person }) => kind === 'request' && status === 'published' && location && person,
  );
  const households = new Map(found.map((one) => [`${one.location?.label}|${one.contact?.name}`, one]));
  const plain = [...households.values()].slice(0, doors);
  if (plain.length < doors) throw new Error(`the invented city has ${plain.length} doors`);
  const spare = found.filter((one) => !plain.includes(one));
  const strange = Object.entries(odd).map(([title, fields], i) => ({
    ...spare[i],
    title,
    category: 'other',
    ...fields,
  }));
  const all = [...plain, ...strange];
  await putInCity(city, all);
  return all.length;
}

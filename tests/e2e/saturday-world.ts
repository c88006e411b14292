import type { Listing } from '../../shared/domain/listing.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';
import type { World } from './app.ts';
import { putInCity } from './in-city.ts';

const requests = 60;
const offers = 45;

/** The city of that Saturday: sixty published requests and what neighbours offer, all of them with a place. */
export async function fillCity({ city }: World): Promise<readonly Listing[]> {
  const located = inventListings(400, 20_201_121, new Date()).filter(
    ({ location, contact, status }) => location !== null && contact !== null && status === 'published',
  );
  const some = (kind: Listing['kind'], count: number) => located.filter((one) => one.kind === kind).slice(0, count);
  const chosen = [...some('request', requests), ...some('offer', offers)];
  if (chosen.length !== requests + offers) throw new Error('the invented city is too small');
  await putInCity(city, chosen);
  return chosen;
}

/** Twelve invented volunteers. */
export const volunteers = [
  'Amina Benali',
  'Bruno Castel',
  'Chantal Dufour',
  'Driss Essaïdi',
  'Élodie Ferrand',
  'François Guyot',
  'Hương Lê',
  'Ibrahima Kanté',
  'Jeanne Morvan',
  'Karim Nacer',
  'Lucie Ollivier',
  'Manuel Pereira',
] as const;

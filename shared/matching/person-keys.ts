import type { Listing } from '../domain/listing.ts';
import { phoneKey } from '../domain/phone.ts';

/**
 * What tells that two listings are of one person: the neighbour they are linked to, else the telephone or e-mail
 * that the city gave. Two listings that share a key are of the same person; names alone are never enough.
 */
export function personKeys(listing: Pick<Listing, 'contact'>, neighbourId: string | null): string[] {
  const keys: string[] = [];
  if (neighbourId !== null) keys.push(`neighbour:${neighbourId}`);
  const phone = listing.contact?.phone;
  if (phone) keys.push(`phone:${phoneKey(phone)}`);
  const email = listing.contact?.email;
  if (email) keys.push(`mail:${email.trim().toLowerCase()}`);
  return keys;
}

export function samePerson(some: readonly string[], others: readonly string[]): boolean {
  return some.some((key) => others.includes(key));
}

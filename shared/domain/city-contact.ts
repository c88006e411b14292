import { foldForSearch } from '../text/fold.ts';
import { agreesTo, type GivenConsent } from './consent.ts';
import type { Contact } from './listing.ts';
import type { Neighbour } from './neighbour.ts';
import { parsePhone } from './phone.ts';

/** A neighbour, or someone who is about to become one. */
type Reached = Pick<Neighbour, 'firstName' | 'lastName'> & {
  readonly phones: readonly string[];
  readonly email?: string | null;
  readonly consents: readonly GivenConsent[];
};

/** How the city may reach a person: told only while they agree that it is. */
export function contactForCity({ firstName, lastName, phones, email, consents }: Reached): Contact | null {
  if (!agreesTo(consents, 'share-with-town')) return null;
  return { name: `${firstName} ${lastName}`.trim(), phone: phones[0] ?? null, email: email ?? null };
}

/**
 * What may be sent of a contact that stands on a listing: what the city has said itself, and what is ours while its owner
 * agrees. An agreement withdrawn after the deposit stops what has not left yet.
 *
 * @param said the contact that the city’s own copy carries; `null` where it has none
 * @param behind whom the association knows behind the listing; `null` for nobody
 */
export function contactThatMayGo(
  contact: Contact | null,
  said: Contact | null,
  behind: Pick<Neighbour, 'consents'> | null,
): Contact | null {
  if (contact === null || behind === null || agreesTo(behind.consents, 'share-with-town')) return contact;
  return said;
}

/** Did somebody agree that the city has their contact, and no longer does? */
export function contactEnds(before: readonly GivenConsent[], after: readonly GivenConsent[]): boolean {
  return agreesTo(before, 'share-with-town') && !agreesTo(after, 'share-with-town');
}

/** Does a contact lead to this person, by their name, a telephone or the e-mail? One of a relative does not. */
export function isContactOf({ name, phone, email }: Contact, person: Omit<Reached, 'consents'>): boolean {
  const named = foldForSearch(`${person.firstName} ${person.lastName}`).trim();
  if (named !== '' && foldForSearch(name).trim() === named) return true;
  if (phone !== null && person.phones.some((own) => international(own) === international(phone))) return true;
  return email !== null && email === person.email;
}

function international(phone: string): string {
  const parsed = parsePhone(phone);
  return parsed.ok ? parsed.data : phone;
}

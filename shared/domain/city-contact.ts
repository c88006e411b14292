import { agreesTo, type GivenConsent } from './consent.ts';
import type { Contact } from './listing.ts';
import type { Neighbour } from './neighbour.ts';

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

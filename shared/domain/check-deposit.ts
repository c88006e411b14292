import { contactForCity } from './city-contact.ts';
import { agreementsGiven } from './consent.ts';
import type { DepositDraft } from './deposit-draft.ts';
import type { ListingFields } from './listing.ts';
import type { Consent, Neighbour, NewNeighbour } from './neighbour.ts';
import { parsePhone } from './phone.ts';

/** What a draft still lacks, by field, as codes that the interface has sentences for. */
export type DepositErrors = Partial<
  Record<'title' | 'who' | 'firstName' | 'phone' | 'keep' | 'where' | 'capacity', string>
>;

/** Someone new to the association, and the city's listings behind which they stand already. */
interface KnownToCity {
  readonly new: NewNeighbour;
  readonly listingIds?: readonly string[];
}

/** A draft that can become a listing. */
export interface Deposit {
  readonly fields: ListingFields;
  readonly neighbour: { readonly id: string } | KnownToCity | null;
  /** For the coordinators; kept in the overlay, never sent. */
  readonly note: string;
}

export type DepositCheck =
  | { readonly ok: true; readonly data: Deposit }
  | { readonly ok: false; readonly errors: DepositErrors };

/** How somebody new agreed: on the telephone, or on the form that they have signed; and to which words. */
export interface Agreeing {
  readonly channel: Consent['channel'];
  readonly wording: (purpose: Consent['purpose']) => string;
}

/** @param known who stands behind the draft's `neighbourId` */
export function checkDeposit(draft: DepositDraft, known: Neighbour | null, agreeing: Agreeing): DepositCheck {
  const errors = errorsOf(draft);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const person = newNeighbour(draft, agreeing);
  const reached = known ?? person;
  const listingIds = draft.newPerson?.listingIds ?? [];
  const neighbour = draft.neighbourId !== null ? { id: draft.neighbourId } : person && { new: person, listingIds };
  const contact = reached && contactForCity(reached);
  return { ok: true, data: { fields: fieldsOf(draft, contact), neighbour, note: draft.note.trim() } };
}

/** In the order of the form. */
function errorsOf(draft: DepositDraft): DepositErrors {
  const errors: DepositErrors = {};
  if (draft.title.trim() === '') errors.title = 'title';
  if (draft.neighbourId === null && draft.newPerson === null) errors.who = 'who';
  if (draft.newPerson !== null) {
    const { firstName, lastName, phone, agrees } = draft.newPerson;
    if (firstName.trim() === '' && lastName.trim() === '') errors.firstName = 'name';
    if (phone.trim() !== '' && !parsePhone(phone).ok) errors.phone = 'phone';
    if (!agrees.keep) errors.keep = 'keep';
  }
  if (draft.location === null && !draft.withoutPlace)
    errors.where = draft.addressText.trim() === '' ? 'where' : 'address';
  if (!Number.isInteger(draft.capacity) || draft.capacity < 1 || draft.capacity > 50) errors.capacity = 'capacity';
  return errors;
}

/** What only an offer has stays with offers: the form keeps it while the kind is changed to and fro. */
function fieldsOf(draft: DepositDraft, contact: ListingFields['contact']): ListingFields {
  const { kind, category, urgency, availability, capacity, walkingLimit, languages, location } = draft;
  return {
    kind,
    category: category || 'other',
    title: draft.title.trim(),
    description: draft.description.trim(),
    status: 'pending',
    urgency,
    availability,
    languages,
    capacity: kind === 'offer' ? capacity : 1,
    walkingLimit: kind === 'offer' ? walkingLimit : null,
    location,
    contact,
  };
}

function newNeighbour(draft: DepositDraft, { channel, wording }: Agreeing): NewNeighbour | null {
  const person = draft.newPerson;
  if (person === null) return null;
  const phone = parsePhone(person.phone);
  return {
    firstName: person.firstName.trim(),
    lastName: person.lastName.trim(),
    phones: phone.ok ? [phone.data] : [],
    location: draft.location,
    languages: draft.languages,
    consents: agreementsGiven(person.agrees, channel, wording),
  };
}

import * as v from 'valibot';
import { guessCategory } from './guess-category.ts';
import { availabilitySchema, idSchema, listingKinds, urgencies } from './listing.ts';
import type { Neighbour } from './neighbour.ts';
import { type Location, locationSchema } from './place.ts';

const newPersonSchema = v.object({
  firstName: v.string(),
  lastName: v.string(),
  phone: v.string(),
  /** What the person has just said yes to, on the telephone. */
  agrees: v.object({ keep: v.boolean(), city: v.boolean(), helper: v.boolean() }),
  /** Listings of the city behind which this person stands already. */
  listingIds: v.optional(v.array(idSchema), []),
});
export type NewPerson = v.InferOutput<typeof newPersonSchema>;

/** A deposit as it is being typed. Half of it may be missing: that is what a draft is. */
export const depositDraftSchema = v.object({
  kind: v.picklist(listingKinds),
  title: v.string(),
  description: v.string(),
  /** Empty until it is guessed or chosen. */
  category: v.string(),
  /** Chosen by hand: no guess changes it any more. */
  categoryChosen: v.boolean(),
  urgency: v.picklist(urgencies),
  availability: availabilitySchema,
  capacity: v.number(),
  walkingLimit: v.nullable(v.number()),
  languages: v.array(v.string()),
  neighbourId: v.nullable(idSchema),
  newPerson: v.nullable(newPersonSchema),
  location: v.nullable(locationSchema),
  addressText: v.string(),
  /** The coordinator has decided to do without a place for now. */
  withoutPlace: v.boolean(),
  note: v.string(),
});
export type DepositDraft = v.InferOutput<typeof depositDraftSchema>;

export function emptyDraft(): DepositDraft {
  return {
    kind: 'request',
    title: '',
    description: '',
    category: '',
    categoryChosen: false,
    urgency: 'normal',
    availability: { days: [], parts: [] },
    capacity: 1,
    walkingLimit: null,
    languages: [],
    neighbourId: null,
    newPerson: null,
    location: null,
    addressText: '',
    withoutPlace: false,
    note: '',
  };
}

/** What the sentence is about, until that is chosen by hand. */
export function draftCategory({ title, category, categoryChosen }: DepositDraft): string {
  return categoryChosen ? category : (guessCategory(title) ?? '');
}

/** A known person brings their languages and, where one is known, their place. */
export function withNeighbour(draft: DepositDraft, { id, languages, location }: Neighbour): DepositDraft {
  const place = location && { location: { ...location }, addressText: location.label };
  return { ...draft, neighbourId: id, newPerson: null, languages: [...languages], ...place };
}

/**
 * Someone new, who has agreed to nothing yet.
 *
 * @param listingIds the city's listings behind which they stand already
 * @param location where these are: taken where no place has been found yet
 */
export function withNewPerson(
  draft: DepositDraft,
  names: Pick<NewPerson, 'firstName' | 'lastName' | 'phone'>,
  listingIds: readonly string[] = [],
  location: Location | null = null,
): DepositDraft {
  const agrees = { keep: false, city: false, helper: false };
  const { firstName, lastName, phone } = names;
  const place = draft.location === null && location && { location, addressText: location.label };
  const newPerson = { firstName, lastName, phone, agrees, listingIds: [...listingIds] };
  return { ...draft, neighbourId: null, newPerson, ...place };
}

export function withoutPerson(draft: DepositDraft): DepositDraft {
  return { ...draft, neighbourId: null, newPerson: null };
}

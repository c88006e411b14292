import * as v from 'valibot';
import { availabilitySchema, idSchema, listingKinds, urgencies } from './listing.ts';
import { locationSchema } from './place.ts';

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

import * as v from 'valibot';
import { availabilitySchema, idSchema, instantSchema } from './listing.ts';
import { doorSchema, locationSchema, ringingHoursSchema } from './place.ts';
import { mostDoors } from './round.ts';

/** Who agreed to what, when, by which channel, in which words (GDPR art. 7). */
const consentSchema = v.object({
  purpose: v.picklist(['keep', 'share-with-town', 'share-with-helper', 'call']),
  channel: v.picklist(['phone', 'door', 'paper', 'e-mail']),
  wording: v.string(),
  givenAt: instantSchema,
  withdrawnAt: v.nullable(instantSchema),
});
export type Consent = v.InferOutput<typeof consentSchema>;

/** The person behind listings. Lives on the laptops of the association only, sealed. */
export const neighbourSchema = v.object({
  id: idSchema,
  firstName: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  lastName: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  phones: v.array(v.pipe(v.string(), v.maxLength(40))),
  email: v.nullable(v.pipe(v.string(), v.maxLength(254))),
  location: v.nullable(locationSchema),
  door: v.nullable(doorSchema),
  /** When they said that one may ring at their door; whenever when absent. */
  hours: v.optional(v.nullable(ringingHoursSchema)),
  languages: v.array(v.string()),
  consents: v.array(consentSchema),
  /** For the coordinators only: never printed, never sent. */
  note: v.pipe(v.string(), v.maxLength(2000)),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Neighbour = v.InferOutput<typeof neighbourSchema>;

/** A person met for the first time: at the least a name, and what was agreed to. */
export interface NewNeighbour {
  readonly firstName: string;
  readonly lastName: string;
  readonly phones: readonly string[];
  readonly consents: readonly Pick<Consent, 'purpose' | 'channel' | 'wording'>[];
  readonly email?: string | null;
  readonly location?: Neighbour['location'];
  readonly door?: Neighbour['door'];
  readonly languages?: readonly string[];
  readonly note?: string;
}

/** A neighbour who does rounds. */
export const volunteerSchema = v.object({
  id: idSchema,
  neighbourId: idSchema,
  availability: availabilitySchema,
  start: v.nullable(locationSchema),
  /** Most doors that this person wants to do in one round. */
  maxDoors: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDoors)),
  active: v.boolean(),
});
export type Volunteer = v.InferOutput<typeof volunteerSchema>;

/**
 * What the association knows about a listing and the city must never receive.
 * Its own table: synchronisation cannot write it and no connector can read it.
 */
export interface Overlay {
  listingId: string;
  neighbourId: string | null;
  note: string;
  /** Remembered outcome of the last visit: see `outcomes` in round.ts. */
  lastOutcome: string | null;
  updatedAt: string;
}

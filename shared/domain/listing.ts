import * as v from 'valibot';
import { locationSchema } from './place.ts';

export const listingKinds = ['offer', 'request'] as const;
export const listingStatuses = [
  'draft',
  'pending',
  'published',
  'matched',
  'fulfilled',
  'withdrawn',
  'expired',
] as const;
export const urgencies = ['low', 'normal', 'high'] as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const dayParts = ['morning', 'afternoon', 'evening'] as const;

export type ListingKind = (typeof listingKinds)[number];
export type ListingStatus = (typeof listingStatuses)[number];
export type Urgency = (typeof urgencies)[number];
export type Weekday = (typeof weekdays)[number];
export type DayPart = (typeof dayParts)[number];

/** RFC 9562 UUID; ours are version 7. */
export const idSchema = v.pipe(v.string(), v.uuid());
/** RFC 3339, UTC. Display only: clocks decide nothing. */
export const instantSchema = v.pipe(v.string(), v.isoTimestamp());

/** An empty set of days or of parts of the day means « whenever ». */
export const availabilitySchema = v.object({
  days: v.array(v.picklist(weekdays)),
  parts: v.array(v.picklist(dayParts)),
});
export type Availability = v.InferOutput<typeof availabilitySchema>;

/** As JSON Schema counts them, and the contract with it: an emoji is one, not two units of UTF-16 (RFC 8259). */
function characters(most: number) {
  return v.check((text: string) => text.length <= most || [...text].length <= most);
}

/** Travels only with the scope `contacts`, in both directions. */
const contactSchema = v.object({
  name: v.pipe(v.string(), characters(120)),
  phone: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  email: v.nullable(v.pipe(v.string(), v.maxLength(254))),
});
export type Contact = v.InferOutput<typeof contactSchema>;

/** The fields that a client may write. `undefined` never appears: absence is `null` or an empty set. */
export const listingFieldsSchema = v.object({
  kind: v.picklist(listingKinds),
  category: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), characters(120)),
  description: v.pipe(v.string(), characters(2000)),
  status: v.picklist(listingStatuses),
  urgency: v.picklist(urgencies),
  availability: availabilitySchema,
  /** BCP 47 tags of the languages that the person speaks; a set. */
  languages: v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))),
  /** How many requests an offer can take at once; 1 for a request. */
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  /** The helper's walking limit in metres; `null` when there is none. */
  walkingLimit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(20000))),
  location: v.nullable(locationSchema),
  contact: v.nullable(contactSchema),
});
export type ListingFields = v.InferOutput<typeof listingFieldsSchema>;

/**
 * A listing as the city keeps it (contract v1, `shared/city/openapi.yaml`).
 * Fields that this version does not know are kept and sent back unchanged.
 */
export const listingSchema = v.looseObject({
  id: idSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ...listingFieldsSchema.entries,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Listing = v.InferOutput<typeof listingSchema>;

export const tombstoneSchema = v.looseObject({
  id: idSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  deleted: v.literal(true),
});
export type Tombstone = v.InferOutput<typeof tombstoneSchema>;

/** The one table of allowed transitions. Nothing changes a status around it. */
export const transitions: Readonly<Record<ListingStatus, readonly ListingStatus[]>> = {
  draft: ['pending', 'withdrawn'],
  pending: ['published', 'withdrawn', 'expired'],
  published: ['matched', 'fulfilled', 'withdrawn', 'expired'],
  matched: ['published', 'fulfilled', 'withdrawn', 'expired'],
  fulfilled: [],
  withdrawn: ['pending'],
  expired: ['pending', 'withdrawn'],
};

/** True for a status that stays as it is, or that the table allows to follow. */
export function canBecome(from: ListingStatus, to: ListingStatus): boolean {
  return from === to || transitions[from].includes(to);
}

/** Is there still something to do for this listing? */
export function isOpen(status: ListingStatus): boolean {
  return status === 'draft' || status === 'pending' || status === 'published' || status === 'matched';
}

/** Validated by a coordinator, and not over: what helpers, paper and visits are about. */
export const liveStatuses = ['published', 'matched'] as const satisfies readonly ListingStatus[];

export function isLive(status: ListingStatus): boolean {
  return liveStatuses.some((live) => live === status);
}

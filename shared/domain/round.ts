import * as v from 'valibot';
import { idSchema, instantSchema } from './listing.ts';
import { doorSchema, locationSchema, ringingHoursSchema } from './place.ts';

/** What a round may hold: beyond, nobody walks it and its sheet is a book. */
export const mostDoors = 300;

/** What happened at a door, in the order of the boxes on the sheet. */
export const outcomes = ['seen', 'absent', 'refused', 'call-back', 'no-access', 'moved', 'do-not-contact'] as const;
export type Outcome = (typeof outcomes)[number];

/** The letter printed in each box: V vu, A absent, R refus, P à rappeler, I inaccessible, D n’habite plus ici, N ne plus contacter. */
export const outcomeLetters: Readonly<Record<Outcome, string>> = {
  seen: 'V',
  absent: 'A',
  refused: 'R',
  'call-back': 'P',
  'no-access': 'I',
  moved: 'D',
  'do-not-contact': 'N',
};

/** One door of a round: one household, with the listings that bring the volunteer there. */
const stopSchema = v.object({
  id: idSchema,
  listingIds: v.array(idSchema),
  neighbourId: v.nullable(idSchema),
  location: locationSchema,
  door: v.nullable(doorSchema),
  /** When one may ring, as the resident said; whenever when absent. */
  hours: v.optional(v.nullable(ringingHoursSchema)),
  /** Stays where it is when the order is computed again. */
  locked: v.boolean(),
});
export type Stop = v.InferOutput<typeof stopSchema>;

/** Ordered stops for one volunteer or pair, on a date. */
export const roundSchema = v.object({
  id: idSchema,
  name: v.pipe(v.string(), v.maxLength(120)),
  /** Local date and hour, as printed; no time zone. */
  date: v.pipe(v.string(), v.isoDate()),
  time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  volunteerIds: v.array(idSchema),
  quartierId: v.nullable(v.string()),
  start: v.nullable(locationSchema),
  /** Where the volunteers go after the last door; nowhere in particular when absent. */
  end: v.optional(v.nullable(locationSchema)),
  stops: v.array(stopSchema),
  /** Walking metres in this order, start and end included. */
  metres: v.number(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Round = v.InferOutput<typeof roundSchema>;

import * as v from 'valibot';
import { idSchema, instantSchema } from './listing.ts';
import { outcomes } from './round.ts';

export const sheetStates = ['out', 'returned', 'destroyed', 'lost'] as const;
export type SheetState = (typeof sheetStates)[number];
export const sheetLevels = ['hall-poster', 'round-sheet', 'individual-card', 'offers-near-you', 'deposit-form'] as const;

/** One row as printed: everything that the return entry needs, frozen. */
export const sheetRowSchema = v.object({
  /** 1-based, printed on two digits or more. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  checkLetter: v.pipe(v.string(), v.regex(/^[A-Z]$/)),
  stopId: idSchema,
  listingIds: v.array(idSchema),
  neighbourId: v.nullable(idSchema),
  address: v.string(),
  doorLine: v.string(),
  person: v.string(),
  needs: v.array(v.object({ category: v.string(), title: v.string(), detail: v.string() })),
});
export type SheetRow = v.InferOutput<typeof sheetRowSchema>;

/** What was typed back from one row. */
export const rowReturnSchema = v.object({
  number: v.number(),
  outcome: v.picklist(outcomes),
  /** Seen, and the help was given there and then. */
  helped: v.optional(v.boolean(), false),
  note: v.string(),
  followUpOn: v.nullable(v.pipe(v.string(), v.isoDate())),
  enteredAt: instantSchema,
});
export type RowReturn = v.InferOutput<typeof rowReturnSchema>;

/** One printed edition of a round, frozen exactly as printed, with its return. */
export const sheetSchema = v.object({
  id: idSchema,
  /** Opaque, printed as four digits or more and in the QR; unique on this laptop. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  roundId: idSchema,
  level: v.picklist(sheetLevels),
  state: v.picklist(sheetStates),
  /** The whole document, as sent to the printer. */
  html: v.string(),
  rows: v.array(sheetRowSchema),
  returns: v.array(rowReturnSchema),
  copies: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: v.string(),
  printedAt: instantSchema,
  stateChangedAt: instantSchema,
});
export type Sheet = v.InferOutput<typeof sheetSchema>;

import * as v from 'valibot';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const logId = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/));
/** Version vector: of each log, the last sequence number that was applied. */
const vector = v.record(logId, count);

/** Any names, « __proto__ » too, which a record of valibot would pass over. */
const fieldsSchema = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const entrySchema = v.strictObject({
  table: v.string(),
  row: v.string(),
  /** The fields that changed, with their new values; of a new row all. */
  fields: v.optional(fieldsSchema),
  /** Fields that are there no more. */
  unset: v.optional(v.array(v.string())),
  /** The row went, and may come back: an undo. What must never come back is in `erased` of its group. */
  removed: v.optional(v.literal(true)),
  /** By field: changes whose values were open, and that the author was not shown. They are not superseded. */
  kept: v.optional(v.record(v.string(), v.array(v.string()))),
});
/** Of one row, what one command changed. */
export type LogEntry = v.InferOutput<typeof entrySchema>;

const groupSchema = v.strictObject({
  seq: count,
  lamport: count,
  ctx: vector,
  /** For display alone: clocks order nothing. */
  at: v.string(),
  /** Number that the laptop's own database gave to the command. */
  change: count,
  /** The command goes on in the next group: it is applied with that, or not at all. */
  more: v.optional(v.literal(true)),
  entries: v.array(entrySchema),
  /** Rows that stay away for ever, as [table, row]. */
  erased: v.array(v.tuple([v.string(), v.string()])),
});
/** One command, or a part of a large one. */
export type LogGroup = v.InferOutput<typeof groupSchema>;

export const bodySchema = v.strictObject({
  log: logId,
  from: count,
  to: count,
  deps: vector,
  /** Link of the log's object before; '' for the first. See `linkOf`. */
  prev: v.string(),
  /** Of an object that stands for others: the link of the last of these, so that what follows finds it. */
  standsFor: v.optional(v.string()),
  groups: v.array(groupSchema),
});
export type ObjectBody = v.InferOutput<typeof bodySchema>;

/**
 * What the next object of the log names as `prev`: the hash, or what an object that replaced others has taken over from
 * the last of them. So the chain holds through every compaction, and nothing after it is written again.
 */
export function linkOf(body: Pick<ObjectBody, 'standsFor'>, hash: string): string {
  return body.standsFor ?? hash;
}

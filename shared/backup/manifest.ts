import * as v from 'valibot';

/** Raised when the archive is laid out in another way. A later Palier reads the earlier ones; an earlier one says so and stops. */
export const archiveFormat = 1;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const tableSchema = v.object({
  rows: whole,
  /** Of the text, before it was compressed. */
  bytes: whole,
  /** Of the same, in hexadecimal: what `sha256sum` prints. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** What an archive says of itself: `manifest.json`, its last file. */
export const manifestSchema = v.object({
  format: v.literal(archiveFormat),
  /** Version of Palier. */
  palier: v.pipe(v.string(), v.maxLength(40)),
  /** Version of the database's layout, by which older rows are brought up to date. */
  database: v.pipe(whole, v.minValue(1)),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Name of the computer, for people. */
  computer: v.pipe(v.string(), v.maxLength(200)),
  /** Number of the last change of the durable log that is in it; 0 where there was none. */
  lastChange: whole,
  /** Rows that could not be read when it was made, and are not in it. */
  damaged: whole,
  tables: v.record(v.string(), tableSchema),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

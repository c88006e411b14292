import * as v from 'valibot';

/** WGS 84, decimal degrees. */
export const pointSchema = v.object({
  lat: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
  lon: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
});
export type Point = v.InferOutput<typeof pointSchema>;

/** A position of GeoJSON or of a map, in whichever order: a schema for each of a hundred thousand would take too long. */
export function isPosition(value: unknown): boolean {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** Where a listing is, as the city knows it. One atomic group: it is merged whole or not at all. */
export const locationSchema = v.object({
  ...pointSchema.entries,
  /** The address in one line, without floor nor door: « 12 rue des Vignes ». */
  label: v.pipe(v.string(), v.maxLength(200)),
});
export type Location = v.InferOutput<typeof locationSchema>;

/** The door itself. Kept on the laptop, sealed, never sent to the city. */
export const doorSchema = v.object({
  building: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  entrance: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
  /** 0 is the ground floor; `null` when unknown. */
  floor: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(80))),
  door: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
});
export type Door = v.InferOutput<typeof doorSchema>;

const hourSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** When a resident said that one may ring: local hours, the same day. */
export const ringingHoursSchema = v.pipe(
  v.object({ from: hourSchema, to: hourSchema }),
  v.check(({ from, to }) => from < to),
);
export type RingingHours = v.InferOutput<typeof ringingHoursSchema>;

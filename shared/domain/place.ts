import * as v from 'valibot';

/** WGS 84, decimal degrees. */
const pointSchema = v.object({
  lat: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
  lon: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
});
export type Point = v.InferOutput<typeof pointSchema>;

/** Where a listing is, as the town knows it. One atomic group: it is merged whole or not at all. */
export const locationSchema = v.object({
  ...pointSchema.entries,
  /** The address in one line, without floor nor door: « 12 rue des Vignes ». */
  label: v.pipe(v.string(), v.maxLength(200)),
});
export type Location = v.InferOutput<typeof locationSchema>;

/** The door itself. Kept on the laptop, sealed, never sent to the town. */
export const doorSchema = v.object({
  building: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  entrance: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
  /** 0 is the ground floor; `null` when unknown. */
  floor: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(80))),
  door: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
});
export type Door = v.InferOutput<typeof doorSchema>;

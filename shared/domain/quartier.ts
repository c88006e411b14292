import * as v from 'valibot';

const ring = v.array(v.tuple([v.number(), v.number()]));

/** A named polygon; coordinates are GeoJSON's (RFC 7946): longitude first, outer ring first, closed. */
export const quartierSchema = v.object({
  id: v.string(),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  polygons: v.array(v.array(ring)),
  /** Shown as « exemple » until the coordinators have drawn their own. */
  example: v.boolean(),
});
export type Quartier = v.InferOutput<typeof quartierSchema>;

/** Outline of the commune, same shape, one row. */
export const communeSchema = v.object({ name: v.string(), code: v.string(), polygons: v.array(v.array(ring)) });
export type Commune = v.InferOutput<typeof communeSchema>;

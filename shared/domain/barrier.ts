import * as v from 'valibot';
import { idSchema } from './listing.ts';
import { pointSchema } from './place.ts';

/** What nobody walks through: a railway, an aqueduct, a slope. Drawn by the coordinator, kept on the laptop. */
export const barrierSchema = v.object({
  id: idSchema,
  name: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  /** A line; its first and last points are the same when it goes all around. */
  line: v.pipe(v.array(pointSchema), v.minLength(2), v.maxLength(200)),
  /** Bridges, tunnels, gates: points of the line where one walks through. */
  crossings: v.pipe(v.array(pointSchema), v.maxLength(50)),
});
export type Barrier = v.InferOutput<typeof barrierSchema>;

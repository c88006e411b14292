import * as v from 'valibot';
import { isPosition } from './place.ts';

type Position = [longitude: number, latitude: number];

/** GeoJSON's order (RFC 7946): longitude first; the outer ring first, each ring closed. */
type Polygons = Position[][][];

const polygonsSchema = v.custom<Polygons>((value) => isListOf(value, (polygon) => isListOf(polygon, isRing)));

/** A named area; every located listing falls into one, or is shown as outside all of them. */
export interface Quartier {
  id: string;
  name: string;
  polygons: Polygons;
  /** Shown as « exemple » until the coordinators have drawn their own. */
  example: boolean;
}

/** Outline of the commune: one row. */
export const communeSchema = v.object({
  name: v.string(),
  /** INSEE's code. */
  code: v.string(),
  polygons: polygonsSchema,
});
export type Commune = v.InferOutput<typeof communeSchema>;

function isRing(value: unknown): boolean {
  return isListOf(value, isPosition);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

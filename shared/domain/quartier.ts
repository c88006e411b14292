/** GeoJSON's order (RFC 7946): longitude first; the outer ring first, each ring closed. */
type Polygons = [longitude: number, latitude: number][][][];

/** A named area; every located listing falls into one, or is shown as outside all of them. */
export interface Quartier {
  id: string;
  name: string;
  polygons: Polygons;
  /** Shown as « exemple » until the coordinators have drawn their own. */
  example: boolean;
}

/** Outline of the commune: one row. */
export interface Commune {
  name: string;
  /** INSEE's code. */
  code: string;
  polygons: Polygons;
}

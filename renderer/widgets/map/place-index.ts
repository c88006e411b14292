import Supercluster, { type PointFeature } from 'supercluster';
import type { Bounds } from '../../../shared/domain/bounds.ts';

/** Places in columns, to be handed to a worker without copying objects. The n-th of each column is one place. */
export interface PlaceColumns {
  readonly lats: Float64Array;
  readonly lons: Float64Array;
  /** 0 for an offer, 1 for a request. */
  readonly kinds: Uint8Array;
}

/** What is asked for one view of the map. `selected` holds positions in the columns. */
export interface ViewQuery {
  readonly bounds: Bounds;
  readonly zoom: number;
  readonly selected: ReadonlySet<number>;
}

interface Spot {
  readonly lat: number;
  readonly lon: number;
}

/** One mark: of a place, by its position in the columns, or of several that are drawn as one. */
export type Mark =
  | (Spot & { readonly place: number })
  | (Spot & {
      readonly cluster: number;
      readonly count: number;
      readonly requests: number;
      readonly selected: number;
    });

/** All the places of a cluster, and from which zoom on they come apart. */
export interface Opened {
  readonly zoom: number;
  readonly places: readonly number[];
}

/** Marks that share a place stay together at every zoom: the deepest zoom of the map. */
export const deepestZoom = 19;

/** Which marks a view of the map shows, out of 100,000 places. */
export class PlaceIndex {
  readonly #index = new Supercluster<{ request: number }, { requests: number }>({
    // In screen pixels, about the size of a mark.
    radius: 44,
    extent: 256,
    // The map goes no farther out.
    minZoom: 5,
    maxZoom: deepestZoom,
    minPoints: 2,
    map: ({ request }) => ({ requests: request }),
    reduce: (total, part) => {
      total.requests += part.requests;
    },
  });

  constructor(columns: PlaceColumns) {
    this.#index.load(pointsOf(columns));
  }

  view({ bounds: { south, north, west, east }, zoom, selected }: ViewQuery): Mark[] {
    return this.#index.getClusters([west, south, east, north], zoom).map(({ id, geometry, properties }): Mark => {
      const [lon = 0, lat = 0] = geometry.coordinates;
      if (!('cluster' in properties)) return { lat, lon, place: Number(id) };
      const { cluster_id: cluster, point_count: count, requests } = properties;
      const chosen = selected.size === 0 ? [] : this.#placesIn(cluster).filter((place) => selected.has(place));
      return { lat, lon, cluster, count, requests, selected: chosen.length };
    });
  }

  open(cluster: number): Opened {
    return { zoom: this.#index.getClusterExpansionZoom(cluster), places: this.#placesIn(cluster) };
  }

  #placesIn(cluster: number): number[] {
    return this.#index.getLeaves(cluster, Infinity).map(({ id }) => Number(id));
  }
}

/**
 * As Supercluster reads them: one after the other, keeping numbers, `id` and `properties`. It is the same object each
 * time, with the next place in it: to make 100,000 takes longer than to index them.
 */
function pointsOf({ lats, lons, kinds }: PlaceColumns): PointFeature<{ request: number }>[] {
  const offer = { request: 0 };
  const request = { request: 1 };
  const coordinates = [0, 0];
  const point = { type: 'Feature', id: 0, geometry: { type: 'Point', coordinates }, properties: offer };
  const points = {
    length: lats.length,
    *[Symbol.iterator]() {
      for (let place = 0; place < lats.length; place++) {
        point.id = place;
        coordinates[0] = lons[place] ?? 0;
        coordinates[1] = lats[place] ?? 0;
        point.properties = kinds[place] === 1 ? request : offer;
        yield point;
      }
    },
  };
  return points as unknown as PointFeature<{ request: number }>[];
}

import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import Supercluster from 'supercluster';
import { clusterIcon, placeIcon } from './marker-icons.ts';
import type { MapPlace } from './map-place.ts';

type OfPlace = { place: MapPlace };
type OfCluster = { requests: number };

/** Marks that share a place stay together at every zoom: the deepest zoom of the map. */
const deepestZoom = 19;

/** The marks of the listings in view: clustered, and redrawn by difference when the view moves. */
export class PlaceLayer {
  readonly #map: LeafletMap;
  readonly #onSelect: (ids: string[]) => void;
  readonly #groupWords: (count: number, requests: number) => string;
  readonly #drawn = new Map<string, Marker>();
  #index: Supercluster<OfPlace, OfCluster> | null = null;
  #selected: ReadonlySet<string> = new Set();
  #generation = 0;

  constructor(
    map: LeafletMap,
    onSelect: (ids: string[]) => void,
    groupWords: (count: number, requests: number) => string,
  ) {
    this.#map = map;
    this.#groupWords = groupWords;
    this.#onSelect = onSelect;
    map.on('moveend', this.refresh, this);
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#generation += 1;
    this.#index = new Supercluster<OfPlace, OfCluster>({
      // In screen pixels, about the size of a mark.
      radius: 44,
      extent: 256,
      maxZoom: deepestZoom,
      minPoints: 2,
      map: ({ place }) => ({ requests: place.kind === 'request' ? 1 : 0 }),
      reduce: (total, part) => {
        total.requests += part.requests;
      },
    });
    this.#index.load(
      places.map((place) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
        properties: { place },
      })),
    );
    this.refresh();
  }

  setSelected(ids: readonly string[]): void {
    this.#selected = new Set(ids);
    this.refresh();
  }

  /** Draws what entered the view, removes what left it, leaves the rest alone. */
  refresh(): void {
    const index = this.#index;
    if (index === null) return;
    const view = this.#map.getBounds().pad(0.1);
    const wanted = new Set<string>();
    for (const feature of index.getClusters(
      [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()],
      Math.round(this.#map.getZoom()),
    )) {
      const [lon = 0, lat = 0] = feature.geometry.coordinates;
      const properties = feature.properties;
      if ('cluster' in properties) {
        const { cluster_id: id, point_count: count, requests } = properties;
        const selected =
          this.#selected.size === 0 ? 0 : this.#placesIn(id).filter((p) => this.#selected.has(p.id)).length;
        const key = `c${this.#generation}/${id}/${selected > 0}`;
        wanted.add(key);
        if (!this.#drawn.has(key))
          this.#draw(
            key,
            lat,
            lon,
            clusterIcon(count, requests, selected),
            () => this.#open(id),
            this.#groupWords(count, requests),
          );
      } else {
        const { place } = properties;
        const selected = this.#selected.has(place.id);
        const key = `p${this.#generation}/${place.id}/${selected}`;
        wanted.add(key);
        if (!this.#drawn.has(key))
          this.#draw(key, lat, lon, placeIcon(place.kind, selected), () => this.#onSelect([place.id]), place.title);
      }
    }
    for (const [key, mark] of this.#drawn) {
      if (wanted.has(key)) continue;
      mark.remove();
      this.#drawn.delete(key);
    }
  }

  #draw(key: string, lat: number, lon: number, icon: Marker['options']['icon'], act: () => void, title = ''): void {
    // Out of the tab order: the list beside the map is the way by keyboard, a hundred marks are not.
    const mark = marker([lat, lon], { ...(icon ? { icon } : {}), title, keyboard: false });
    mark.on('click', act).addTo(this.#map);
    this.#drawn.set(key, mark);
  }

  #open(cluster: number): void {
    const index = this.#index;
    if (index === null) return;
    const zoom = index.getClusterExpansionZoom(cluster);
    const places = this.#placesIn(cluster);
    if (zoom > deepestZoom || this.#map.getZoom() >= deepestZoom) this.#onSelect(places.map((place) => place.id));
    else
      this.#map.fitBounds(
        places.map((place) => [place.lat, place.lon]),
        { maxZoom: Math.max(zoom, this.#map.getZoom() + 1), padding: [48, 48] },
      );
  }

  #placesIn(cluster: number): MapPlace[] {
    return this.#index?.getLeaves(cluster, Infinity).map((leaf) => leaf.properties.place) ?? [];
  }
}

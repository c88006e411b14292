import { type Map as LeafletMap, type Marker, marker } from 'leaflet';
import { clusterIcon, placeIcon } from './marker-icons.ts';
import type { MapPlace } from './map-place.ts';
import { findPlaces, type PlaceFinder } from './place-finder.ts';
import { deepestZoom, type Mark, type PlaceColumns } from './place-index.ts';

/** The marks of the listings in view: clustered, and redrawn by difference when the view moves. */
export class PlaceLayer {
  readonly #map: LeafletMap;
  readonly #onSelect: (ids: string[]) => void;
  readonly #groupWords: (count: number, requests: number) => string;
  readonly #drawn = new Map<string, Marker>();
  #places: readonly MapPlace[] = [];
  #finder: PlaceFinder | null = null;
  #selected: ReadonlySet<string> = new Set();
  #generation = 0;
  /** Number of the last question: an answer to an earlier one comes too late. */
  #asked = 0;

  constructor(
    map: LeafletMap,
    onSelect: (ids: string[]) => void,
    groupWords: (count: number, requests: number) => string,
  ) {
    this.#map = map;
    this.#groupWords = groupWords;
    this.#onSelect = onSelect;
    map.on('moveend', () => void this.#refresh());
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#generation += 1;
    this.#places = places;
    this.#finder?.close();
    this.#finder = findPlaces(columnsOf(places));
    void this.#refresh();
  }

  setSelected(ids: readonly string[]): void {
    this.#selected = new Set(ids);
    void this.#refresh();
  }

  destroy(): void {
    this.#asked += 1;
    this.#finder?.close();
    this.#finder = null;
  }

  /** Draws what entered the view, removes what left it, leaves the rest alone. */
  async #refresh(): Promise<void> {
    if (this.#finder === null) return;
    const asked = ++this.#asked;
    const view = this.#map.getBounds().pad(0.1);
    const marks = await this.#finder.view({
      bounds: { south: view.getSouth(), north: view.getNorth(), west: view.getWest(), east: view.getEast() },
      zoom: Math.round(this.#map.getZoom()),
      selected: this.#selectedPlaces(),
    });
    if (asked === this.#asked) this.#show(marks);
  }

  #selectedPlaces(): ReadonlySet<number> {
    if (this.#selected.size === 0) return new Set();
    return new Set(this.#places.flatMap(({ id }, place) => (this.#selected.has(id) ? [place] : [])));
  }

  #show(marks: readonly Mark[]): void {
    const wanted = new Set<string>();
    for (const mark of marks) {
      const key = this.#keyOf(mark);
      wanted.add(key);
      if (!this.#drawn.has(key)) this.#draw(key, mark);
    }
    for (const [key, mark] of this.#drawn) {
      if (wanted.has(key)) continue;
      mark.remove();
      this.#drawn.delete(key);
    }
  }

  #keyOf(mark: Mark): string {
    if ('cluster' in mark) return `c${this.#generation}/${mark.cluster}/${mark.selected > 0}`;
    const id = this.#places[mark.place]?.id ?? '';
    return `p${this.#generation}/${id}/${this.#selected.has(id)}`;
  }

  #draw(key: string, mark: Mark): void {
    if ('cluster' in mark) {
      const { cluster, count, requests, selected } = mark;
      const generation = this.#generation;
      // A mark of the places before stays until the new ones are indexed, but opens no more.
      const act = () => void (generation === this.#generation && this.#open(cluster));
      this.#put(key, mark, clusterIcon(count, requests, selected), act, this.#groupWords(count, requests));
      return;
    }
    const place = this.#places[mark.place];
    if (!place) return;
    const icon = placeIcon(place.kind, this.#selected.has(place.id));
    this.#put(key, mark, icon, () => this.#onSelect([place.id]), place.title);
  }

  #put(key: string, { lat, lon }: Mark, icon: ReturnType<typeof placeIcon>, act: () => void, title: string): void {
    // Out of the tab order: the list beside the map is the way by keyboard, a hundred marks are not.
    const mark = marker([lat, lon], { icon, title, keyboard: false });
    mark.on('click', act).addTo(this.#map);
    this.#drawn.set(key, mark);
  }

  async #open(cluster: number): Promise<void> {
    const generation = this.#generation;
    const opened = await this.#finder?.open(cluster);
    if (!opened || generation !== this.#generation) return;
    const places = opened.places.flatMap((place) => this.#places[place] ?? []);
    if (opened.zoom > deepestZoom || this.#map.getZoom() >= deepestZoom)
      this.#onSelect(places.map((place) => place.id));
    else
      this.#map.fitBounds(
        places.map((place) => [place.lat, place.lon]),
        { maxZoom: Math.max(opened.zoom, this.#map.getZoom() + 1), padding: [48, 48] },
      );
  }
}

/** Filled one by one: `from` with a function goes by an iterator, and takes 60 ms for 100,000 places. */
function columnsOf(places: readonly MapPlace[]): PlaceColumns {
  const lats = new Float64Array(places.length);
  const lons = new Float64Array(places.length);
  const kinds = new Uint8Array(places.length);
  places.forEach(({ lat, lon, kind }, place) => {
    lats[place] = lat;
    lons[place] = lon;
    kinds[place] = kind === 'request' ? 1 : 0;
  });
  return { lats, lons, kinds };
}

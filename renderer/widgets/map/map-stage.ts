import { type FeatureGroup, LatLngBounds, Map as LeafletMap, type Marker, marker } from 'leaflet';
import type { Point } from '../../../shared/domain/place.ts';
import { AreaDrawer } from './area-drawer.ts';
import { drawBarriers, type DrawnBarrier } from './draw-barriers.ts';
import type { Bounds } from '../../../shared/domain/bounds.ts';
import { backgroundBounds, backgroundPane, drawBackground, namesPane } from './draw-background.ts';
import type { MapPlace, MapRound } from './map-place.ts';
import { pinIcon } from './marker-icons.ts';
import { PlaceLayer } from './place-layer.ts';
import { drawRounds } from './draw-rounds.ts';
import { StreetNames } from './street-names.ts';
import type { MapBackground } from '../../model/queries/use-map-background.ts';

export interface StageEvents {
  readonly onClick: (point: Point) => void;
  readonly onSelect: (ids: string[]) => void;
  readonly onArea: (bounds: Bounds) => void;
  readonly onView: (bounds: Bounds) => void;
  /** What several marks drawn as one are called. */
  readonly groupWords: (count: number, requests: number) => string;
}

/** What the map can be asked to frame. */
export interface Framing {
  readonly focus: Point | null;
  readonly background: MapBackground;
  readonly rounds: readonly MapRound[];
  readonly places: readonly Point[];
}

/** Over the streets, under their names and whatever the map is about. */
const barriersPane = 'barriers';

/** The Leaflet map and its layers, from the ground up: outlines, names, marks, the way of a round, a pin. */
export class MapStage {
  readonly #map: LeafletMap;
  readonly #places: PlaceLayer;
  readonly #names: StreetNames;
  readonly #area: AreaDrawer;
  readonly #resized: ResizeObserver;
  readonly #onSelect: (ids: string[]) => void;
  #under: FeatureGroup | null = null;
  #ways: FeatureGroup | null = null;
  #drawRounds = () => {};
  #barriers: FeatureGroup | null = null;
  #pin: Marker | null = null;
  #framing: Framing | null = null;

  constructor(element: HTMLElement, events: StageEvents) {
    this.#map = new LeafletMap(element, {
      zoomControl: false,
      attributionControl: false,
      maxZoom: 19,
      minZoom: 5,
      zoomSnap: 0.25,
      // A zoom still under way when the page closes would move a map that is gone; marks regroup at once anyway.
      zoomAnimation: false,
      fadeAnimation: false,
    });
    this.#map.createPane(backgroundPane).style.zIndex = '350';
    this.#map.createPane(barriersPane).style.zIndex = '370';
    this.#map.createPane(namesPane).style.zIndex = '380';
    // The whole country, until there is something to frame.
    this.#map.setView([46.6, 2.4], 5);
    this.#onSelect = events.onSelect;
    this.#names = new StreetNames(this.#map);
    this.#places = new PlaceLayer(this.#map, events.onSelect, events.groupWords);
    this.#area = new AreaDrawer(this.#map, events.onArea);
    this.#map.on('click', ({ latlng }) => events.onClick({ lat: latlng.lat, lon: latlng.lng }));
    // Which numbers would cover each other depends on how near one looks.
    this.#map.on('zoomend', () => this.#drawRounds());
    this.#map.on('moveend', () => events.onView(this.#view()));
    this.#resized = new ResizeObserver(() => {
      this.#map.invalidateSize({ animate: false });
      // Until somebody moves the map, it goes on showing all that it was asked to.
      if (this.#framing) this.frame(this.#framing);
    });
    for (const touched of ['pointerdown', 'wheel', 'keydown'])
      element.addEventListener(touched, () => (this.#framing = null), { passive: true });
    this.#resized.observe(element);
  }

  destroy(): void {
    this.#resized.disconnect();
    this.#places.destroy();
    this.#map.stop();
    this.#map.remove();
  }

  get centre(): Point {
    const { lat, lng } = this.#map.getCenter();
    return { lat, lon: lng };
  }

  zoomIn(): void {
    this.#framing = null;
    this.#map.zoomIn();
  }

  zoomOut(): void {
    this.#framing = null;
    this.#map.zoomOut();
  }

  setBackground(background: MapBackground): void {
    this.#under?.remove();
    this.#under = drawBackground(background).addTo(this.#map);
    this.#names.setStreets(background.streets);
  }

  setPlaces(places: readonly MapPlace[]): void {
    this.#places.setPlaces(places);
  }

  setSelected(ids: readonly string[]): void {
    this.#places.setSelected(ids);
  }

  setChoosing(choosing: boolean): void {
    this.#area.setActive(choosing);
  }

  setRounds(rounds: readonly MapRound[], selected: readonly string[]): void {
    this.#drawRounds = () => {
      this.#ways?.remove();
      this.#ways = drawRounds(this.#map, rounds, new Set(selected), (id) => this.#onSelect([id]));
    };
    this.#drawRounds();
  }

  setBarriers(barriers: readonly DrawnBarrier[], draft: readonly Point[]): void {
    this.#barriers?.remove();
    this.#barriers = drawBarriers(this.#map, barriersPane, barriers, draft);
  }

  setPin(point: Point | null): void {
    this.#pin?.remove();
    this.#pin = null;
    if (!point) return;
    this.#pin = marker([point.lat, point.lon], { icon: pinIcon(), interactive: false, keyboard: false });
    this.#pin.addTo(this.#map);
    if (this.#map.getBounds().contains([point.lat, point.lon])) return;
    this.#framing = null;
    this.#map.setView([point.lat, point.lon], Math.max(this.#map.getZoom(), 16));
  }

  /** The one place to look at, else the stops, else the commune, else the listings; false with none of them. */
  frame(framing: Framing): boolean {
    const { focus, background, rounds, places } = framing;
    this.#framing = framing;
    if (focus) {
      this.#map.setView([focus.lat, focus.lon], 17, { animate: false });
      return true;
    }
    const bounds = boundsOf(rounds.flatMap(placesOf)) ?? backgroundBounds(background) ?? boundsOf(places);
    if (bounds) this.#map.fitBounds(bounds, { padding: [24, 24], maxZoom: 17, animate: false });
    return bounds !== null;
  }

  #view(): Bounds {
    const bounds = this.#map.getBounds();
    return {
      south: bounds.getSouth(),
      north: bounds.getNorth(),
      west: bounds.getWest(),
      east: bounds.getEast(),
    };
  }
}

function placesOf({ start, end, stops }: MapRound): Point[] {
  return stops.length === 0 ? [] : [...stops, start, end].filter((point) => point !== null);
}

function boundsOf(points: readonly Point[]): LatLngBounds | null {
  if (points.length === 0) return null;
  const bounds = new LatLngBounds([]);
  for (const { lat, lon } of points) bounds.extend([lat, lon]);
  return bounds;
}

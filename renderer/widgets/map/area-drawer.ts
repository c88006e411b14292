import {
  type LatLng,
  LatLngBounds,
  type LeafletMouseEvent,
  type Map as LeafletMap,
  type Rectangle,
  rectangle,
} from 'leaflet';
import type { Bounds } from '../../../shared/domain/bounds.ts';

/** Draws a rectangle under the pointer instead of moving the map, and says where it was drawn. */
export class AreaDrawer {
  readonly #map: LeafletMap;
  readonly #onArea: (bounds: Bounds) => void;
  #active = false;
  #from: LatLng | null = null;
  #shape: Rectangle | null = null;

  constructor(map: LeafletMap, onArea: (bounds: Bounds) => void) {
    this.#map = map;
    this.#onArea = onArea;
    map.on('mousedown', this.#begin, this);
    map.on('mousemove', this.#stretch, this);
    map.on('mouseup', this.#end, this);
  }

  setActive(active: boolean): void {
    this.#active = active;
    if (active) this.#map.dragging.disable();
    else this.#map.dragging.enable();
  }

  #begin({ latlng }: LeafletMouseEvent): void {
    if (this.#active) this.#from = latlng;
  }

  #stretch({ latlng }: LeafletMouseEvent): void {
    if (this.#from === null) return;
    const bounds = new LatLngBounds(this.#from, latlng);
    if (this.#shape) this.#shape.setBounds(bounds);
    else this.#shape = rectangle(bounds, { className: 'map-area', interactive: false }).addTo(this.#map);
  }

  #end(): void {
    const bounds = this.#shape?.getBounds();
    this.#shape?.remove();
    this.#shape = null;
    this.#from = null;
    if (!bounds) return;
    this.#onArea({
      south: bounds.getSouth(),
      north: bounds.getNorth(),
      west: bounds.getWest(),
      east: bounds.getEast(),
    });
  }
}

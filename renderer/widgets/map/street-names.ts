import { DivIcon, type LayerGroup, layerGroup, type Map as LeafletMap, marker, type Point as Pixel } from 'leaflet';
import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import { namesPane } from './draw-background.ts';

/** From this zoom on, streets carry their names; about 2 m to a pixel and less. */
const nearest = 15.5;
const mostNames = 80;
/** Mean width of a letter at the size of the names, in pixels. */
const letter = 7;

/** The names of the streets in view, along them: without tiles, they are what one finds one's way by. */
export class StreetNames {
  readonly #map: LeafletMap;
  readonly #layer: LayerGroup;
  #streets: readonly StreetLine[] = [];

  constructor(map: LeafletMap) {
    this.#map = map;
    this.#layer = layerGroup().addTo(map);
    map.on('moveend', this.refresh, this);
  }

  setStreets(streets: readonly StreetLine[]): void {
    this.#streets = streets;
    this.refresh();
  }

  refresh(): void {
    this.#layer.clearLayers();
    if (this.#map.getZoom() < nearest) return;
    const view = this.#map.getBounds();
    const named = new Set<string>();
    for (const { name, positions } of this.#streets) {
      if (named.size >= mostNames) return;
      if (named.has(name)) continue;
      const seen = positions.filter(([lat, lon]) => view.contains([lat, lon]));
      const [first] = seen;
      const last = seen.at(-1);
      const middle = seen[Math.floor(seen.length / 2)];
      if (!first || !last || !middle) continue;
      const from = this.#map.latLngToContainerPoint([first[0], first[1]]);
      const to = this.#map.latLngToContainerPoint([last[0], last[1]]);
      if (from.distanceTo(to) < name.length * letter) continue;
      named.add(name);
      this.#write(name, middle, angle(from, to));
    }
  }

  #write(name: string, [lat, lon]: readonly [number, number], degrees: number): void {
    // A node, not HTML: the name comes from a file.
    const label = document.createElement('span');
    label.textContent = name;
    label.style.rotate = `${degrees.toFixed(1)}deg`;
    marker([lat, lon], {
      icon: new DivIcon({ className: 'map-street-name', html: label, iconSize: [0, 0] }),
      pane: namesPane,
      interactive: false,
      keyboard: false,
    }).addTo(this.#layer);
  }
}

/** Never upside down. */
function angle(from: Pixel, to: Pixel): number {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
}

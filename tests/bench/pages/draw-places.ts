import 'leaflet/dist/leaflet.css';
import * as leaflet from 'leaflet';
import type { MapPlace } from '../../../renderer/widgets/map/map-place.ts';
import { MapStage } from '../../../renderer/widgets/map/map-stage.ts';
import { longestTask } from './desk-strokes.ts';

/** Milliseconds to the first marks of 100,000 places, and from a zoom to the marks of the new view, both painted. */
export interface Drawn {
  readonly first: number;
  readonly zooms: readonly number[];
  /** How many marks the first view showed. */
  readonly marks: number;
  /** Longest task of the main thread, from the first draw to the last zoom; 0 when none passed 50 ms. */
  readonly longest: number;
}

/** Cachan, from the whole commune. */
const centre = { lat: 48.7925, lon: 2.331 };
const farZoom = 13;
const zoomsIn = 4;
const words = () => '';

/** One arm, on a map of its own; `json` is the places. */
export async function drawAndZoom(arm: 'ours' | 'markercluster', json: string): Promise<Drawn> {
  const places = JSON.parse(json) as MapPlace[];
  const box = document.createElement('div');
  box.style.cssText = 'position: fixed; inset: 0';
  document.body.replaceChildren(box);
  const map = arm === 'ours' ? ourMap(box) : await clusteredMap(box);
  await painted();
  longestTask();
  const first = await timed(box, () => map.show(places));
  const marks = box.querySelectorAll('.leaflet-marker-icon').length;
  const zooms: number[] = [];
  for (let step = 0; step < zoomsIn; step++) zooms.push(await timed(box, () => map.zoomIn()));
  for (let step = 0; step < zoomsIn; step++) zooms.push(await timed(box, () => map.zoomOut()));
  map.destroy();
  return { first, zooms, marks, longest: longestTask() };
}

interface BenchedMap {
  show(places: readonly MapPlace[]): void;
  zoomIn(): void;
  zoomOut(): void;
  destroy(): void;
}

function ourMap(box: HTMLElement): BenchedMap {
  const quiet = () => {};
  const stage = new MapStage(box, { onClick: quiet, onSelect: quiet, onArea: quiet, onView: quiet, groupWords: words });
  const nowhere = { commune: null, quartiers: [], streets: [] };
  const around = [-0.02, 0.02].map((far) => ({ lat: centre.lat + far, lon: centre.lon + far }));
  stage.frame({ focus: null, background: nowhere, rounds: [], places: around });
  return {
    show: (places) => stage.setPlaces(places),
    zoomIn: () => stage.zoomIn(),
    zoomOut: () => stage.zoomOut(),
    destroy: () => stage.destroy(),
  };
}

/** As its documentation has it for many markers: all of them added at once, no animation. */
async function clusteredMap(box: HTMLElement): Promise<BenchedMap> {
  // It hangs itself on a global Leaflet, which a module's namespace is too rigid to be.
  const global = globalThis as unknown as { L?: typeof leaflet };
  const L = (global.L ??= { ...leaflet });
  await import('leaflet.markercluster');
  const still = { zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false };
  const map = L.map(box, { ...still, maxZoom: 19 });
  map.setView([centre.lat, centre.lon], farZoom);
  return {
    show(places) {
      const group = L.markerClusterGroup({ animate: false, chunkedLoading: false });
      for (const { lat, lon, title } of places) group.addLayer(L.marker([lat, lon], { title, keyboard: false }));
      group.addTo(map);
    },
    zoomIn: () => map.zoomIn(1, { animate: false }),
    zoomOut: () => map.zoomOut(1, { animate: false }),
    destroy: () => map.remove(),
  };
}

/** From the call to the frame in which the new marks are on screen. */
async function timed(box: HTMLElement, change: () => void): Promise<number> {
  const drawn = new Promise<void>((resolve) => {
    const observer = new MutationObserver((changes) => {
      const marks = changes.some(({ addedNodes }) =>
        [...addedNodes].some((node) => node instanceof HTMLElement && node.classList.contains('leaflet-marker-icon')),
      );
      if (!marks) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(box, { childList: true, subtree: true });
  });
  const start = performance.now();
  change();
  await drawn;
  await painted();
  return performance.now() - start;
}

/** A frame is on screen when the next one begins. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

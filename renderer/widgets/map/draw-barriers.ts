import { circleMarker, featureGroup, type FeatureGroup, type Map as LeafletMap, polyline } from 'leaflet';
import type { Point } from '../../../shared/domain/place.ts';

/** What is drawn of a barrier, finished or not. */
export interface DrawnBarrier {
  readonly line: readonly Point[];
  readonly crossings: readonly Point[];
}

/** Barriers with their crossings, and the one that is being drawn. Under the marks, over the streets. */
export function drawBarriers(
  map: LeafletMap,
  pane: string,
  barriers: readonly DrawnBarrier[],
  draft: readonly Point[],
): FeatureGroup {
  const group = featureGroup();
  const still = { pane, interactive: false };
  for (const { line, crossings } of barriers) {
    polyline(line.map(pair), { ...still, className: 'map-barrier' }).addTo(group);
    polyline(line.map(pair), { ...still, className: 'map-barrier-ties' }).addTo(group);
    for (const crossing of crossings)
      circleMarker(pair(crossing), { ...still, radius: 6, className: 'map-crossing' }).addTo(group);
  }
  polyline(draft.map(pair), { ...still, className: 'map-barrier-draft' }).addTo(group);
  for (const point of draft)
    circleMarker(pair(point), { ...still, radius: 5, className: 'map-barrier-point' }).addTo(group);
  return group.addTo(map);
}

function pair({ lat, lon }: Point): [number, number] {
  return [lat, lon];
}

import { type Map as LeafletMap, type FeatureGroup, featureGroup, marker, polyline } from 'leaflet';
import type { Point } from '../../shared/domain/place.ts';
import type { MapStop } from './map-place.ts';
import { pinIcon, stopIcon } from './marker-icons.ts';

/** The way of a round: where it starts, its numbered stops, the line between them. */
export function drawRound(
  map: LeafletMap,
  start: Point | null,
  stops: readonly MapStop[],
  selected: ReadonlySet<string>,
  onSelect: (id: string) => void,
): FeatureGroup {
  const group = featureGroup();
  const way = [...(start ? [start] : []), ...stops];
  if (way.length > 1) {
    polyline(
      way.map(({ lat, lon }) => [lat, lon]),
      { className: 'map-way', interactive: false },
    ).addTo(group);
  }
  // Doors of one building share a mark, which carries the first of their numbers.
  const seen = new Set<string>();
  for (const stop of stops) {
    const spot = `${stop.lat},${stop.lon}`;
    if (seen.has(spot) && !selected.has(stop.id)) continue;
    seen.add(spot);
    marker([stop.lat, stop.lon], {
      icon: stopIcon(stop.number, selected.has(stop.id)),
      title: stop.title,
      keyboard: false,
      zIndexOffset: selected.has(stop.id) ? 1000 : 0,
    })
      .on('click', () => onSelect(stop.id))
      .addTo(group);
  }
  if (start) marker([start.lat, start.lon], { icon: pinIcon(), interactive: false, keyboard: false }).addTo(group);
  return group.addTo(map);
}

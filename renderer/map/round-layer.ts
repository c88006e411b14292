import { featureGroup, type FeatureGroup, type Map as LeafletMap, marker, polyline } from 'leaflet';
import { lineStyles } from './line-styles.ts';
import type { MapRound } from './map-place.ts';
import { endIcon, pinIcon, stopIcon } from './marker-icons.ts';

/** The ways of rounds: where each starts, its numbered stops, the line between them, where it ends. */
export function drawRounds(
  map: LeafletMap,
  rounds: readonly MapRound[],
  selected: ReadonlySet<string>,
  onSelect: (id: string) => void,
): FeatureGroup {
  const group = featureGroup();
  rounds.forEach((round, i) => drawWay(group, round, i % lineStyles));
  for (const round of rounds) drawStops(group, round, selected, onSelect);
  return group.addTo(map);
}

function drawWay(group: FeatureGroup, { start, end, stops }: MapRound, style: number): void {
  const way = [...(start ? [start] : []), ...stops, ...(end && stops.length > 0 ? [end] : [])];
  if (way.length < 2) return;
  const line = way.map(({ lat, lon }): [number, number] => [lat, lon]);
  polyline(line, { className: `map-way map-way-${style}`, interactive: false }).addTo(group);
}

function drawStops(
  group: FeatureGroup,
  { letter, start, end, stops }: MapRound,
  selected: ReadonlySet<string>,
  onSelect: (id: string) => void,
): void {
  const quiet = { interactive: false, keyboard: false };
  if (start) marker([start.lat, start.lon], { icon: pinIcon(), ...quiet }).addTo(group);
  if (end) marker([end.lat, end.lon], { icon: endIcon(), ...quiet }).addTo(group);
  // Doors of one building share a mark, which carries the first of their numbers.
  const seen = new Set<string>();
  for (const stop of stops) {
    const spot = `${stop.lat},${stop.lon}`;
    if (seen.has(spot) && !selected.has(stop.id)) continue;
    seen.add(spot);
    marker([stop.lat, stop.lon], {
      icon: stopIcon(`${letter}${stop.number}`, selected.has(stop.id)),
      title: stop.title,
      keyboard: false,
      zIndexOffset: selected.has(stop.id) ? 1000 : 0,
    })
      .on('click', () => onSelect(stop.id))
      .addTo(group);
  }
}

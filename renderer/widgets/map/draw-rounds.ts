import {
  circleMarker,
  featureGroup,
  type FeatureGroup,
  type Map as LeafletMap,
  marker,
  point as pixels,
  polyline,
} from 'leaflet';
import { lineStyles } from './line-styles.ts';
import type { MapRound } from './map-place.ts';
import { endIcon, pinIcon, stopIcon } from './marker-icons.ts';
import { placeMarks } from '../../../shared/paper/place-marks.ts';

/** A number is 28 pixels high here, and 6.4 mm on paper. */
const pixelsPerUnit = 28 / 6.4;

/**
 * The ways of rounds: where each starts, its numbered stops, the line between them, where it ends. Numbers that would
 * cover each other at this zoom stand aside: to be drawn again at another.
 */
export function drawRounds(
  map: LeafletMap,
  rounds: readonly MapRound[],
  selected: ReadonlySet<string>,
  onSelect: (id: string) => void,
): FeatureGroup {
  const group = featureGroup();
  rounds.forEach((round, i) => drawWay(group, round, i % lineStyles));
  const quiet = { interactive: false, keyboard: false };
  for (const { start, end } of rounds) {
    if (start) marker([start.lat, start.lon], { icon: pinIcon(), ...quiet }).addTo(group);
    if (end) marker([end.lat, end.lon], { icon: endIcon(), ...quiet }).addTo(group);
  }
  drawStops(map, group, rounds, selected, onSelect);
  return group.addTo(map);
}

function drawWay(group: FeatureGroup, { start, end, stops }: MapRound, style: number): void {
  const way = [...(start ? [start] : []), ...stops, ...(end && stops.length > 0 ? [end] : [])];
  if (way.length < 2) return;
  const line = way.map(({ lat, lon }): [number, number] => [lat, lon]);
  polyline(line, { className: `map-way map-way-${style}`, interactive: false }).addTo(group);
}

function drawStops(
  map: LeafletMap,
  group: FeatureGroup,
  rounds: readonly MapRound[],
  selected: ReadonlySet<string>,
  onSelect: (id: string) => void,
): void {
  const stops = rounds.flatMap(({ letter, stops: own }, round) =>
    own.map((stop) => {
      const { x, y } = map.project([stop.lat, stop.lon]).divideBy(pixelsPerUnit);
      return { ...stop, round, label: `${letter}${stop.number}`, at: [x, y] as const };
    }),
  );
  for (const { text, x, y, width, door, stops: indexes } of placeMarks(stops)) {
    const own = indexes.flatMap((index) => stops[index] ?? []);
    const [first] = own;
    if (!first) continue;
    const here = door ? map.unproject(pixels(x, y).multiplyBy(pixelsPerUnit)) : ([first.lat, first.lon] as const);
    if (door) {
      const still = { interactive: false, className: 'map-stop-tie' };
      polyline([[first.lat, first.lon], here as [number, number]], still).addTo(group);
      circleMarker([first.lat, first.lon], { ...still, radius: 3, className: 'map-stop-door' }).addTo(group);
    }
    const at = own.findIndex(({ id }) => selected.has(id));
    marker(here as [number, number], {
      icon: stopIcon(text, Math.round(width * pixelsPerUnit), at >= 0),
      title: own.map(({ title }) => title).join('\n'),
      keyboard: false,
      zIndexOffset: at >= 0 ? 1000 : 0,
    })
      // One after the other, where several doors share a number.
      .on('click', () => onSelect((own[at + 1] ?? first).id))
      .addTo(group);
  }
}

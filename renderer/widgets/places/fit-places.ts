/** A place of a drawing, in its own units: across, then down. */
export type Drawn = readonly [x: number, y: number];

const margin = 8;

/**
 * How places (longitude, latitude) are drawn so that all of these fit into so much room, as wide as they are high: degrees of
 * longitude are narrower towards the poles. `least`: what is drawn at least, in degrees, however near they stand to each other.
 */
export function fitPlaces(
  places: readonly (readonly [lon: number, lat: number])[],
  room: { readonly width: number; readonly height: number },
  least = 0.002,
): (place: readonly [lon: number, lat: number]) => Drawn {
  const [west, east] = extent(places.map(([lon]) => lon));
  const [south, north] = extent(places.map(([, lat]) => lat));
  const narrower = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(
    (room.width - 2 * margin) / Math.max((east - west) * narrower, least),
    (room.height - 2 * margin) / Math.max(north - south, least),
  );
  return ([lon, lat]) => [
    room.width / 2 + (lon - (west + east) / 2) * narrower * scale,
    room.height / 2 - (lat - (south + north) / 2) * scale,
  ];
}

/** The least and the most of some numbers; 0 and 0 of none. */
export function extent(values: readonly number[]): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.length > 0 ? [least, most] : [0, 0];
}

/** Drawn places, one after the other, as part of an SVG path. */
export function linePath(line: readonly Drawn[]): string {
  return `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

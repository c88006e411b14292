import { type FeatureGroup, featureGroup, latLng, LatLngBounds, marker, DivIcon, polygon, polyline } from 'leaflet';
import type { Quartier } from '../../../shared/domain/quartier.ts';
import type { MapBackground } from '../../model/queries/use-map-background.ts';

/** Below whatever the map is about: first shapes, then names. */
export const backgroundPane = 'background';
export const namesPane = 'names';

/** Outline, quartiers with their names, and streets, as vectors coloured by the style sheet. */
export function drawBackground(background: MapBackground): FeatureGroup {
  const group = featureGroup();
  if (background.commune) {
    polygon(positionsOf(background.commune.polygons), {
      className: 'map-commune',
      pane: backgroundPane,
      interactive: false,
    }).addTo(group);
  }
  for (const quartier of background.quartiers) {
    polygon(positionsOf(quartier.polygons), {
      className: 'map-quartier',
      pane: backgroundPane,
      interactive: false,
    }).addTo(group);
  }
  const lines = background.streets.map((street) => street.positions.map(([lat, lon]) => latLng(lat, lon)));
  if (lines.length > 0)
    polyline(lines, { className: 'map-street', pane: backgroundPane, interactive: false }).addTo(group);
  for (const quartier of background.quartiers) nameOf(quartier).addTo(group);
  return group;
}

/** Bounds of what the map is about: the commune, else its quartiers; `null` when neither is known. */
export function backgroundBounds(background: MapBackground): LatLngBounds | null {
  const polygons = background.commune?.polygons ?? background.quartiers.flatMap((quartier) => quartier.polygons);
  const bounds = new LatLngBounds([]);
  for (const [outer] of polygons) for (const [lon, lat] of outer ?? []) bounds.extend([lat, lon]);
  return bounds.isValid() ? bounds : null;
}

function positionsOf(polygons: Quartier['polygons']): [number, number][][][] {
  return polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lat, lon])));
}

function nameOf(quartier: Quartier) {
  const bounds = new LatLngBounds([]);
  for (const [outer] of quartier.polygons) for (const [lon, lat] of outer ?? []) bounds.extend([lat, lon]);
  // A node, not HTML: the name comes from a file.
  const label = document.createElement('span');
  label.textContent = quartier.name;
  return marker(bounds.isValid() ? bounds.getCenter() : [0, 0], {
    icon: new DivIcon({ className: 'map-quartier-name', html: label, iconSize: [0, 0] }),
    pane: namesPane,
    interactive: false,
    keyboard: false,
  });
}

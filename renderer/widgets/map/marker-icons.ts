import { DivIcon } from 'leaflet';
import type { ListingKind } from '../../../shared/domain/listing.ts';

// Fixed drawings, no data of anybody in them: they are set as HTML, so nothing else may be.
// Colours come from PlaceMap.vue's style sheet; the policy refuses style attributes.
const ring =
  '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle class="halo" cx="12" cy="12" r="11"/><circle class="ring" cx="12" cy="12" r="7"/></svg>';
const diamond =
  '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path class="halo" d="M12 .5 23.5 12 12 23.5.5 12Z"/><path class="diamond" d="M12 4 20 12 12 20 4 12Z"/></svg>';

/** The mark of one listing. */
export function placeIcon(kind: ListingKind, selected: boolean): DivIcon {
  return new DivIcon({
    className: `map-mark map-mark-${kind}${selected ? ' is-selected' : ''}`,
    html: kind === 'offer' ? ring : diamond,
    iconSize: [24, 24],
    iconAnchor: [12, 12],
  });
}

/** Several listings drawn as one: how many, and a bar that tells requests from offers without colour alone. */
export function clusterIcon(count: number, requests: number, selected: number): DivIcon {
  const size = count < 10 ? 34 : count < 100 ? 40 : count < 1000 ? 46 : 54;
  const share = count === 0 ? 0 : requests / count;
  const round = 2 * Math.PI * 16;
  const html =
    `<svg viewBox="0 0 40 40" width="${size}" height="${size}" aria-hidden="true">` +
    `<circle class="cluster-body" cx="20" cy="20" r="18.5"/>` +
    `<circle class="cluster-offers" cx="20" cy="20" r="16"/>` +
    `<circle class="cluster-requests" cx="20" cy="20" r="16" transform="rotate(-90 20 20)" stroke-dasharray="${(share * round).toFixed(2)} ${round.toFixed(2)}"/>` +
    `<text x="20" y="24.5" text-anchor="middle">${shortCount(count)}</text></svg>`;
  return new DivIcon({
    className: `map-cluster${selected > 0 ? ' is-selected' : ''}`,
    html,
    iconSize: [size, size],
    iconAnchor: [size / 2, size / 2],
  });
}

/** A numbered stop, or several that share a place: as wide as their numbers. */
export function stopIcon(words: string, width: number, selected: boolean): DivIcon {
  const middle = width / 2;
  return new DivIcon({
    className: `map-stop${selected ? ' is-selected' : ''}`,
    html: `<svg viewBox="0 0 ${width} 28" width="${width}" height="28" aria-hidden="true"><rect x="1" y="1" width="${width - 2}" height="26" rx="13"/><text x="${middle}" y="19" text-anchor="middle">${words}</text></svg>`,
    iconSize: [width, 28],
    iconAnchor: [middle, 14],
  });
}

/** Where a round ends, when that is not at its last door. */
export function endIcon(): DivIcon {
  return new DivIcon({
    className: 'map-end',
    html: '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect x="2" y="2" width="20" height="20" rx="3"/><path d="M7 7h5v5H7zM12 12h5v5h-5z"/></svg>',
    iconSize: [24, 24],
    iconAnchor: [12, 12],
  });
}

/** The place being picked, or where a round starts. */
export function pinIcon(): DivIcon {
  return new DivIcon({
    className: 'map-pin',
    html: '<svg viewBox="0 0 28 36" width="28" height="36" aria-hidden="true"><path d="M14 1.5A12.5 12.5 0 0 0 1.5 14C1.5 23 14 34.5 14 34.5S26.5 23 26.5 14A12.5 12.5 0 0 0 14 1.5Z"/><circle cx="14" cy="14" r="4.5"/></svg>',
    iconSize: [28, 36],
    iconAnchor: [14, 34],
  });
}

function shortCount(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10_000 ? 1 : 0).replace('.', ',')}k`;
}

import { doorOfAddress } from '../domain/address/door-of-address.ts';
import { readAddress } from '../domain/address/read-address.ts';
import type { Listing } from '../domain/listing.ts';
import type { Neighbour } from '../domain/neighbour.ts';
import type { Location } from '../domain/place.ts';
import type { Stop } from '../domain/round.ts';
import { canBeVisited } from '../domain/visitable.ts';
import type { RoundDoor } from './door-groups.ts';
import { minuteOf } from './door-hours.ts';
import { sameBuilding } from './same-building.ts';

export interface ListingToVisit {
  readonly listing: Listing;
  /** Whom the association knows behind it; `null` for the city’s own contact. */
  readonly neighbour: Neighbour | null;
}

export interface StopsOfListings {
  readonly stops: readonly Stop[];
  /** Listings without a place: nowhere to ring. To be shown, never dropped. */
  readonly withoutPlace: readonly string[];
  /** Listings for which no visit may be made: see `canBeVisited`. To be shown, never dropped. */
  readonly notVisited: readonly string[];
}

/**
 * One stop for each household: the listings of one neighbour, or of one contact at one address, are rung for
 * once. Known stops are kept as they are and take in what belongs to them.
 */
export function stopsOfListings(
  visits: readonly ListingToVisit[],
  newId: () => string,
  known: readonly Stop[] = [],
): StopsOfListings {
  const stops = known.map((stop) => ({ ...stop, listingIds: [...stop.listingIds] }));
  const households = new Map<string, (typeof stops)[number]>();
  const contacts = new Map<string, (typeof stops)[number][]>();
  for (const stop of stops) if (stop.neighbourId !== null) households.set(stop.neighbourId, stop);
  const there = new Set(known.flatMap((stop) => stop.listingIds));
  const withoutPlace: string[] = [];
  const notVisited: string[] = [];
  for (const { listing, neighbour } of visits) {
    if (there.has(listing.id)) continue;
    if (!canBeVisited(listing, neighbour)) {
      notVisited.push(listing.id);
      continue;
    }
    const location = listing.location ?? neighbour?.location ?? null;
    if (location === null) {
      withoutPlace.push(listing.id);
      continue;
    }
    const contact = listing.contact?.name.trim().toLocaleLowerCase('fr') ?? '';
    const household = neighbour?.id ?? listing.id;
    const sameContact = contact === '' || neighbour ? [] : (contacts.get(contact) ?? []);
    const stop = households.get(household) ?? sameContact.find((other) => sameDoor(other.location, location));
    if (stop) stop.listingIds.push(listing.id);
    else {
      const fresh = {
        id: newId(),
        listingIds: [listing.id],
        neighbourId: neighbour?.id ?? null,
        location: { lat: location.lat, lon: location.lon, label: location.label },
        door: neighbour?.door ?? null,
        ...(neighbour?.hours && { hours: neighbour.hours }),
        locked: false,
      };
      households.set(household, fresh);
      if (neighbour === null && contact !== '') contacts.set(contact, [...(contacts.get(contact) ?? []), fresh]);
      stops.push(fresh);
    }
  }
  return { stops, withoutPlace, notVisited };
}

function sameDoor(one: Location, other: Location): boolean {
  return sameBuilding({ address: one.label, point: one }, { address: other.label, point: other });
}

/** A stop as the walking order sees it. */
export function doorOfStop({ location, door, hours, locked }: Stop): RoundDoor {
  const known = door ?? doorOfAddress(readAddress(location.label));
  return {
    point: { lat: location.lat, lon: location.lon },
    address: location.label,
    building: known?.building ?? '',
    entrance: known?.entrance ?? '',
    floor: known?.floor ?? null,
    door: known?.door ?? '',
    locked,
    hours: hours ? { from: minuteOf(hours.from), to: minuteOf(hours.to) } : null,
  };
}

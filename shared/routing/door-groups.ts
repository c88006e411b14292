import type { Point } from '../domain/place.ts';
import type { DoorHours } from './door-hours.ts';
import { placedDoorstep, type PlacedDoorstep, sharesBuilding } from './same-building.ts';

/** A door to visit, as far as the order of walking is concerned. */
export interface RoundDoor {
  readonly point: Point;
  /** The address in one line, « 12 rue des Vignes »: gives the street and its side. */
  readonly address: string;
  readonly building: string;
  readonly entrance: string;
  readonly floor: number | null;
  readonly door: string;
  /** Stays at its place in the order. */
  readonly locked: boolean;
  /** When one may ring; whenever when absent. */
  readonly hours?: DoorHours | null;
}

const natural = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/**
 * Indices of the doors, gathered by building (one number of one street, or one spot) and by their hours, in the order
 * in which they are met; within a building from the top down, so that the stairs are climbed once.
 */
export function groupDoors(doors: readonly RoundDoor[]): number[][] {
  const groups: { readonly first: RoundDoor; readonly place: PlacedDoorstep; readonly members: number[] }[] = [];
  doors.forEach((door, i) => {
    const place = placedDoorstep(door);
    const group = groups.find((known) => sameHours(known.first, door) && sharesBuilding(known.place, place));
    if (group) group.members.push(i);
    else groups.push({ first: door, place, members: [i] });
  });
  return groups.map(({ members }) => topFloorFirst(members, doors));
}

function sameHours({ hours: a }: RoundDoor, { hours: b }: RoundDoor): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}

/** Building and entrance in their natural order, then floors from the top, unknown floors last. */
export function topFloorFirst(group: readonly number[], doors: readonly RoundDoor[]): number[] {
  return [...group].sort((i, j) => {
    const a = doors[i];
    const b = doors[j];
    if (!a || !b) return 0;
    return (
      natural.compare(a.building, b.building) ||
      natural.compare(a.entrance, b.entrance) ||
      (b.floor ?? -100) - (a.floor ?? -100) ||
      natural.compare(a.door, b.door) ||
      i - j
    );
  });
}

import type { Point } from '../domain/place.ts';
import type { DoorHours } from './door-hours.ts';

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
 * Indices of the doors, gathered by the spot where one stops walking (one metre) and by their hours, in the order
 * in which they are met; within a building from the top down, so that the stairs are climbed once.
 */
export function groupDoors(doors: readonly RoundDoor[]): number[][] {
  const groups = new Map<string, number[]>();
  doors.forEach(({ point, hours }, i) => {
    const spot = `${point.lat.toFixed(5)},${point.lon.toFixed(5)} ${hours ? `${hours.from}-${hours.to}` : ''}`;
    const group = groups.get(spot);
    if (group) group.push(i);
    else groups.set(spot, [i]);
  });
  return [...groups.values()].map((group) => topFloorFirst(group, doors));
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

/** Street (folded) and side of an address: the parity of its number, or `null` without one. */
export function streetSide(address: string): { street: string; parity: 0 | 1 | null } {
  const [, number, street = ''] = /^\s*(\d+)?\s*(?:bis|ter|quater|[a-z]\b)?[\s,]*([^,]*)/i.exec(address) ?? [];
  return {
    street: street.trim().toLocaleLowerCase('fr'),
    parity: number === undefined ? null : Number(number) % 2 === 0 ? 0 : 1,
  };
}

import { v7 as uuidv7 } from 'uuid';
import type { Point } from '../../shared/domain/place.ts';
import type { Stop } from '../../shared/domain/round.ts';
import { cheapestPlace } from '../../shared/routing/insert-door.ts';
import { splitPlace } from '../../shared/routing/split-round.ts';
import { doorOfStop } from '../../shared/routing/stops-of-listings.ts';
import { db } from '../db/open-database.ts';
import type { Undo } from '../db/undo.ts';
import { changeRounds } from './change-rounds.ts';
import { newRound } from './round-commands.ts';
import { walkingOrder } from './walking-order.ts';

export interface RoundParted {
  /** Doors that stay, and doors of the second round. */
  readonly doors: readonly [number, number];
  readonly undo: Undo;
}

/**
 * Cuts a round in two of the same day and start, near the middle. The first volunteer stays, the others take
 * the second part. `null` when there are fewer than two doors, or when it was changed elsewhere meanwhile.
 */
export async function partRound(id: string, nameOfSecond: (name: string) => string): Promise<RoundParted | null> {
  const round = await db().rounds.get(id);
  const place = round
    ? splitPlace(
        round.stops.map(({ location }) => location),
        round.start,
      )
    : 0;
  if (!round || place === 0) return null;
  const [staying, leaving] = await Promise.all(
    [round.stops.slice(0, place), round.stops.slice(place)].map((stops) => walkingOrder(stops, round.start, round.end)),
  );
  if (!staying || !leaving) return null;
  const [first, ...others] = round.volunteerIds;
  const second = newRound(
    { ...round, name: nameOfSecond(round.name), volunteerIds: others },
    leaving.map((stop) => ({ ...stop, id: uuidv7() })),
  );
  let parted = false;
  const undo = await changeRounds([id], (before) => {
    const now = before.get(id);
    parted = now?.updatedAt === round.updatedAt;
    if (!now || !parted) return before;
    const kept = { ...now, volunteerIds: first === undefined ? [] : [first], stops: staying };
    return new Map([
      [id, kept],
      [second.id, second],
    ]);
  });
  return parted ? { doors: [staying.length, leaving.length], undo } : null;
}

/** Hands one door over to another round, which takes it in on the way. */
export function moveStop(fromId: string, stopId: string, toId: string): Promise<Undo> {
  return changeRounds([fromId, toId], (before) => {
    const from = before.get(fromId);
    const to = before.get(toId);
    const stop = from?.stops.find(({ id }) => id === stopId);
    if (!from || !to || !stop || fromId === toId) return before;
    return new Map([
      [fromId, { ...from, stops: from.stops.filter(({ id }) => id !== stopId) }],
      [toId, { ...to, stops: takenIn(to.stops, stop, to.start) }],
    ]);
  });
}

/** Stops with one more, where it lengthens the round least; a household that is there already is rung for once. */
export function takenIn(stops: readonly Stop[], stop: Stop, start: Point | null): Stop[] {
  const same = stops.find(({ neighbourId }) => neighbourId !== null && neighbourId === stop.neighbourId);
  if (same) {
    const listingIds = [...new Set([...same.listingIds, ...stop.listingIds])];
    return stops.map((other) => (other === same ? { ...same, listingIds } : other));
  }
  const fresh = { ...stop, locked: false };
  const place = cheapestPlace(stops.map(doorOfStop), doorOfStop(fresh), start);
  return stops.toSpliced(place, 0, fresh);
}

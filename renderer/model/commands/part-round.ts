import { v7 as uuidv7 } from 'uuid';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import { splitPlace } from '../../../shared/routing/split-place.ts';
import { walkAround } from '../../../shared/routing/walk-around.ts';
import { db } from '../../db/open-database.ts';
import type { Undo } from './undo.ts';
import { readSetting } from '../../db/settings.ts';
import { changeRounds } from './change-rounds.ts';
import { takenIn } from './move-door.ts';
import { newRound } from './round-commands.ts';
import { walkingOrder } from '../../workers/routing/walking-order.ts';

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
        walkAround(await readSetting('barriers')),
      )
    : 0;
  if (!round || place === 0) return null;
  const [staying, leaving] = await Promise.all(
    [round.stops.slice(0, place), round.stops.slice(place)].map((stops) => walkingOrder(stops, round)),
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

/** One round of two: of the first's day, hour and places, with everybody's volunteers. `null` when one is gone. */
export async function joinRounds(id: string, otherId: string): Promise<{ doors: number; undo: Undo } | null> {
  const [round, other] = await db().rounds.bulkGet([id, otherId]);
  if (!round || !other || id === otherId) return null;
  const stops = await stopsJoined(round, other);
  let joined = false;
  const undo = await changeRounds([id, otherId], (before) => {
    const now = [before.get(id), before.get(otherId)];
    joined = now[0]?.updatedAt === round.updatedAt && now[1]?.updatedAt === other.updatedAt;
    const volunteerIds = [...new Set([...round.volunteerIds, ...other.volunteerIds])];
    return joined ? new Map([[id, { ...round, volunteerIds, stops }]]) : before;
  });
  return joined ? { doors: stops.length, undo } : null;
}

/** The doors of two rounds in walking order; each household once. */
export async function stopsJoined(round: Round, other: Round): Promise<Stop[]> {
  const walk = walkAround(await readSetting('barriers'));
  const stops = other.stops.reduce<readonly Stop[]>((all, stop) => takenIn(all, stop, round, walk, all.length), round.stops); // prettier-ignore
  // Locks hold ranks of a round that is no more.
  return await walkingOrder(
    stops.map((stop) => ({ ...stop, locked: false })),
    round,
  );
}

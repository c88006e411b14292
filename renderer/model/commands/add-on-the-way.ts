import { v7 as uuidv7 } from 'uuid';
import { mostDoors, type Round } from '../../../shared/domain/round.ts';
import { stopsOfListings } from '../../../shared/routing/stops-of-listings.ts';
import { db } from '../../db/open-database.ts';
import type { Undo } from './undo.ts';
import { changeRounds } from './change-rounds.ts';
import { takenIn } from './move-door.ts';
import { readVisits } from '../queries/read-visits.ts';
import { metresThrough } from '../../workers/routing/walking-order.ts';

interface TakenOnTheWay {
  readonly added: number;
  /** Requests without a place: in no round. */
  readonly withoutPlace: readonly string[];
  /** Requests for which no visit may be made (any more): in no round. */
  readonly notVisited: readonly string[];
  /** Requests for which no round has room: each has all the doors that a round can have. */
  readonly withoutRoom: readonly string[];
  /** Metres that all these rounds walk more. */
  readonly more: number;
  readonly undo: Undo;
}

/**
 * Takes requests into whichever of these rounds they lengthen least, at the rank where they do; a household that is
 * in one of them already is rung for once, and a round with all the doors that its volunteers can do comes last.
 */
export async function addOnTheWay(roundIds: readonly string[], listingIds: readonly string[]): Promise<TakenOnTheWay> {
  const visits = await readVisits(listingIds);
  const limits = await doorLimits(roundIds);
  let withoutPlace: readonly string[] = [];
  let notVisited: readonly string[] = [];
  const withoutRoom: string[] = [];
  let more = 0;
  const undo = await changeRounds(roundIds, (before, walk) => {
    const after = new Map(before);
    const made = stopsOfListings(visits, uuidv7, [...before.values()].flatMap(({ stops }) => stops)); // prettier-ignore
    ({ withoutPlace, notVisited } = made);
    const known = new Map(made.stops.map((stop) => [stop.id, stop]));
    for (const [id, round] of before)
      after.set(id, { ...round, stops: round.stops.map((stop) => known.get(stop.id) ?? stop) });
    const there = new Set([...before.values()].flatMap(({ stops }) => stops.map(({ id }) => id)));
    for (const stop of made.stops.filter(({ id }) => !there.has(id))) {
      const choices = [...after.values()]
        .filter(({ stops }) => stops.length < mostDoors)
        .map((round): { round: Round; full: boolean; metres: number } => {
          const longer = { ...round, stops: takenIn(round.stops, stop, round, walk) };
          const metres = metresThrough(longer.stops, round, walk) - metresThrough(round.stops, round, walk);
          return { round: longer, full: round.stops.length >= (limits.get(round.id) ?? Infinity), metres };
        });
      const [best] = choices.sort((a, b) => Number(a.full) - Number(b.full) || a.metres - b.metres);
      if (!best) {
        withoutRoom.push(...stop.listingIds);
        continue;
      }
      after.set(best.round.id, best.round);
      more += best.metres;
    }
    return after;
  });
  const added = listingIds.length - withoutPlace.length - notVisited.length - withoutRoom.length;
  return { added, withoutPlace, notVisited, withoutRoom, more: Math.max(0, more), undo };
}

/** Most doors of each round: as many as the volunteer who does fewest. */
async function doorLimits(roundIds: readonly string[]): Promise<Map<string, number>> {
  const database = db();
  const rounds = (await database.rounds.bulkGet([...roundIds])).filter((round) => round !== undefined);
  const volunteers = await database.volunteers.bulkGet(rounds.flatMap((round) => round.volunteerIds));
  const most = new Map(volunteers.flatMap((one) => (one ? [[one.id, one.maxDoors] as const] : [])));
  return new Map(rounds.map(({ id, volunteerIds }) => [id, Math.min(...volunteerIds.map((one) => most.get(one) ?? Infinity))])); // prettier-ignore
}

import { v7 as uuidv7 } from 'uuid';
import type { Round } from '../../../shared/domain/round.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { stopsOfListings } from '../../../shared/routing/stops-of-listings.ts';
import { db } from '../../db/open-database.ts';
import type { Undo } from './undo.ts';
import { readVisits } from '../queries/read-visits.ts';
import { makeRounds, newRound } from './round-commands.ts';

export interface RoundsRepeated {
  readonly ids: readonly string[];
  readonly date: string;
  readonly doors: number;
  /** Requests that are closed or gone since, and are not visited again. */
  readonly closed: number;
  readonly undo: Undo;
}

/**
 * The same rounds of a day a week later, with the requests that are still open, at the places and doors known today
 * and in the same order. Rounds of which nothing is open are not made.
 *
 * @param nameOn a round's name on its new day
 */
export async function repeatRounds(
  ids: readonly string[],
  today: string,
  nameOn: (name: string, from: string, to: string) => string,
): Promise<Result<RoundsRepeated, 'nothing-open'>> {
  const rounds = (await db().rounds.bulkGet([...ids])).filter((round) => round !== undefined);
  const again: Round[] = [];
  let closed = 0;
  for (const round of rounds) {
    const listingIds = round.stops.flatMap((stop) => stop.listingIds);
    const { stops } = stopsOfListings(await readVisits(listingIds), uuidv7);
    closed += listingIds.length - stops.flatMap((stop) => stop.listingIds).length;
    if (stops.length === 0) continue;
    const lockedBefore = new Set(round.stops.flatMap((stop) => (stop.locked ? stop.listingIds : [])));
    const date = nextWeek(round.date, today);
    again.push(
      newRound(
        { ...round, name: nameOn(round.name, round.date, date), date },
        stops.map((stop) => ({ ...stop, locked: stop.listingIds.some((listing) => lockedBefore.has(listing)) })),
      ),
    );
  }
  const [first] = again;
  if (!first) return refused('nothing-open');
  return ok({
    ids: again.map(({ id }) => id),
    date: first.date,
    doors: again.reduce((sum, { stops }) => sum + stops.length, 0),
    closed,
    undo: await makeRounds(again),
  });
}

/** A week after `date`, or the first such day of the week to come if that one is past. Local dates. */
export function nextWeek(date: string, today: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  do day.setUTCDate(day.getUTCDate() + 7);
  while (day.toISOString().slice(0, 10) <= today);
  return day.toISOString().slice(0, 10);
}

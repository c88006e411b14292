import { v7 as uuidv7 } from 'uuid';
import type { Location } from '../../../shared/domain/place.ts';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import { stopsOfListings } from '../../../shared/routing/stops-of-listings.ts';
import { db } from '../../db/open-database.ts';
import type { Undo } from './undo.ts';
import { changeRounds } from './change-rounds.ts';
import { readVisits } from '../queries/read-visits.ts';
import { walkingOrder } from '../../workers/routing/walking-order.ts';

export interface RoundFields {
  readonly name: string;
  readonly date: string;
  readonly time: string;
  readonly volunteerIds: readonly string[];
  readonly start: Location | null;
  readonly end?: Location | null | undefined;
}

/** Keeps a new round of listings, its doors in walking order; those without a place are left out. */
export async function createRound(
  fields: RoundFields & { readonly listingIds: readonly string[] },
): Promise<{ id: string; undo: Undo }> {
  const { stops } = stopsOfListings(await readVisits(fields.listingIds), uuidv7);
  const round = newRound(fields, await walkingOrder(stops, fields));
  return { id: round.id, undo: await makeRounds([round]) };
}

/** A round that is not kept yet; its metres and quartier are counted when it is. */
export function newRound({ name, date, time, volunteerIds, start, end }: RoundFields, stops: readonly Stop[]): Round {
  const now = new Date().toISOString();
  return {
    id: uuidv7(),
    name,
    date,
    time,
    volunteerIds: [...volunteerIds],
    quartierId: null,
    start: plainPlace(start),
    end: plainPlace(end ?? null),
    stops: [...stops],
    metres: 0,
    createdAt: now,
    updatedAt: now,
  };
}

/** Without what a screen's reactive object carries along. */
function plainPlace(place: Location | null): Location | null {
  return place && { lat: place.lat, lon: place.lon, label: place.label };
}

export function makeRounds(rounds: readonly Round[]): Promise<Undo> {
  return changeRounds([], () => new Map(rounds.map((round) => [round.id, round])));
}

export function changeRound(id: string, change: (round: Round) => Round): Promise<Undo> {
  return changeRounds([id], (before) => new Map([...before].map(([key, round]) => [key, change(round)])));
}

export function removeRound(id: string): Promise<Undo> {
  return changeRounds([id], () => new Map());
}

/** Puts the doors in walking order; locked ones keep their rank, and doors added meanwhile come last. */
export async function orderRoundAgain(id: string): Promise<Undo> {
  const round = await db().rounds.get(id);
  const ordered = round ? await walkingOrder(round.stops, round) : [];
  const ranks = new Map(ordered.map((stop, rank) => [stop.id, rank]));
  const rankOf = (stop: Stop): number => ranks.get(stop.id) ?? ordered.length;
  return await changeRound(id, (now) => ({ ...now, stops: now.stops.toSorted((a, b) => rankOf(a) - rankOf(b)) }));
}

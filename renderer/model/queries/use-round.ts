import type { ComputedRef } from 'vue';
import type { Listing } from '../../../shared/domain/listing.ts';
import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import { type StaysIn, whyItStaysIn } from '../../../shared/domain/visitable.ts';
import { isolated } from '../../../shared/text/isolated.ts';
import { neighbourOnScreen, personOf } from '../../../shared/domain/person-name.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import { type LiveValue, useLive } from './use-live.ts';

/** A stop with what stands on the screen beside it. */
export interface StopView {
  readonly stop: Stop;
  readonly person: string;
  readonly listings: readonly Listing[];
  /** Those of them that no visit may be about any more, and why. */
  readonly stayIn: ReadonlyMap<string, StaysIn>;
}

export interface RoundView {
  readonly round: Round;
  readonly stops: readonly StopView[];
  /** Short names of the volunteers, in their order. */
  readonly volunteers: readonly string[];
  /** The fewest doors that one of them can do; `null` when nobody is known. */
  readonly maxDoors: number | null;
  /** Volunteers who are no longer in Palier. */
  readonly gone: number;
}

/** A round among those of its day. */
export interface RoundOfDay extends RoundView {
  readonly others: readonly RoundView[];
}

/** Follows one round; `null` when there is none. */
export function useRound(id: ComputedRef<string>): LiveValue<RoundOfDay | null> {
  return useLive(
    () => readRound(id.value),
    null,
    () => id.value,
  );
}

/** Follows all rounds of a day, in their order. */
export function useDay(date: ComputedRef<string>): LiveValue<readonly RoundView[]> {
  return useLive(
    () => readDay(date.value),
    [],
    () => date.value,
  );
}

async function readRound(id: string): Promise<RoundOfDay | null> {
  const round = await db().rounds.get(id);
  if (!round) return null;
  const views = await readDay(round.date);
  const view = views.find((one) => one.round.id === id);
  return view ? { ...view, others: views.filter((one) => one !== view) } : null;
}

async function readDay(date: string): Promise<RoundView[]> {
  const database = db();
  const rounds = await database.rounds.where('date').equals(date).toArray();
  rounds.sort((a, b) => a.time.localeCompare(b.time) || a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
  const stops = rounds.flatMap((round) => round.stops);
  const volunteerIds = rounds.flatMap((round) => round.volunteerIds);
  const [records, people, walkers] = await Promise.all([
    database.listings.bulkGet(stops.flatMap((stop) => stop.listingIds)),
    database.neighbours.bulkGet(stops.map((stop) => stop.neighbourId ?? '')),
    walkersOf(volunteerIds),
  ]);
  const listings = new Map(records.flatMap((record) => (record ? [[record.id, currentListing(record)]] : [])));
  const neighbours = new Map(people.flatMap((person) => (person ? [[person.id, person]] : [])));
  return rounds.map((round) => {
    const own = round.volunteerIds.flatMap((id) => walkers.get(id) ?? []);
    return {
      round,
      volunteers: own.map(({ name }) => name),
      maxDoors: own.length === 0 ? null : Math.min(...own.map(({ maxDoors }) => maxDoors)),
      gone: round.volunteerIds.length - own.length,
      stops: round.stops.map(viewOf),
    };
  });

  function viewOf(stop: Stop): StopView {
    const own = stop.listingIds.flatMap((listingId) => listings.get(listingId) ?? []);
    const neighbour = neighbours.get(stop.neighbourId ?? '') ?? null;
    const stayIn = own.flatMap((listing) => {
      const why = whyItStaysIn(listing, neighbour);
      return why ? [[listing.id, why] as const] : [];
    });
    return { stop, listings: own, stayIn: new Map(stayIn), person: personAt(own, neighbour) };
  }
}

interface Walker {
  readonly name: string;
  readonly maxDoors: number;
}

async function walkersOf(volunteerIds: readonly string[]): Promise<Map<string, Walker>> {
  const volunteers = await db().volunteers.bulkGet([...volunteerIds]);
  const people = await db().neighbours.bulkGet(volunteers.map((volunteer) => volunteer?.neighbourId ?? ''));
  return new Map(
    volunteers.flatMap((volunteer, i) => {
      const person = people[i];
      if (!volunteer || !person) return [];
      const name = isolated(neighbourOnScreen(person));
      return [[volunteer.id, { name, maxDoors: volunteer.maxDoors }]];
    }),
  );
}

function personAt(listings: readonly Listing[], neighbour: Neighbour | null): string {
  const [first] = listings;
  if (first) return isolated(personOf(first, neighbour));
  return neighbour ? isolated(neighbourOnScreen(neighbour)) : '';
}

import type { ComputedRef } from 'vue';
import type { Listing } from '../../shared/domain/listing.ts';
import { type Neighbour, shortName } from '../../shared/domain/neighbour.ts';
import type { Round, Stop } from '../../shared/domain/round.ts';
import { personOf } from '../db/neighbour-commands.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';
import { type LiveValue, useLive } from '../db/use-live.ts';

/** A stop with what stands on the screen beside it. */
export interface StopView {
  readonly stop: Stop;
  readonly person: string;
  readonly listings: readonly Listing[];
}

export interface RoundView {
  readonly round: Round;
  readonly stops: readonly StopView[];
  /** Short names of the volunteers, in their order. */
  readonly volunteers: readonly string[];
  /** Printed editions of this round. */
  readonly sheets: number;
}

/** Follows one round; `null` when there is none. */
export function useRound(id: ComputedRef<string>): LiveValue<RoundView | null> {
  return useLive(
    () => readRound(id.value),
    null,
    () => id.value,
  );
}

async function readRound(id: string): Promise<RoundView | null> {
  const base = db();
  const round = await base.rounds.get(id);
  if (!round) return null;
  const listingIds = round.stops.flatMap((stop) => stop.listingIds);
  const [records, people, volunteers, sheets] = await Promise.all([
    base.listings.bulkGet(listingIds),
    base.neighbours.bulkGet(round.stops.map((stop) => stop.neighbourId ?? '')),
    base.volunteers.bulkGet(round.volunteerIds),
    base.sheets.where('roundId').equals(id).count(),
  ]);
  const walkers = await base.neighbours.bulkGet(volunteers.map((volunteer) => volunteer?.neighbourId ?? ''));
  const listings = new Map(records.flatMap((record) => (record ? [[record.id, currentListing(record)]] : [])));
  return {
    round,
    stops: round.stops.map((stop, i) => {
      const own = stop.listingIds.flatMap((listingId) => listings.get(listingId) ?? []);
      return { stop, listings: own, person: personAt(own, people[i] ?? null) };
    }),
    volunteers: walkers.flatMap((walker) => (walker ? [shortName(walker.firstName, walker.lastName)] : [])),
    sheets,
  };
}

function personAt(listings: readonly Listing[], neighbour: Neighbour | null): string {
  const [first] = listings;
  if (first) return personOf(first, neighbour);
  return neighbour ? shortName(neighbour.firstName, neighbour.lastName) : '';
}

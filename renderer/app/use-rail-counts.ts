import { type ComputedRef, computed } from 'vue';
import { db } from '../db/open-database.ts';
import { useLive } from '../model/queries/use-live.ts';
import { today } from '../ui/dates.ts';

interface RailCounts {
  readonly listings: number;
  readonly neighbours: number;
  readonly matches: number;
  readonly rounds: number;
  readonly sheets: number;
}

const none: RailCounts = { listings: 0, neighbours: 0, matches: 0, rounds: 0, sheets: 0 };

/** The numbers beside the rail’s entries. Keys are counted, nothing is unsealed. */
export function useRailCounts(): ComputedRef<RailCounts> {
  const live = useLive<RailCounts>(async () => {
    const database = db();
    const [listings, neighbours, matches, rounds, sheets] = await Promise.all([
      database.listings.count(),
      database.neighbours.count(),
      database.matches.where('state').anyOf('suggested', 'proposed', 'accepted').count(),
      database.rounds.where('date').aboveOrEqual(today()).count(),
      database.sheets.where('state').equals('out').count(),
    ]);
    return { listings, neighbours, matches, rounds, sheets };
  }, none);
  return computed(() => live.value.value);
}

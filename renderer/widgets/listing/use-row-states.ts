import { type ComputedRef, computed } from 'vue';
import { today } from '../../ui/dates.ts';
import { db } from '../../db/open-database.ts';
import { useLive } from '../../model/queries/use-live.ts';

export type RowState = 'proposed' | 'accepted' | 'in-round';

/** What the association is doing about a request, beyond the status that the city knows. */
export function useRowStates(): ComputedRef<ReadonlyMap<string, RowState>> {
  const live = useLive<ReadonlyMap<string, RowState>>(async () => {
    const [rounds, matches] = await Promise.all([
      db().rounds.where('date').aboveOrEqual(today()).toArray(),
      db().matches.where('state').anyOf('proposed', 'accepted').toArray(),
    ]);
    const states = new Map<string, RowState>();
    for (const round of rounds)
      for (const stop of round.stops) for (const id of stop.listingIds) states.set(id, 'in-round');
    for (const match of matches) states.set(match.requestId, match.state === 'accepted' ? 'accepted' : 'proposed');
    return states;
  }, new Map());
  return computed(() => live.value.value);
}

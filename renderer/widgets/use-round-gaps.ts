import { computed, type ComputedRef } from 'vue';
import { today } from '../ui/dates.ts';
import type { RoundView, StopView } from '../model/queries/use-round.ts';

export interface RoundGaps {
  /** Doors where nobody waits any more: closed by the city or by hand since, or left alone as they asked. */
  readonly closed: ComputedRef<readonly StopView[]>;
  /** How many they are and where, as the sentences about them say it. */
  readonly closedWords: ComputedRef<{ readonly n: number; readonly places: string }>;
  /** Volunteers who are no longer in Palier. */
  readonly gone: ComputedRef<number>;
}

/** What a round to come has lost since it was made; of a round of the past, nothing. */
export function useRoundGaps(view: () => RoundView | null): RoundGaps {
  const coming = computed(() => {
    const now = view();
    return now && now.round.date >= today() ? now : null;
  });
  const closed = computed(() =>
    (coming.value?.stops ?? []).filter(({ listings, stayIn }) => listings.every(({ id }) => stayIn.has(id))),
  );
  return {
    closed,
    closedWords: computed(() => ({
      n: closed.value.length,
      places: closed.value.map(({ stop }) => stop.location.label).join(' · '),
    })),
    gone: computed(() => coming.value?.gone ?? 0),
  };
}

import { computed, type ComputedRef } from 'vue';
import type { Round } from '../../shared/domain/round.ts';
import { minuteOf, roundTimes } from '../../shared/routing/door-hours.ts';
import { legMetres } from '../../shared/routing/order-round.ts';
import { doorOfStop } from '../../shared/routing/stops-of-listings.ts';
import { strandedDoors } from '../../shared/routing/stranded-doors.ts';
import type { Walk } from '../../shared/routing/walk-around.ts';

export interface RoundWarnings {
  /** Addresses that no way leads to. */
  readonly stranded: ComputedRef<readonly string[]>;
  /** Addresses that are reached after the hours given there. */
  readonly late: ComputedRef<readonly string[]>;
}

/** What a volunteer would stand before in vain, as the round is ordered now. */
export function useRoundWarnings(round: ComputedRef<Round | null>, walk: ComputedRef<Walk>): RoundWarnings {
  const stranded = computed(() => {
    const { start = null, stops = [] } = round.value ?? {};
    const places = stops.map(({ location }) => location);
    return strandedDoors(places, start, walk.value).flatMap((at) => places[at]?.label ?? []);
  });
  const late = computed(() => {
    const now = round.value;
    if (!now) return [];
    const way = [now.start, ...now.stops.map(({ location }) => location)];
    const legs = now.stops.map(({ location }, i) => {
      const before = way[i];
      return before ? legMetres(before, location, walk.value) : 0;
    });
    const hours = now.stops.map((stop) => doorOfStop(stop).hours);
    return roundTimes(hours, legs, minuteOf(now.time)).late.flatMap((rank) => now.stops[rank]?.location.label ?? []);
  });
  return { stranded, late };
}

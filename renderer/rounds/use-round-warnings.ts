import { computed, type ComputedRef } from 'vue';
import type { Round } from '../../shared/domain/round.ts';
import { minuteOf, roundTimes } from '../../shared/routing/door-hours.ts';
import { legMetres } from '../../shared/routing/order-round.ts';
import { metresPerMinute, minutesPerDoor } from '../../shared/routing/round-minutes.ts';
import { doorOfStop } from '../../shared/routing/stops-of-listings.ts';
import { strandedDoors } from '../../shared/routing/stranded-doors.ts';
import type { Walk } from '../../shared/routing/walk-around.ts';
import { formatHour } from '../ui/dates.ts';

export interface RoundWarnings {
  /** Addresses that no way leads to. */
  readonly stranded: ComputedRef<readonly string[]>;
  /** Addresses that are reached after the hours given there. */
  readonly late: ComputedRef<readonly string[]>;
  /** When the last door is left, and the minutes waited for doors to open; `null` when nobody gave hours. */
  readonly timed: ComputedRef<{ readonly end: string; readonly wait: number } | null>;
}

/** What a volunteer would stand before in vain, as the round is ordered now. */
export function useRoundWarnings(round: ComputedRef<Round | null>, walk: ComputedRef<Walk>): RoundWarnings {
  const stranded = computed(() => {
    const { start = null, stops = [] } = round.value ?? {};
    const places = stops.map(({ location }) => location);
    return strandedDoors(places, start, walk.value).flatMap((at) => places[at]?.label ?? []);
  });
  const times = computed(() => {
    const now = round.value;
    if (!now?.stops.some(({ hours }) => hours)) return null;
    const way = [now.start, ...now.stops.map(({ location }) => location)];
    const legs = now.stops.map(({ location }, i) => {
      const before = way[i];
      return before ? legMetres(before, location, walk.value) : 0;
    });
    const hours = now.stops.map((stop) => doorOfStop(stop).hours);
    const begin = minuteOf(now.time);
    const { end, late: ranks } = roundTimes(hours, legs, begin);
    const walked = legs.reduce((sum, leg) => sum + leg, 0);
    const late = ranks.flatMap((rank) => now.stops[rank]?.location.label ?? []);
    return { end, late, wait: end - begin - walked / metresPerMinute - minutesPerDoor * now.stops.length };
  });
  return {
    stranded,
    late: computed(() => times.value?.late ?? []),
    timed: computed(() => times.value && { end: hourOf(times.value.end), wait: Math.round(times.value.wait) }),
  };
}

function hourOf(minute: number): string {
  const whole = Math.round(minute) % (24 * 60);
  return formatHour(`${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`);
}

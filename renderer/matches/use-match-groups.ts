import { computed, type ComputedRef, reactive, type Ref } from 'vue';
import type { Match } from '../../shared/domain/match.ts';
import { today } from '../ui/dates.ts';
import { useSome } from '../ui/use-some.ts';

/** As many as a screen draws at once; each is read, and followed, on both its sides. */
const shownAtOnce = 60;

export interface MatchGroup {
  readonly name: 'due' | 'underWay';
  /** How many in all, shown or not. */
  readonly count: number;
  readonly some: readonly Match[];
  readonly left: number;
  readonly showMore: () => void;
}

/** Introductions under way: those to be asked about by today, then the others. A group without any is left out. */
export function useMatchGroups(matches: Ref<readonly Match[]>): ComputedRef<readonly MatchGroup[]> {
  const isDue = ({ followUpOn }: Match) => followUpOn !== null && followUpOn <= today();
  const due = computed(() => matches.value.filter(isDue));
  const underWay = computed(() => matches.value.filter((match) => !isDue(match)));
  const groups = [
    reactive({
      name: 'due' as const,
      count: computed(() => due.value.length),
      ...useSome(() => due.value, shownAtOnce),
    }),
    reactive({
      name: 'underWay' as const,
      count: computed(() => underWay.value.length),
      ...useSome(() => underWay.value, shownAtOnce),
    }),
  ];
  return computed(() => groups.filter(({ count }) => count > 0));
}

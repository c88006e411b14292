import { computed, type ComputedRef, ref } from 'vue';

export interface Some<Item> {
  readonly some: ComputedRef<readonly Item[]>;
  /** How many are not shown yet. */
  readonly left: ComputedRef<number>;
  readonly showMore: () => void;
}

/** The first of a long list, then as many again each time: nothing is out of reach, and nothing stalls. */
export function useSome<Item>(all: () => readonly Item[], step: number): Some<Item> {
  const limit = ref(step);
  return {
    some: computed(() => all().slice(0, limit.value)),
    left: computed(() => Math.max(0, all().length - limit.value)),
    showMore: () => {
      limit.value += step;
    },
  };
}

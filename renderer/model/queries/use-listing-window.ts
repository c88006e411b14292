import { type ComputedRef, computed, type Ref, shallowRef, watch } from 'vue';
import { type DeskQuery, type ListingRow, useDesk } from '../index/desk.ts';

/** How many rows are asked for at once, and in what steps the window moves. */
const size = 160;
const step = 40;

export type Narrowing = Omit<DeskQuery, 'offset' | 'limit'>;

export interface ListingWindow {
  /** The row at a position of the whole list, or `undefined` while it is not at hand. */
  readonly rowAt: (index: number) => ListingRow | undefined;
  readonly rows: ComputedRef<readonly ListingRow[]>;
  readonly offset: ComputedRef<number>;
  readonly matching: ComputedRef<number>;
  readonly total: ComputedRef<number>;
  readonly loaded: Readonly<Ref<boolean>>;
  /** Tells which rows are on screen. */
  readonly show: (first: number, last: number) => void;
}

/** The part of the list that is on screen, and a little more: rows never all leave the worker. */
export function useListingWindow(narrowing: Ref<Narrowing>): ListingWindow {
  const offset = shallowRef(0);
  watch(narrowing, () => (offset.value = 0), { flush: 'sync' });
  const query = computed<DeskQuery>(() => ({ ...narrowing.value, offset: offset.value, limit: size }));
  const { answer, loaded } = useDesk(query);
  const at = computed(() => answer.value.offset);

  return {
    rowAt: (index) => answer.value.rows[index - at.value],
    rows: computed(() => answer.value.rows),
    offset: at,
    matching: computed(() => answer.value.matching),
    total: computed(() => answer.value.total),
    loaded,
    show(first, last) {
      const fits = first >= offset.value && last < offset.value + size;
      const near = offset.value === 0 || first >= offset.value + step / 2;
      if (fits && near && last < offset.value + size - step / 2) return;
      const middle = Math.floor((first + last - size) / 2 / step) * step;
      offset.value = Math.max(0, middle);
    },
  };
}

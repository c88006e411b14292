import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual';
import { useEventListener, useResizeObserver } from '@vueuse/core';
import { type ComputedRef, computed, nextTick, onBeforeUpdate, onUpdated, type Ref, shallowRef, watch } from 'vue';
import { useActiveRow } from './use-active-row.ts';

export interface RowTableOptions<Row> {
  /** How many rows there are in all. */
  readonly count: () => number;
  /** Those at hand, and the position of the first of them. */
  readonly rows: () => readonly Row[];
  readonly offset: () => number;
  readonly scroller: Readonly<Ref<HTMLElement | null>>;
  readonly head: Readonly<Ref<HTMLElement | null>>;
  readonly body: Readonly<Ref<HTMLElement | null>>;
  /** Which positions are on screen, with some around. */
  readonly show: (first: number, last: number) => void;
  /** A key has moved to this row. */
  readonly walk: (id: string) => void;
}

interface RowLine<Row> {
  readonly index: number;
  /** Undefined while it is not at hand. */
  readonly row: Row | undefined;
  /** Pixels of rows that are not drawn before this one. */
  readonly gap: number;
}

export interface RowTable<Row> {
  readonly lines: ComputedRef<readonly RowLine<Row>[]>;
  /** Pixels of rows that are not drawn after the last one. */
  readonly below: ComputedRef<number>;
  /** The one row that Tab reaches; it is always drawn. */
  readonly active: Readonly<Ref<number>>;
  readonly stand: (index: number) => void;
  /** Focuses the active row and brings it into view. */
  readonly focus: () => Promise<void>;
  readonly startAgain: () => void;
  /** Moves on an arrow, Home, End or page key; true when it was one. */
  readonly handle: (event: KeyboardEvent) => boolean;
  /** For `ref` on each row: its height is measured. */
  readonly measure: (element: unknown) => void;
}

const overscan = 8;

/**
 * Rows of which only some are in the document, and a focus that none of that disturbs: the active row is drawn wherever
 * the list is scrolled to, and after every change of the document the focus is given back to it.
 */
export function useRowTable<Row extends { readonly id: string }>(given: RowTableOptions<Row>): RowTable<Row> {
  const { scroller, head, body } = given;
  const rowHeight = shallowRef(40);
  const hasFocus = () => body.value?.contains(document.activeElement) === true;
  const { active, ...place } = useActiveRow({ ...given, hasFocus });

  const virtualizer = useVirtualizer(
    computed(() => {
      const pinned = active.value;
      return {
        count: given.count(),
        getScrollElement: () => scroller.value,
        estimateSize: () => rowHeight.value,
        overscan,
        rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
          withPinned(defaultRangeExtractor(range), pinned, range.count),
      };
    }),
  );
  useResizeObserver(head, () => {
    const now = heightOfTokens();
    if (now === rowHeight.value) return;
    rowHeight.value = now;
    virtualizer.value.measure();
  });

  const drawn = computed(() => virtualizer.value.getVirtualItems());
  watch(drawn, () => {
    const range = virtualizer.value.range;
    if (range) given.show(Math.max(0, range.startIndex - overscan), range.endIndex + overscan);
  });
  const lines = computed(() =>
    drawn.value.map(({ index, start }, n) => ({
      index,
      row: place.rowAt(index),
      gap: start - (drawn.value[n - 1]?.end ?? 0),
    })),
  );
  const below = computed(() => virtualizer.value.getTotalSize() - (drawn.value.at(-1)?.end ?? 0));

  /** Until the list is scrolled by hand, the active row is kept in view: rows above it may turn out higher. */
  let following = false;
  useEventListener(scroller, ['wheel', 'pointerdown', 'touchmove'], () => (following = false), { passive: true });

  const activeElement = () => body.value?.querySelector<HTMLElement>(`[data-index="${active.value}"]`);
  function reveal(): void {
    const row = activeElement();
    if (scroller.value && row) scrollIntoRoom(scroller.value, row, head.value?.offsetHeight ?? 0);
  }

  let hadFocus = false;
  onBeforeUpdate(() => (hadFocus = hasFocus()));
  onUpdated(() => {
    const now = document.activeElement;
    const elsewhere = now === document.body || (now?.matches('[data-index]') === true && now !== activeElement());
    if (hadFocus && elsewhere) activeElement()?.focus({ preventScroll: true });
    if (following) reveal();
  });

  async function focus(): Promise<void> {
    following = true;
    await nextTick();
    activeElement()?.focus({ preventScroll: true });
    reveal();
  }

  function handle(event: KeyboardEvent): boolean {
    const items = drawn.value;
    const room = (scroller.value?.clientHeight ?? 400) - (head.value?.offsetHeight ?? 0);
    const average = items.reduce((sum, { size }) => sum + size, 0) / items.length || rowHeight.value;
    const target = targetOf(event, active.value, given.count(), Math.max(1, Math.floor(room / average) - 1));
    if (target === null) return false;
    event.preventDefault();
    following = true;
    place.walkTo(target);
    // Also where nothing moved: the row may have been scrolled away.
    reveal();
    return true;
  }

  return {
    lines,
    below,
    active,
    stand: place.stand,
    focus,
    startAgain() {
      following = false;
      place.startAgain();
      scroller.value?.scrollTo({ top: 0 });
    },
    handle,
    measure: (element) => virtualizer.value.measureElement(element instanceof HTMLElement ? element : null),
  };
}

/** Height in pixels of a row of one line, as the tokens make it: it follows the density and the size of the text. */
function heightOfTokens(): number {
  const root = getComputedStyle(document.documentElement);
  const rems = Number.parseFloat(root.getPropertyValue('--row')) || 2.5;
  return rems * (Number.parseFloat(root.fontSize) || 16);
}

function withPinned(indices: number[], pinned: number, count: number): number[] {
  if (pinned >= count || indices.includes(pinned)) return indices;
  return [...indices, pinned].sort((a, b) => a - b);
}

/** Scrolls by as little as shows the row whole, under a head that stays. */
function scrollIntoRoom(scroller: HTMLElement, row: HTMLElement, head: number): void {
  const top = scroller.getBoundingClientRect().top + scroller.clientTop;
  const { top: start, bottom: end } = row.getBoundingClientRect();
  const above = top + head - start;
  const under = end - (top + scroller.clientHeight);
  if (above > 0) scroller.scrollTop -= above;
  else if (under > 0) scroller.scrollTop += Math.min(under, -above);
}

function targetOf(event: KeyboardEvent, from: number, count: number, page: number): number | null {
  if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const target = steps[event.key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}

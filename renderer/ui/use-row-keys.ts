import { nextTick, type Ref, shallowRef } from 'vue';

interface RowKeysOptions {
  readonly count: () => number;
  /** How many rows a page down jumps over. */
  readonly page: () => number;
  readonly scrollTo: (index: number) => void;
  readonly body: Readonly<Ref<HTMLElement | null>>;
  readonly onMove?: (index: number) => void;
}

export interface RowKeys {
  /** The row that the Tab key reaches. */
  readonly active: Ref<number>;
  readonly moveTo: (index: number) => Promise<void>;
  /** Moves on an arrow, Home, End or page key; true when it was one. */
  readonly handle: (event: KeyboardEvent) => boolean;
}

/** Arrow keys over rows of which only some are in the document: rows carry `data-index`. */
export function useRowKeys({ count, page, scrollTo, body, onMove }: RowKeysOptions): RowKeys {
  const active = shallowRef(0);

  async function moveTo(index: number): Promise<void> {
    const last = count() - 1;
    if (last < 0) return;
    active.value = Math.min(last, Math.max(0, index));
    scrollTo(active.value);
    onMove?.(active.value);
    // The row may have to be drawn first.
    for (let tries = 0; tries < 10; tries++) {
      await nextTick();
      const row = body.value?.querySelector<HTMLElement>(`[data-index="${active.value}"]`);
      if (row) {
        row.focus({ preventScroll: true });
        return;
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  function handle(event: KeyboardEvent): boolean {
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return false;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active.value + 1,
      ArrowUp: active.value - 1,
      PageDown: active.value + page(),
      PageUp: active.value - page(),
      Home: 0,
      End: count() - 1,
    };
    const target = steps[event.key];
    if (target === undefined) return false;
    event.preventDefault();
    void moveTo(target);
    return true;
  }

  return { active, moveTo, handle };
}

import { type Ref, shallowRef, watch } from 'vue';

interface ActiveRowOptions<Row> {
  readonly count: () => number;
  /** Rows at hand, and the position of the first of them. */
  readonly rows: () => readonly Row[];
  readonly offset: () => number;
  /** Is the focus on one of the rows? */
  readonly hasFocus: () => boolean;
  /** A key has moved to this row, be it at hand a moment later only. */
  readonly walk: (id: string) => void;
}

export interface ActiveRow<Row> {
  /** Position of the row that the keyboard stands on. */
  readonly active: Readonly<Ref<number>>;
  /** The row at a position: that at hand, and the active one even where the others around it are not. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly stand: (index: number) => void;
  readonly walkTo: (index: number) => void;
  /** The first position, whichever row comes there: what is listed has changed. */
  readonly startAgain: () => void;
}

/**
 * The row that the keyboard stands on, by its identifier: it is followed when rows come or go before it, and when it
 * goes itself the next one takes its place.
 */
export function useActiveRow<Row extends { readonly id: string }>(given: ActiveRowOptions<Row>): ActiveRow<Row> {
  const { count, rows, offset } = given;
  const active = shallowRef(0);
  /** Undefined until the row is at hand. */
  let current: Row | undefined;
  let walking = false;

  const atHand = (index: number) => rows()[index - offset()];

  function stand(index: number): void {
    current = atHand(index) ?? (index === active.value ? current : undefined);
    active.value = index;
  }

  function tell(): void {
    if (!walking || !current) return;
    walking = false;
    given.walk(current.id);
  }

  watch([rows, offset, count], () => {
    const found = current ? rows().findIndex(({ id }) => id === current?.id) : -1;
    if (found >= 0) active.value = found + offset();
    // Another row stands at its place: it has gone. Where nothing is at hand nobody knows.
    else if (atHand(active.value) || active.value >= count()) current = undefined;
    active.value = Math.max(0, Math.min(active.value, count() - 1));
    if (current || given.hasFocus()) current = atHand(active.value) ?? current;
    tell();
  });

  return {
    active,
    rowAt: (index) => atHand(index) ?? (index === active.value ? current : undefined),
    stand,
    walkTo(index) {
      walking = true;
      stand(index);
      tell();
    },
    startAgain() {
      active.value = 0;
      current = undefined;
    },
  };
}

import { computed, type ComputedRef, ref, type Ref, watch } from 'vue';
import type { Round } from '../../shared/domain/round.ts';
import type { Walk } from '../../shared/routing/walk-around.ts';
import type { Undo } from '../model/commands/undo.ts';
import { type DoorMove, moveDoor, withDoorMoved } from '../model/commands/move-door.ts';
import { metresThrough } from '../workers/routing/walking-order.ts';

/** One round that a move changes: doors and metres before and after. */
export interface MoveEffect {
  readonly round: Round;
  readonly before: { readonly doors: number; readonly metres: number };
  readonly after: { readonly doors: number; readonly metres: number };
}

export interface Moving {
  /** What is tried, until it is confirmed or given up. */
  readonly pending: Readonly<Ref<DoorMove | null>>;
  /** The rounds as they would be. */
  readonly shown: ComputedRef<readonly Round[]>;
  readonly effects: ComputedRef<readonly MoveEffect[]>;
  /** Tries a move; the door may already be on its way. */
  tryMove(stopId: string, toId: string, rank: number | null): void;
  confirm(): Promise<Undo | null>;
  giveUp(): void;
}

/** Moves a door for a try: what it changes is shown first, and kept only when it is confirmed. */
export function useMoving(rounds: ComputedRef<readonly Round[]>, walk: ComputedRef<Walk>): Moving {
  const pending = ref<DoorMove | null>(null);
  const shown = computed(() =>
    pending.value ? withDoorMoved(rounds.value, pending.value, walk.value) : [...rounds.value],
  );
  const effects = computed(() => {
    const move = pending.value;
    if (!move) return [];
    return shown.value.flatMap((round, i) => {
      const was = rounds.value[i];
      return was && (round.id === move.fromId || round.id === move.toId)
        ? [{ round, before: effortOf(was), after: effortOf(round) }]
        : [];
    });
  });
  // The rounds were changed elsewhere: what was tried may no longer make sense.
  watch(rounds, () => (pending.value = null));

  function effortOf(round: Round): { doors: number; metres: number } {
    return { doors: round.stops.length, metres: metresThrough(round.stops, round, walk.value) };
  }

  return {
    pending,
    shown,
    effects,
    tryMove(stopId, toId, rank) {
      const from = rounds.value.find(({ stops }) => stops.some(({ id }) => id === stopId));
      if (!from) return;
      const isHome = toId === from.id && rank === from.stops.findIndex(({ id }) => id === stopId);
      pending.value = isHome ? null : { stopId, fromId: from.id, toId, rank };
    },
    async confirm() {
      const move = pending.value;
      pending.value = null;
      return move && (await moveDoor(move));
    },
    giveUp: () => (pending.value = null),
  };
}

import { onScopeDispose, ref, type Ref } from 'vue';
import { planShares, type RoundsPlanned, type RoundsToShare } from '../model/commands/share-rounds.ts';

/** Sharing that takes less is not worth a bar. */
const patience = 1000;

export interface Sharing {
  /** In percent, once it has taken a second; `null` otherwise. */
  readonly percent: Readonly<Ref<number | null>>;
  share(rounds: RoundsToShare): Promise<RoundsPlanned | null>;
  cancel(): void;
}

/** Shares doors in the background; leaving the screen cancels. */
export function useSharing(): Sharing {
  const percent = ref<number | null>(null);
  let running: AbortController | null = null;

  function cancel(): void {
    running?.abort();
  }
  onScopeDispose(cancel);

  return {
    percent,
    cancel,
    async share(rounds) {
      cancel();
      const mine = new AbortController();
      running = mine;
      const began = performance.now();
      try {
        return await planShares(rounds, {
          signal: mine.signal,
          onProgress: (share) => {
            if (performance.now() - began > patience) percent.value = Math.floor(100 * share);
          },
        });
      } finally {
        percent.value = null;
      }
    },
  };
}

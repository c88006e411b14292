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
      let done = 0;
      const show = (): void => {
        percent.value = Math.floor(100 * done);
      };
      // By the clock, not by the first word of the work: whoever waits for that one has a way out as well.
      const late = setTimeout(show, patience);
      try {
        return await planShares(rounds, {
          signal: mine.signal,
          onProgress: (share) => {
            done = share;
            if (percent.value !== null) show();
          },
        });
      } finally {
        clearTimeout(late);
        percent.value = null;
      }
    },
  };
}

import { onScopeDispose, type Ref, shallowRef } from 'vue';
import { planInBackground } from '../workers/proposals/plan-in-background.ts';
import type { Compared, Proposals, ProposalsRequest } from '../workers/proposals/proposals-protocol.ts';

type Plan = (asked: Omit<ProposalsRequest, 'key'>) => Promise<Proposals | null>;

export interface Planning {
  readonly working: Readonly<Ref<boolean>>;
  readonly compared: Readonly<Ref<Compared | null>>;
  /** The last piece of work could not be done. */
  readonly failed: Readonly<Ref<boolean>>;
  /** `null` when it was stopped or failed. */
  run<Answer>(job: (plan: Plan) => Promise<Answer | null>): Promise<Answer | null>;
  cancel(): void;
}

/** One piece of work at a time: a newer one takes the place of an older one. Leaving the screen cancels. */
export function usePlanning(): Planning {
  const working = shallowRef(false);
  const compared = shallowRef<Compared | null>(null);
  const failed = shallowRef(false);
  let running = new AbortController();

  function cancel(): void {
    running.abort();
  }
  onScopeDispose(cancel);

  async function run<Answer>(job: (plan: Plan) => Promise<Answer | null>): Promise<Answer | null> {
    cancel();
    const mine = new AbortController();
    running = mine;
    working.value = true;
    compared.value = null;
    failed.value = false;
    try {
      return await job((asked) => planInBackground(asked, mine.signal, (how) => (compared.value = how)));
    } catch {
      failed.value = running === mine;
      return null;
    } finally {
      if (running === mine) working.value = false;
    }
  }

  return { working, compared, failed, run, cancel };
}

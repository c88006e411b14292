import { type ComputedRef, onScopeDispose, shallowRef, type ShallowRef, watch } from 'vue';
import type { Round } from '../../shared/domain/round.ts';
import type { JudgedOrder } from '../../shared/routing/order-round.ts';
import { readSetting } from '../db/settings.ts';
import { judgeDoors } from '../workers/routing/routing-client.ts';
import { roundToOrder } from '../workers/routing/walking-order.ts';

/** How good the order of a round is as it stands; `null` while nobody knows yet. Found in the background. */
export function useOrderJudged(round: ComputedRef<Round | null>): Readonly<ShallowRef<JudgedOrder | null>> {
  const judged = shallowRef<JudgedOrder | null>(null);
  let running = new AbortController();
  onScopeDispose(() => running.abort());

  watch(
    () => round.value && [round.value.id, round.value.updatedAt].join(' '),
    async () => {
      running.abort();
      judged.value = null;
      const now = round.value;
      if (!now || now.stops.length < 2) return;
      const mine = (running = new AbortController());
      const found = await judgeDoors(roundToOrder(now.stops, now, await readSetting('barriers')), mine.signal);
      if (!mine.signal.aborted) judged.value = found;
    },
    { immediate: true },
  );
  return judged;
}

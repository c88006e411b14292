import { heldKarpLimit } from '../../../shared/routing/held-karp.ts';
import { type JudgedOrder, orderRound, type RoundToOrder } from '../../../shared/routing/order-round.ts';
import type { DoorsToShare, SharedDoors } from '../../../shared/routing/share-doors.ts';
import type { RoutingMessage, RoutingRequest } from './routing-protocol.ts';

/** Walking order, as indices of doors. Beyond the few that take no time, the screen stays free meanwhile. */
export async function orderDoors(round: RoundToOrder): Promise<readonly number[]> {
  const isQuick = round.doors.length <= heldKarpLimit && round.doors.every(({ hours }) => !hours);
  if (isQuick) return orderRound(round).order;
  const answer = await ask({ type: 'order', round });
  return answer?.type === 'ordered' ? answer.ordered.order : [];
}

/** How good the order is in which the doors are given; `null` when it was cancelled. */
export async function judgeDoors(round: RoundToOrder, signal: AbortSignal): Promise<JudgedOrder | null> {
  const answer = await ask({ type: 'judge', round }, signal);
  return answer?.type === 'judged' ? answer.judged : null;
}

/** Shares doors between volunteers in a worker; `null` when it was cancelled. */
export async function shareInBackground(
  problem: DoorsToShare,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<SharedDoors | null> {
  const answer = await ask({ type: 'share', problem }, signal, onProgress);
  return answer?.type === 'shared' ? answer.shared : null;
}

function ask(
  request: RoutingRequest,
  signal?: AbortSignal,
  onProgress: (share: number) => void = () => {},
): Promise<RoutingMessage | null> {
  return new Promise<RoutingMessage | null>((resolve, reject) => {
    if (signal?.aborted) return resolve(null);
    const worker = new Worker(new URL('./routing.worker.ts', import.meta.url), { type: 'module' });
    const end = (then: () => void): void => {
      worker.terminate();
      then();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<RoutingMessage>) => {
      if (data.type === 'progress') onProgress(data.share);
      else end(() => resolve(data));
    });
    worker.addEventListener('error', ({ message }) => end(() => reject(new Error(message))));
    signal?.addEventListener('abort', () => end(() => resolve(null)), { once: true });
    worker.postMessage(request);
  });
}

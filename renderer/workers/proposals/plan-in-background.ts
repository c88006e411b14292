import { databaseName } from '../../db/database-name.ts';
import { keyForWorker } from '../../db/vault/vault.ts';
import type { Compared, Proposals, ProposalsReply, ProposalsRequest } from './proposals-protocol.ts';

/** Plans introductions in a worker of its own; `null` when it was cancelled. Rejects when it could not be done. */
export function planInBackground(
  asked: Omit<ProposalsRequest, 'key'>,
  signal: AbortSignal,
  onCompared: (compared: Compared) => void,
): Promise<Proposals | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const worker = new Worker(new URL('./proposals.worker.ts', import.meta.url), {
      type: 'module',
      name: databaseName(),
    });
    const end = (then: () => void): void => {
      worker.terminate();
      then();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ProposalsReply>) => {
      if (data.type === 'compared') onCompared(data);
      else if (data.type === 'planned') end(() => resolve(data.plan));
      else end(() => reject(new Error('no introductions planned')));
    });
    worker.addEventListener('error', ({ message }) => end(() => reject(new Error(message))));
    signal.addEventListener('abort', () => end(() => resolve(null)), { once: true });
    worker.postMessage({ key: keyForWorker(), ...asked } satisfies ProposalsRequest);
  });
}

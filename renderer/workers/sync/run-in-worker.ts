import { databaseName } from '../../db/database-name.ts';
import type { SyncProgress, SyncReport } from '../../../shared/sync/ports.ts';
import type { CityConnection } from '../../../shared/shell.ts';
import { keyForWorker, onLock } from '../../db/vault/vault.ts';
import { fieldsToSend } from '../../../shared/city/capability-notes.ts';
import type { Resync, SyncReply, SyncRequest } from './sync-protocol.ts';

export type RunEnd = { readonly report: SyncReport } | { readonly problem: 'disk-full' | 'unexpected' | 'locked' };

/** One run of the engine, in a worker of its own, which the lock ends wherever it stands. */
export async function runInWorker(
  connection: CityConnection,
  resync: Resync,
  onProgress: (progress: SyncProgress) => void,
  signal: AbortSignal,
): Promise<RunEnd> {
  const worker = new Worker(new URL('./sync.worker.ts', import.meta.url), { type: 'module', name: databaseName() });
  const send = (request: SyncRequest) => worker.postMessage(request);
  let stopListening = () => {};
  try {
    return await new Promise<RunEnd>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<SyncReply>) => {
        if (data.type === 'progress') onProgress(data.progress);
        else resolve(data.type === 'report' ? { report: data.report } : { problem: data.problem });
      };
      worker.onerror = () => resolve({ problem: 'unexpected' });
      stopListening = onLock(() => resolve({ problem: 'locked' }));
      signal.addEventListener('abort', () => send({ type: 'cancel' }));
      const { capabilities } = connection.account;
      send({
        type: 'start',
        key: keyForWorker(),
        capabilities: { ...capabilities, writableFields: fieldsToSend(connection.account) },
        resync,
      });
    });
  } finally {
    stopListening();
    worker.terminate();
  }
}

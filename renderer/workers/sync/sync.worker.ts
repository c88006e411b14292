import { v7 as uuidv7 } from 'uuid';
import { synchronise } from '../../../shared/sync/synchronise.ts';
import { cityPath } from '../../../shared/shell.ts';
import { PalierDatabase } from '../../db/database.ts';
import { isDiskFull } from '../../db/disk-full.ts';
import { createCityPort } from './city-port.ts';
import type { SyncReply, SyncRequest } from './sync-protocol.ts';
import { createSyncStore } from './sync-store.ts';

const cancelled = new AbortController();

self.onmessage = ({ data }: MessageEvent<SyncRequest>) => {
  if (data.type === 'cancel') cancelled.abort();
  else void run(data).then(reply);
};

async function run(request: Extract<SyncRequest, { type: 'start' }>): Promise<SyncReply> {
  const database = new PalierDatabase(request.key);
  try {
    const report = await synchronise(
      {
        city: createCityPort({
          baseUrl: `${self.location.origin}${cityPath}`,
          capabilities: request.capabilities,
          signal: cancelled.signal,
        }),
        store: createSyncStore(database),
        now: () => new Date().toISOString(),
        random: Math.random,
        sleep,
        newId: uuidv7,
      },
      {
        signal: cancelled.signal,
        onProgress: (progress) => reply({ type: 'progress', progress }),
        resync: request.resync,
      },
    );
    return { type: 'report', report };
  } catch (error) {
    return { type: 'failed', problem: isDiskFull(error) ? 'disk-full' : 'unexpected' };
  } finally {
    database.close();
  }
}

function reply(message: SyncReply): void {
  self.postMessage(message);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    cancelled.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import { databaseName } from '../../db/database-name.ts';
import { onScopeDispose, type Ref, ref, shallowRef } from 'vue';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';
import { noteAddressesReplaced } from '../../model/commands/address-commands.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from '../../workers/geocoder/address-import-protocol.ts';
import { boundsAround } from '../../../shared/domain/bounds.ts';
import { reloadAddresses } from '../../workers/geocoder/geocoder-client.ts';

type ImportDone = Extract<ImportMessage, { type: 'done' }>;

export interface AddressImport {
  /** `share`: of the file, between 0 and 1; `null` when none runs. */
  readonly progress: Ref<{ rows: number; share: number } | null>;
  readonly done: Ref<ImportDone | null>;
  readonly failure: Ref<ImportFailure | null>;
  start(file: Blob): Promise<void>;
  /** The base before stays as it was. */
  cancel(): void;
}

/** Follows the import of one address file, in a worker that can be dropped at any moment. */
export function useAddressImport(): AddressImport {
  const progress = shallowRef<{ rows: number; share: number } | null>(null);
  const done = shallowRef<ImportDone | null>(null);
  const failure = ref<ImportFailure | null>(null);
  let worker: Worker | null = null;

  async function start(file: Blob): Promise<void> {
    cancel();
    done.value = null;
    failure.value = null;
    progress.value = { rows: 0, share: 0 };
    const bounds = boundsAround(await outlines());
    const started = new Worker(new URL('../../workers/geocoder/address-import.worker.ts', import.meta.url), {
      type: 'module',
      name: databaseName(),
    });
    worker = started;
    started.addEventListener('message', ({ data }: MessageEvent<ImportMessage>) => {
      if (data.type === 'progress') progress.value = data;
      else void finish(data);
    });
    started.addEventListener('error', () => void finish({ type: 'failed', code: 'unreadable' }));
    started.postMessage({ file, bounds } satisfies ImportRequest);
  }

  async function finish(message: Exclude<ImportMessage, { type: 'progress' }>): Promise<void> {
    worker?.terminate();
    worker = null;
    if (message.type === 'done') {
      await noteAddressesReplaced(message.lines);
      await reloadAddresses();
      done.value = message;
    } else failure.value = message.code;
    progress.value = null;
  }

  function cancel(): void {
    worker?.terminate();
    worker = null;
    progress.value = null;
  }

  onScopeDispose(cancel);
  return { progress, done, failure, start, cancel };
}

async function outlines() {
  const commune = await readSetting('commune');
  const quartiers = await db().quartiers.toArray();
  return [...(commune?.polygons ?? []), ...quartiers.flatMap((quartier) => quartier.polygons)];
}

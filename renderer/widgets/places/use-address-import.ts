import { databaseName } from '../../db/database-name.ts';
import { onScopeDispose, type Ref, ref, shallowRef } from 'vue';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';
import { checkDiskRoom, isReadOnly } from '../../model/disk-room.ts';
import { noteAddressesReplaced } from '../../model/commands/address-commands.ts';
import type { Undo } from '../../model/commands/undo.ts';
import { boundsAround } from '../../../shared/domain/bounds.ts';
import type { AddressPreview } from '../../../shared/geocoding/preview-addresses.ts';
import { ok, refused } from '../../../shared/result.ts';
import type { ImportFailure, ImportMessage, ImportRequest } from '../../workers/geocoder/address-import-protocol.ts';
import { reloadAddresses } from '../../workers/geocoder/geocoder-client.ts';

export interface AddressImport {
  /** `share`: of the file, between 0 and 1; `null` when none runs. */
  readonly progress: Ref<{ rows: number; share: number } | null>;
  /** What was read, while somebody is asked whether it shall take the place of the base that is there. */
  readonly asked: Ref<AddressPreview | null>;
  /** Is it being written? */
  readonly writing: Ref<boolean>;
  readonly done: Ref<AddressPreview | null>;
  readonly failure: Ref<ImportFailure | null>;
  /** Reads a file; where there is no base yet, takes it. */
  start(file: Blob): Promise<void>;
  replace(): Promise<void>;
  /** The base before stays as it was. */
  cancel(): void;
}

type Done = (preview: AddressPreview, undo: Undo) => void;
type Read = Extract<ImportMessage, { type: 'read' }>;

/** Whose base is there now: the worker that wrote it holds the one before, until another file is written. */
let latest: Worker | null = null;

/** Follows the import of one address file, in a worker that can be dropped at any moment. */
export function useAddressImport(whenDone: Done): AddressImport {
  const progress = shallowRef<{ rows: number; share: number } | null>(null);
  const asked = shallowRef<AddressPreview | null>(null);
  const writing = ref(false);
  const done = shallowRef<AddressPreview | null>(null);
  const failure = ref<ImportFailure | null>(null);
  let worker: Worker | null = null;
  let read: Read | null = null;

  async function start(file: Blob): Promise<void> {
    cancel();
    done.value = null;
    failure.value = null;
    if ((await checkDiskRoom(), isReadOnly())) {
      failure.value = 'disk-full';
      return;
    }
    progress.value = { rows: 0, share: 0 };
    const bounds = boundsAround(await outlines());
    worker = new Worker(new URL('../../workers/geocoder/address-import.worker.ts', import.meta.url), {
      type: 'module',
      name: databaseName(),
    });
    const message = await answer(worker, { type: 'read', file, bounds }, (running) => (progress.value = running));
    progress.value = null;
    if (message.type !== 'read') return fail(message);
    read = message;
    if ((await db().addresses.count()) === 0) await replace();
    else asked.value = message.preview;
  }

  async function replace(): Promise<void> {
    if (!worker || !read || writing.value) return;
    writing.value = true;
    const message = await answer(worker, { type: 'swap' });
    writing.value = false;
    if (message.type !== 'swapped') return fail(message);
    asked.value = null;
    latest?.terminate();
    latest = worker;
    worker = null;
    const { undo } = await noteAddressesReplaced(read.lines);
    await reloadAddresses();
    done.value = read.preview;
    whenDone(read.preview, wayBack(latest, undo));
  }

  function fail(message: ImportMessage): void {
    failure.value = message.type === 'failed' ? message.code : 'unreadable';
    cancel();
    void namedFull();
  }

  /** A database that was shut for want of room says only that it was shut. */
  async function namedFull(): Promise<void> {
    if (failure.value === 'unreadable' && (await checkDiskRoom(), isReadOnly())) failure.value = 'disk-full';
  }

  function cancel(): void {
    worker?.terminate();
    worker = null;
    read = null;
    progress.value = null;
    asked.value = null;
  }

  onScopeDispose(cancel);
  return { progress, asked, writing, done, failure, start, replace, cancel };
}

/** The two bases change places again, unless another one has been written since. */
function wayBack(worker: Worker, undo: Undo): Undo {
  return async () => {
    if (worker !== latest) return refused('changed-since');
    const back = await undo();
    if (!back.ok) return back;
    await answer(worker, { type: 'swap' });
    await reloadAddresses();
    return ok(wayBack(worker, back.data));
  };
}

/** What a worker answers at last; nothing ever, where it is thrown away meanwhile. */
function answer(
  worker: Worker,
  request: ImportRequest,
  during: (progress: Extract<ImportMessage, { type: 'progress' }>) => void = () => {},
): Promise<Exclude<ImportMessage, { type: 'progress' }>> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
      if (data.type === 'progress') during(data);
      else resolve(data);
    };
    worker.onerror = () => resolve({ type: 'failed', code: 'unreadable' });
    worker.postMessage(request);
  });
}

async function outlines() {
  const commune = await readSetting('commune');
  const quartiers = await db().quartiers.toArray();
  return [...(commune?.polygons ?? []), ...quartiers.flatMap((quartier) => quartier.polygons)];
}

import { computed, type ComputedRef, onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { BackupFailure, BackupPlace } from '../../shared/backup/backup-bridge.ts';
import type { Manifest } from '../../shared/backup/manifest.ts';
import type { RestoreMode } from '../../shared/backup/plan-restore.ts';
import type { Result } from '../../shared/result.ts';
import { readSetting } from '../db/settings.ts';
import { readRecoveryKey } from '../db/vault/recovery-key.ts';
import { fetchBackup, largestBackup } from '../model/backups/fetch-backup.ts';
import { restoreBackup } from '../model/backups/restore-backup.ts';
import type { Undo } from '../model/commands/undo.ts';
import { shell } from '../model/shell.ts';
import { type BackupWorker, type PlannedRestore, startBackupWorker } from '../workers/backup/backup-worker.ts';
import type { Openers, OpenProblem } from '../workers/backup/backup-protocol.ts';

type RestoreProblem = OpenProblem | BackupFailure | 'mistyped';

export interface Restore {
  readonly step: Ref<'choose' | 'opening' | 'key' | 'preview' | 'restoring'>;
  readonly problem: Ref<RestoreProblem | null>;
  readonly manifest: ShallowRef<Manifest | null>;
  readonly plan: ShallowRef<PlannedRestore | null>;
  readonly mode: Ref<RestoreMode>;
  readonly written: Ref<number>;
  readonly toWrite: ComputedRef<number>;
  reset(): void;
  fromFile(file: Blob): Promise<void>;
  fromPlace(from: BackupPlace, name: string): Promise<void>;
  /** With the words or the key as typed, and the file of the key where it is no longer beside the backups. */
  showKey(typed: string, chosenFile: Blob | null): Promise<void>;
  choose(wanted: RestoreMode): Promise<void>;
  /** `null` where it failed, which `problem` then says. */
  carryOut(): Promise<Undo | null>;
}

/** From the file to the preview, and from there to the restored rows. Nothing is written before `carryOut`. */
export function useRestore(): Restore {
  const step = ref<'choose' | 'opening' | 'key' | 'preview' | 'restoring'>('choose');
  const problem = ref<RestoreProblem | null>(null);
  const manifest = shallowRef<Manifest | null>(null);
  const plan = shallowRef<PlannedRestore | null>(null);
  const mode = ref<RestoreMode>('merge');
  const written = ref(0);
  const toWrite = computed(() => {
    const counts = Object.values(plan.value?.counts ?? {});
    return counts.reduce((sum, { added, changed }) => sum + added + changed, 0);
  });
  let worker: BackupWorker | null = null;
  let sealed: Uint8Array = new Uint8Array(0);
  let place: BackupPlace | null = null;

  /** What is being written goes on to its end, whatever is closed meanwhile. */
  function reset(): void {
    if (step.value === 'restoring') return;
    worker?.end();
    worker = null;
    sealed = new Uint8Array(0);
    place = null;
    [step.value, problem.value, manifest.value, plan.value] = ['choose', null, null, null];
  }

  async function fromFile(file: Blob): Promise<void> {
    place = null;
    if (file.size > largestBackup) problem.value = 'too-large';
    else await begin(async () => ({ ok: true, data: new Uint8Array(await file.arrayBuffer()) }));
  }

  async function fromPlace(from: BackupPlace, name: string): Promise<void> {
    place = from;
    await begin(() => fetchBackup(shell.backups, from, name));
  }

  async function begin(read: () => Promise<Result<Uint8Array, BackupFailure | 'too-large'>>): Promise<void> {
    [step.value, problem.value] = ['opening', null];
    const file = await read();
    if (!file.ok) {
      [step.value, problem.value] = ['choose', file.code];
      return;
    }
    sealed = file.data;
    // Those of this laptop's own backups need no words.
    await open({ identities: (await readSetting('backup-keys'))?.identities ?? [] });
    if (problem.value === 'wrong-key') [step.value, problem.value] = ['key', null];
  }

  /** By the recovery key where what was typed has its form, else by the passphrase and the `cle.age` beside the backup. */
  async function showKey(typed: string, chosenFile: Blob | null): Promise<void> {
    const recovery = readRecoveryKey(typed);
    if (recovery.ok) {
      await open({ identities: [], recoverySecret: recovery.data });
      return;
    }
    const file = chosenFile ? new Uint8Array(await chosenFile.arrayBuffer()) : await keyFileBeside();
    if (file === null) problem.value = 'not-found';
    else await open({ identities: [], keyFile: { file, passphrase: typed } });
  }

  async function keyFileBeside(): Promise<Uint8Array | null> {
    if (place === null) return null;
    const file = await fetchBackup(shell.backups, place, 'cle.age');
    return file.ok ? file.data : null;
  }

  async function open(openers: Openers): Promise<void> {
    const before = step.value === 'key' ? 'key' : 'choose';
    [step.value, problem.value] = ['opening', null];
    worker ??= startBackupWorker();
    const opened = await worker.open(sealed, openers);
    if (!opened.ok) {
      [step.value, problem.value] = [opened.code === 'wrong-key' ? before : 'choose', opened.code];
      return;
    }
    manifest.value = opened.data.manifest;
    await choose(mode.value);
  }

  async function choose(wanted: RestoreMode): Promise<void> {
    mode.value = wanted;
    step.value = 'opening';
    plan.value = (await worker?.plan(wanted, 'here')) ?? null;
    step.value = 'preview';
  }

  async function carryOut(): Promise<Undo | null> {
    if (plan.value === null) return null;
    step.value = 'restoring';
    written.value = 0;
    try {
      const undo = worker && (await restoreBackup(worker, plan.value, (rows) => (written.value = rows)));
      step.value = 'choose';
      return undo;
    } catch (error) {
      step.value = 'preview';
      throw error;
    }
  }

  onScopeDispose(reset);
  return {
    step,
    problem,
    manifest,
    plan,
    mode,
    written,
    toWrite,
    reset,
    fromFile,
    fromPlace,
    showKey,
    choose,
    carryOut,
  };
}

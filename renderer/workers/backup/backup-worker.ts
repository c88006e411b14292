import type { AgeIdentity } from '../../../shared/backup/age.ts';
import type { Manifest } from '../../../shared/backup/manifest.ts';
import type { RestoreMode } from '../../../shared/backup/plan-restore.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { databaseName } from '../../db/database-name.ts';
import { keyForWorker, onLock } from '../../db/vault/vault.ts';
import type {
  BackupReply,
  BackupRequest,
  Openers,
  OpenProblem,
  PlanSlice,
  PlanSummary,
  SealedBy,
} from './backup-protocol.ts';
import type { ReadableFiles } from './readable-files.ts';
import type { ArchiveToMake, MadeArchive } from './make-archive.ts';

export interface OpenedBackup {
  readonly manifest: Manifest;
  readonly identities: readonly AgeIdentity[];
}

export interface PlannedRestore extends PlanSummary {
  readonly slices: readonly PlanSlice[];
}

export interface BackupWorker {
  make(what: ArchiveToMake, onProgress: (done: number, total: number) => void): Promise<MadeArchive>;
  /** Opened, checked, and kept in the worker until it ends. */
  open(sealed: Uint8Array, openers: Openers): Promise<Result<OpenedBackup, OpenProblem>>;
  /** Of the backup that was opened last, against what is here now; `alone`: against nothing. */
  plan(mode: RestoreMode, against: 'here' | 'nothing'): Promise<PlannedRestore>;
  /** The address base of the opened backup, which no plan carries: in place of the one that is here. */
  restoreAddresses(): Promise<void>;
  /** Everything that is here, readable without Palier; `day`: as it is written on it. */
  leave(day: string): Promise<ReadableFiles>;
  /** Those of a `cle.age`; none where these words do not open it. */
  openIdentities(file: Uint8Array, passphrase: string): Promise<readonly AgeIdentity[]>;
  sealIdentities(identities: readonly AgeIdentity[], by: SealedBy): Promise<Uint8Array>;
  /** Whatever it is doing is dropped: its promises reject with `BackupCancelled`. */
  end(): void;
}

/** It was ended from here, by whoever waits for it or by the lock. */
export class BackupCancelled extends Error {
  constructor() {
    super('the backup was cancelled');
    this.name = 'BackupCancelled';
  }
}

/** All that is slow about backups, away from the page; it dies with the lock. */
export function startBackupWorker(): BackupWorker {
  const worker = new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module', name: databaseName() });
  let hear: (reply: BackupReply) => void = () => {};
  let fail: (error: Error) => void = () => {};
  worker.addEventListener('message', ({ data }: MessageEvent<BackupReply>) => {
    if (data.type === 'failed') fail(new Error(data.message));
    else hear(data);
  });
  worker.addEventListener('error', ({ message }) => fail(new Error(message)));
  const stopListening = onLock(end);

  function end(): void {
    stopListening();
    worker.terminate();
    fail(new BackupCancelled());
  }

  function ask<Answer>(request: BackupRequest, take: (reply: BackupReply, answer: (it: Answer) => void) => void) {
    return new Promise<Answer>((resolve, reject) => {
      hear = (reply) => take(reply, resolve);
      fail = reject;
      worker.postMessage(request);
    });
  }

  return {
    make: (what, onProgress) =>
      ask<MadeArchive>({ type: 'make', key: keyForWorker(), ...what }, (reply, answer) => {
        if (reply.type === 'progress') onProgress(reply.done, reply.total);
        else if (reply.type === 'made') answer(reply);
      }),
    open: (sealed, openers) =>
      ask<Result<OpenedBackup, OpenProblem>>({ type: 'open', sealed, openers }, (reply, answer) => {
        if (reply.type === 'opened') answer(ok(reply));
        else if (reply.type === 'refused') answer(refused(reply.problem));
      }),
    plan: (mode, against) => {
      const slices: PlanSlice[] = [];
      const key = against === 'here' ? keyForWorker() : null;
      return ask<PlannedRestore>({ type: 'plan', key, mode }, (reply, answer) => {
        if (reply.type === 'slice') slices.push(reply);
        else if (reply.type === 'planned') answer({ ...reply, slices });
      });
    },
    restoreAddresses: () =>
      ask<undefined>({ type: 'restore-addresses' }, (reply, answer) => {
        if (reply.type === 'addresses-restored') answer(undefined);
      }),
    leave: (day) =>
      ask<ReadableFiles>({ type: 'leave', key: keyForWorker(), day }, (reply, answer) => {
        if (reply.type === 'left') answer(reply);
      }),
    openIdentities: (file, passphrase) =>
      ask<readonly AgeIdentity[]>({ type: 'open-identities', file, passphrase }, (reply, answer) => {
        if (reply.type === 'identities') answer(reply.identities);
      }),
    sealIdentities: (identities, by) =>
      ask<Uint8Array>({ type: 'seal-identities', identities, by }, (reply, answer) => {
        if (reply.type === 'sealed') answer(reply.file);
      }),
    end,
  };
}

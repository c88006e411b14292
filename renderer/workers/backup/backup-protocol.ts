import type { AgeIdentity, AgeProblem } from '../../../shared/backup/age.ts';
import type { BackupRow, BackupTable } from '../../../shared/backup/backup-tables.ts';
import type { Manifest } from '../../../shared/backup/manifest.ts';
import type { ReadableFiles } from './readable-files.ts';
import type { ArchiveToMake, MadeArchive } from './make-archive.ts';
import type { RestoreCounts, RestoreMode } from '../../../shared/backup/plan-restore.ts';
import type { ArchiveProblem } from '../../../shared/backup/read-archive.ts';

/** What somebody shows to open a backup: one of them may do. */
export interface Openers {
  readonly identities: readonly AgeIdentity[];
  /** `cle.age`, and the words that open it. */
  readonly keyFile?: { readonly file: Uint8Array; readonly passphrase: string };
  /** The 30 secret characters of a recovery key. */
  readonly recoverySecret?: string;
}

/** Page → worker: one at a time. */
export type BackupRequest =
  | ({
      readonly type: 'make';
      /** Data key, 32 bytes: the worker reads for itself. */
      readonly key: Uint8Array;
    } & ArchiveToMake)
  /** Opened, checked and kept in the worker for the next two. */
  | { readonly type: 'open'; readonly sealed: Uint8Array; readonly openers: Openers }
  /** `key`: of the database with which it is compared; `null`: with an empty one. */
  | { readonly type: 'plan'; readonly key: Uint8Array | null; readonly mode: RestoreMode }
  /** Of the opened backup: public and many, written by the worker itself. */
  | { readonly type: 'restore-addresses' }
  /** Everything, readable without Palier. */
  | { readonly type: 'leave'; readonly key: Uint8Array; readonly day: string }
  | { readonly type: 'open-identities'; readonly file: Uint8Array; readonly passphrase: string }
  | { readonly type: 'seal-identities'; readonly identities: readonly AgeIdentity[]; readonly by: SealedBy };

export type SealedBy = { readonly passphrase: string } | { readonly recoveryKey: string };

export type OpenProblem = AgeProblem | ArchiveProblem;

/** Rows travel in slices, so that neither side stands still for long. */
export interface PlanSlice {
  readonly table: BackupTable;
  readonly change: 'added' | 'changed';
  readonly rows: readonly BackupRow[];
}

export interface PlanSummary {
  readonly counts: Readonly<Record<BackupTable, RestoreCounts>>;
  readonly removed: Readonly<Record<BackupTable, readonly string[]>>;
}

/** Worker → page. */
export type BackupReply =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | ({ readonly type: 'made' } & MadeArchive)
  | { readonly type: 'opened'; readonly manifest: Manifest; readonly identities: readonly AgeIdentity[] }
  | { readonly type: 'refused'; readonly problem: OpenProblem }
  | ({ readonly type: 'slice' } & PlanSlice)
  | ({ readonly type: 'planned' } & PlanSummary)
  /** None where these words do not open it. */
  | { readonly type: 'identities'; readonly identities: readonly AgeIdentity[] }
  | { readonly type: 'addresses-restored' }
  | ({ readonly type: 'left' } & ReadableFiles)
  | { readonly type: 'sealed'; readonly file: Uint8Array }
  | { readonly type: 'failed'; readonly message: string };

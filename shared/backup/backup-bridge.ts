import * as v from 'valibot';
import type { Result } from '../result.ts';
import { backupNamePattern, keyFileNames, type KeyFileName } from './backup-name.ts';

/** Backups travel sealed, in pieces: a hundred thousand listings are no single message. */
export const pieceBytes = 4 * 1024 * 1024;

const piece = v.pipe(
  v.instance(Uint8Array),
  v.check((value) => value.byteLength <= pieceBytes),
);
const keyFile = v.pipe(
  v.instance(Uint8Array),
  v.check((value) => value.byteLength <= 64 * 1024),
);
const name = v.pipe(v.string(), v.regex(backupNamePattern));
const writing = v.pipe(v.string(), v.uuid());

/** In the application's own folder, and in one that the coordinator has chosen: a USB key, a shared drive. */
const backupPlaces = ['own', 'chosen'] as const;
export type BackupPlace = (typeof backupPlaces)[number];

export type BackupFailure =
  | 'disk-full'
  | 'not-writable'
  /** The disk, or the key, only lets itself be read. */
  | 'read-only'
  /** Unplugged, renamed, or no longer there. */
  | 'folder-missing'
  /** What came back from the disk is not what was written. */
  | 'differs'
  | 'not-found'
  | 'cancelled';

export interface PlaceState {
  readonly place: BackupPlace;
  /** For people: never used as a path. */
  readonly shownPath: string;
  /** `null`: it is there. */
  readonly problem: Extract<BackupFailure, 'folder-missing' | 'not-writable'> | null;
  /** ISO instant; `null`: never yet. */
  readonly lastSeenAt: string | null;
  /** The newest first. */
  readonly backups: readonly { readonly name: string; readonly bytes: number }[];
}

export interface BackupState {
  /** Name of this computer, for people. */
  readonly computer: string;
  readonly places: readonly PlaceState[];
}

/** What became of it in each place; `null`: it is there, and was read back. */
export type BackupOutcome = Partial<Record<BackupPlace, BackupFailure | null>>;

/** Channel name → schema of its only argument. */
export const backupCalls = {
  'backups:state': v.undefined(),
  'backups:begin': v.object({ name }),
  'backups:append': v.object({ writing, content: piece }),
  'backups:finish': v.object({
    writing,
    /** Of all the pieces, in hexadecimal. */
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  'backups:abandon': v.object({ writing }),
  'backups:keep-key': v.object({ name: v.picklist(keyFileNames), content: keyFile }),
  'backups:read': v.object({
    place: v.picklist(backupPlaces),
    name: v.union([name, v.picklist(keyFileNames)]),
    from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  'backups:choose-folder': v.undefined(),
  'backups:forget-folder': v.undefined(),
} as const;

export interface BackupBridge {
  state(): Promise<Result<BackupState>>;
  begin(argument: { name: string }): Promise<Result<{ writing: string }, BackupFailure>>;
  append(argument: { writing: string; content: Uint8Array }): Promise<Result<null, BackupFailure>>;
  /** To the disk itself, under its name, read back and compared; then those go that may. */
  finish(argument: { writing: string; sha256: string }): Promise<Result<BackupOutcome, BackupFailure>>;
  abandon(argument: { writing: string }): Promise<Result<null>>;
  /** Beside the backups, in every place. */
  keepKey(argument: { name: KeyFileName; content: Uint8Array }): Promise<Result<BackupOutcome>>;
  /** A piece, from this byte on; empty at the end. */
  read(argument: {
    place: BackupPlace;
    name: string;
    from: number;
  }): Promise<Result<{ content: Uint8Array; bytes: number }, BackupFailure>>;
  chooseFolder(): Promise<Result<null, BackupFailure>>;
  forgetFolder(): Promise<Result<null>>;
}

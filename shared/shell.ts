import * as v from 'valibot';
import { backupCalls, type BackupBridge } from './backup/backup-bridge.ts';
import type { Result } from './result.ts';
import { type LogBridge, logCalls, type VaultBridge } from './space/log-bridge.ts';

/**
 * The contract between the renderer and whatever hosts it. Two hosts satisfy it: Electron (`electron/`)
 * and the loopback host (`tests/host/`). Arguments are plain data, checked on the far side with the
 * schema below; answers are `Result`s, because only a message survives a thrown error.
 */

const bytes = v.pipe(
  v.instance(Uint8Array),
  v.check((value) => value.byteLength <= 256 * 1024 * 1024),
);

export const cityAccountSchema = v.object({
  /** Name of the city or of the platform, as it names itself. */
  name: v.pipe(v.string(), v.maxLength(200)),
  /** Name of the association's account. */
  account: v.pipe(v.string(), v.maxLength(200)),
  scopes: v.array(v.string()),
  capabilities: v.object({
    read: v.boolean(),
    create: v.boolean(),
    update: v.boolean(),
    delete: v.boolean(),
    cursor: v.boolean(),
    conditionalWrite: v.boolean(),
    clientIds: v.boolean(),
    /** Absent: all. */
    writableFields: v.optional(v.array(v.string())),
  }),
});
export type CityAccount = v.InferOutput<typeof cityAccountSchema>;

export type ConnectFailure =
  | 'address-invalid'
  | 'address-insecure'
  | 'unreachable'
  | 'not-a-city'
  | 'token-refused'
  | 'scope-missing'
  | 'city-unavailable'
  | 'redirected'
  | 'secret-store-unavailable';

export interface ShellInfo {
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  /** A city offered for a first try, by the demo city started beside the app; never a token of a real city. */
  readonly suggestedCity: { readonly address: string; readonly token: string } | null;
}

export interface CityConnection {
  readonly address: string;
  readonly account: CityAccount;
  /** False when the token could not be stored safely and must be typed again at the next start. */
  readonly remembered: boolean;
}

export interface DiskSpace {
  /** Left on the disk of the data folder, for this user; `null`: the system does not tell. */
  readonly freeBytes: number | null;
}

export type PrintFailure = 'printer-unavailable' | 'printing-failed' | 'timed-out' | 'document-too-large' | 'cancelled';
export type SaveFailure = 'cancelled' | 'disk-full' | 'not-writable' | 'folder-missing' | 'name-invalid';

export interface SavedFile {
  readonly fileId: string;
  /** File name and folder, for people: never used as a path. */
  readonly shownPath: string;
}

/** One entry per call: channel name → schema of its only argument. */
export const shellCalls = {
  'app:info': v.undefined(),
  'disk:space': v.undefined(),
  'lock:opened': v.undefined(),
  'lock:locked': v.undefined(),
  'city:connect': v.object({
    address: v.pipe(v.string(), v.maxLength(500)),
    token: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
  }),
  'city:disconnect': v.undefined(),
  'city:status': v.undefined(),
  'print:to-pdf': v.object({
    jobId: v.pipe(v.string(), v.uuid()),
    title: v.pipe(v.string(), v.maxLength(200)),
    html: v.pipe(v.string(), v.maxLength(64 * 1024 * 1024)),
  }),
  'print:on-paper': v.object({
    jobId: v.pipe(v.string(), v.uuid()),
    title: v.pipe(v.string(), v.maxLength(200)),
    html: v.pipe(v.string(), v.maxLength(64 * 1024 * 1024)),
  }),
  'print:cancel': v.object({ jobId: v.pipe(v.string(), v.uuid()) }),
  'files:save': v.object({
    suggestedName: v.pipe(v.string(), v.regex(/^[^\\/:*?"<>|\0]{1,120}\.(pdf|csv|json|age|zip)$/)),
    content: bytes,
  }),
  'files:open': v.object({ fileId: v.pipe(v.string(), v.uuid()) }),
  'external:open': v.object({ url: v.pipe(v.string(), v.maxLength(2000)) }),
  ...backupCalls,
  ...logCalls,
} as const;

export type ShellCall = keyof typeof shellCalls;

/** Commands of the application menu, sent to the renderer; the same as its own keyboard shortcuts. */
export const shellCommands = [
  'deposit',
  'search',
  'print',
  'undo',
  'redo',
  'history',
  'synchronise',
  'lock',
  'settings',
  'help',
] as const;
export type ShellCommand = (typeof shellCommands)[number];

export interface ShellBridge {
  readonly app: { info(): Promise<Result<ShellInfo>> };
  readonly disk: { space(): Promise<Result<DiskSpace>> };
  /** The host answers for the city, prints and opens files only between the two; a start begins locked. */
  readonly lock: { opened(): Promise<Result<null>>; locked(): Promise<Result<null>> };
  readonly city: {
    /** Tests the address and token on the spot, and keeps them only when the city answers. */
    connect(argument: { address: string; token: string }): Promise<Result<CityConnection, ConnectFailure>>;
    disconnect(): Promise<Result<null>>;
    /** `null` when no city is connected. Does not touch the network. */
    status(): Promise<Result<CityConnection | null>>;
  };
  readonly print: {
    toPdf(argument: { jobId: string; title: string; html: string }): Promise<Result<{ pdf: Uint8Array }, PrintFailure>>;
    /** The system's print dialogue where the host has one; `printer-unavailable` elsewhere. */
    onPaper(argument: { jobId: string; title: string; html: string }): Promise<Result<null, PrintFailure>>;
    cancel(argument: { jobId: string }): Promise<Result<null>>;
  };
  readonly files: {
    save(argument: { suggestedName: string; content: Uint8Array }): Promise<Result<SavedFile, SaveFailure>>;
    open(argument: { fileId: string }): Promise<Result<null, 'unknown-file' | 'no-viewer'>>;
  };
  readonly external: { open(argument: { url: string }): Promise<Result<null, 'address-refused'>> };
  readonly backups: BackupBridge;
  /** What is kept beside the database, sealed: see `electron/services/log/`. */
  readonly vault: VaultBridge;
  readonly log: LogBridge;
  /** Returns the function that stops listening. */
  onCommand(listener: (command: ShellCommand) => void): () => void;
  /** Before the window closes: it waits, though not for ever, until the page closes it itself. */
  onClosing(listener: () => void): () => void;
}

/** Path under the app's own origin where the renderer reaches the city. */
export const cityPath = '/city';

/** Sent by every request of the app's own to the city: no link, image or form of anybody else can. */
export const ownFetchHeader = 'x-palier-fetch';

/**
 * What the gateway answers by itself, when the city did not: problem+json (RFC 9457), status 502 or 503,
 * with this header naming what happened.
 */
export const gatewayHeader = 'x-palier-gateway';
export type GatewayFailure =
  | 'not-connected'
  | 'unreachable'
  | 'timed-out'
  | 'redirected'
  | 'not-json'
  | 'empty'
  | 'too-large'
  | 'path-refused'
  /** It was not the app's own page that asked. */
  | 'not-own-fetch'
  | 'locked';

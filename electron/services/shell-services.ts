import { ok, refused, type Result } from '../../shared/result.ts';
import type { SavedFile, SaveFailure, ShellBridge, ShellInfo } from '../../shared/shell.ts';
import { openBackups } from './backups/open-backups.ts';
import type { CitySignIn } from './city-sign-in.ts';
import type { DeskLock } from './desk-lock.ts';
import { externalAddress } from './external-address.ts';
import { freeSpace } from './free-space.ts';
import { openLogFolder } from './log/log-folder.ts';
import { openVaultJson } from './log/vault-json.ts';
import type { PrintJobs } from './print-jobs.ts';
import type { SavedFiles } from './saved-files.ts';

/** The bridge as a host offers it: commands travel the other way, from the host's menu. */
export type HostBridge = Omit<ShellBridge, 'onCommand' | 'onClosing'>;

/** What differs between the two hosts. */
export interface HostPorts {
  readonly info: ShellInfo;
  /** Asks where, or knows where; then saves there. */
  saveFile(suggestedName: string, content: Uint8Array): Promise<Result<SavedFile, SaveFailure>>;
  /** False when nothing on this computer opens such a file. */
  openFile(path: string): Promise<boolean>;
  openExternal(address: string): Promise<void>;
  /** A folder of the person's choice; `null` when they gave up. */
  askFolder(): Promise<string | null>;
}

export function platformOf(system: string): ShellInfo['platform'] {
  return system === 'linux' || system === 'darwin' || system === 'win32' ? system : 'other';
}

/** The same bridge for both hosts, so that neither can drift from the other. */
export function shellServices(parts: {
  host: HostPorts;
  city: CitySignIn;
  jobs: PrintJobs;
  files: SavedFiles;
  lock: DeskLock;
  /** Of this user: the log, `vault.json` and the backups are kept in it. */
  dataFolder: string;
}): HostBridge {
  const { host, city, jobs, files, lock, dataFolder } = parts;
  return {
    app: { info: async () => ok(host.info) },
    disk: { space: () => freeSpace(dataFolder) },
    lock: {
      opened: async () => {
        lock.opened();
        return ok(null);
      },
      locked: async () => {
        lock.locked();
        return ok(null);
      },
    },
    city: { connect: city.connect, disconnect: city.disconnect, status: city.status },
    print: {
      toPdf: jobs.toPdf,
      onPaper: jobs.onPaper,
      cancel: async ({ jobId }) => {
        jobs.cancel(jobId);
        return ok(null);
      },
    },
    files: {
      save: ({ suggestedName, content }) => host.saveFile(suggestedName, content),
      open: async ({ fileId }) => {
        const path = files.pathOf(fileId);
        // A document, and nothing that the system would run: in Electron, a person may have typed another ending.
        if (path === null || !/\.(pdf|csv|json|age|zip)$/i.test(path)) return refused('unknown-file');
        return (await host.openFile(path)) ? ok(null) : refused('no-viewer');
      },
    },
    external: {
      open: async ({ url }) => {
        const address = externalAddress(url, (await city.credentials())?.address ?? null);
        if (address === null) return refused('address-refused');
        await host.openExternal(address);
        return ok(null);
      },
    },
    backups: openBackups({ dataFolder, askFolder: host.askFolder, now: () => new Date() }),
    vault: openVaultJson(dataFolder),
    log: openLogFolder(dataFolder, () => new Date()),
  };
}

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BackupFailure,
  type BackupPlace,
  pieceBytes,
  type PlaceState,
} from '../../../shared/backup/backup-bridge.ts';
import { readBackupName } from '../../../shared/backup/backup-name.ts';
import { expiredBackups } from '../../../shared/backup/expired-backups.ts';
import { placeFailure } from './place-failure.ts';
import { ProvenFile, writeProven } from './proven-file.ts';

const leftOver = /^\.palier-[0-9a-f-]{36}\.part$/;

function partName(): string {
  return `.palier-${randomUUID()}.part`;
}

/** A folder in which backups lie: the application's own, or one on a disk that comes and goes. */
export class BackupFolder {
  readonly place: BackupPlace;
  readonly path: string;

  constructor(place: BackupPlace, path: string) {
    this.place = place;
    this.path = path;
  }

  /** For its owner only, whatever it was before. */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: this.place === 'own', mode: 0o700 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    // A drive in FAT knows no owners.
    await chmod(this.path, 0o700).catch(() => undefined);
  }

  async begin(name: string): Promise<ProvenFile> {
    await this.#ready();
    return await ProvenFile.begin(join(this.path, name), partName());
  }

  async keep(name: string, content: Uint8Array): Promise<BackupFailure | null> {
    try {
      await this.#ready();
      return (await writeProven(join(this.path, name), partName(), content)) ? null : 'differs';
    } catch (error) {
      return placeFailure(error);
    }
  }

  async read(name: string, from: number): Promise<{ content: Uint8Array; bytes: number }> {
    const handle = await open(join(this.path, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await handle.stat();
      const content = new Uint8Array(Math.max(0, Math.min(pieceBytes, size - from)));
      const { bytesRead } = await handle.read(content, 0, content.length, from);
      return { content: content.subarray(0, bytesRead), bytes: size };
    } finally {
      await handle.close();
    }
  }

  /** Its backups, the newest first; links and folders of such a name are none. */
  async list(): Promise<PlaceState['backups']> {
    const names = (await readdir(this.path)).filter((name) => readBackupName(name) !== null);
    const found = await Promise.all(
      names.map(async (name) => {
        const stats = await lstat(join(this.path, name)).catch(() => null);
        return stats?.isFile() ? [{ name, bytes: stats.size }] : [];
      }),
    );
    return found.flat().sort((one, other) => (one.name < other.name ? 1 : -1));
  }

  async rotate(today: string): Promise<void> {
    const names = (await this.list()).map(({ name }) => name);
    for (const name of expiredBackups(names, today)) await rm(join(this.path, name), { force: true });
  }

  /** What a crash has left half written. */
  async sweep(): Promise<void> {
    const names = await readdir(this.path).catch(() => []);
    for (const name of names.filter((name) => leftOver.test(name))) {
      await rm(join(this.path, name), { force: true }).catch(() => undefined);
    }
  }

  /** The own one is made when it is needed. The other never is: where its disk should be, there may be an empty folder. */
  async #ready(): Promise<void> {
    if (this.place === 'own') await this.make();
    else await access(this.path, constants.W_OK);
  }
}

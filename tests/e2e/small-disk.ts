import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
  /** A folder on it, for this program and those that it starts. */
  readonly folder: string;
  /** The same folder, for a program started by `within`: Chromium takes the path above for one of the disk outside. */
  readonly folderWithin: string;
  /** The command line that runs another one where the disk is mounted. */
  within(command: string, options: readonly string[]): readonly [command: string, options: readonly string[]];
  /** From now on so many bytes can still be written, and then the system says that there is no space left. */
  leave(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * A disk in memory which really fills up: a process in a namespace of its own holds it, and everybody else reaches it through
 * that process. `null` where the system forbids that (no user namespaces): to be said aloud, and skipped.
 */
export async function mountSmallDisk(): Promise<SmallDisk | null> {
  if (process.platform !== 'linux') return null;
  const mountPoint = await mkdtemp(join(tmpdir(), 'palier-small-disk-'));
  const script = `mount -t tmpfs -o size=2g palier "$1" && echo mounted && exec sleep 100000`;
  const holder = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', mountPoint], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = Promise.race([once(holder, 'exit'), once(holder, 'error')]).catch(() => undefined);
  const mounted = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!mounted) {
    await rmdir(mountPoint);
    return null;
  }
  const folder = `/proc/${holder.pid}/root${mountPoint}`;
  const within: SmallDisk['within'] = (command, options) => [
    'nsenter',
    ['--target', String(holder.pid), '--user', '--mount', '--preserve-credentials', '--', command, ...options],
  ];
  return {
    folder,
    folderWithin: mountPoint,
    within,
    async leave(bytes) {
      const { blocks, bfree, bsize } = await statfs(folder);
      const size = (blocks - bfree) * bsize + bytes;
      const [command, options] = within('mount', ['-o', `remount,size=${size}`, mountPoint]);
      await run(command, [...options]);
    },
    async close() {
      holder.kill('SIGKILL');
      await ended;
      await rmdir(mountPoint);
    },
  };
}

import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Whole or not at all, also when the power goes: under a temporary name, to the disk, then in one step to its place. A rename
 * is on the disk once its folder is.
 */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.tmp`;
  try {
    // One that a stopped computer left may be anybody's to read.
    await rm(beside, { force: true });
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** What file systems answer that cannot be asked for it: some shares of a network. */
const notForFolders: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

/** Names, too, must reach the disk. Windows has no such call, and does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && notForFolders.includes(error.code))) throw error;
  } finally {
    await handle.close();
  }
}

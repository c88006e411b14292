import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** For its owner alone, whatever it was before. */
export async function ownerOnlyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

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

/** Names, too, must reach the disk. Windows has no such call, and does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where what is damaged or replaced is kept, one folder a time. Nothing of Palier's deletes it. */
export async function asideFolder(dataFolder: string, now: Date): Promise<string> {
  const aside = join(dataFolder, 'set-aside', now.toISOString().replace(/[:.]/g, '-'));
  await ownerOnlyFolder(join(dataFolder, 'set-aside'));
  await ownerOnlyFolder(aside);
  return aside;
}

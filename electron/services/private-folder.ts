import { chmod, mkdir } from 'node:fs/promises';

/**
 * Makes a folder that its owner alone may enter, and takes the others out of one that was there already: made by hand, copied
 * from a key, or by an earlier version. Where a system has no such rights (Windows), the user's own folders are its own.
 */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** The same of a file; one that is not there, or not ours to change, is left alone. */
export async function privateFile(file: string): Promise<void> {
  await chmod(file, 0o600).catch(() => undefined);
}

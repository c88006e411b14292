import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { DiskSpace } from '../../shared/shell.ts';

/**
 * The bytes that this user may still write on the disk of a folder, or of the nearest folder above that exists; `null` where
 * the system does not tell.
 */
export async function freeSpace(folder: string): Promise<Result<DiskSpace>> {
  for (let place = folder; ; place = dirname(place)) {
    try {
      const { bavail, bsize } = await statfs(place);
      return ok({ freeBytes: bavail * bsize });
    } catch {
      if (place === dirname(place)) return ok({ freeBytes: null });
    }
  }
}

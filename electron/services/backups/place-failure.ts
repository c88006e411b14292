import type { BackupFailure } from '../../../shared/backup/backup-bridge.ts';

/** What a disk's refusal means for whoever made the backup. */
export function placeFailure(error: unknown): Exclude<BackupFailure, 'cancelled' | 'differs'> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'disk-full';
  if (code === 'EROFS') return 'read-only';
  // A key that was pulled out has no device any more.
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO') return 'folder-missing';
  return 'not-writable';
}

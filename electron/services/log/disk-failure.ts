/** Why a disk did not do what it was asked. Such a failure is an answer: the interface says it. */
export type DiskFailure = 'disk-full' | 'not-writable' | 'disk-failed';

/** @throws whatever is no failure of a disk */
export function diskFailureOf(error: unknown): DiskFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'not-writable';
  return 'disk-failed';
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

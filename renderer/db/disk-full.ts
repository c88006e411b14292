/** Thrown instead of writing while the disk has too little room for it to be safe. */
export class NoRoomLeft extends Error {
  override readonly name = 'NoRoomLeft';
}

/** How Chromium's database says it, by its code or in the system's words. */
const words = /NO_SPACE|ENOSPC|no space left|quota.{0,20}exceeded/i;

/**
 * Is it for want of room on the disk? IndexedDB says `QuotaExceededError` when Chromium refuses beforehand, and
 * `UnknownError … FILE_ERROR_NO_SPACE` when the disk itself did; Dexie puts either inside the error of an aborted
 * transaction, or among the failures of many rows.
 */
export function isDiskFull(error: unknown): boolean {
  return [...causesOf(error)].some(({ name, message }) => isNamed(name) || words.test(message));
}

const isNamed = (name: string) => name === 'QuotaExceededError' || name === 'NoRoomLeft';

/**
 * May it be for want of room? After a write that found none, Chromium shuts the database and says nothing more but that: only
 * the system knows, and is to be asked.
 */
export function mayBeDiskFull(error: unknown): boolean {
  const vague = ['UnknownError', 'AbortError', 'DatabaseClosedError', 'OpenFailedError', 'InvalidStateError'];
  return [...causesOf(error)].some(({ name }) => vague.includes(name));
}

function* causesOf(error: unknown): Generator<Error | DOMException> {
  const met = new Set<unknown>();
  let next = [error];
  while (next.length > 0) {
    const [cause, ...others] = next;
    next = others;
    if (!(cause instanceof Error || cause instanceof DOMException) || met.has(cause)) continue;
    met.add(cause);
    yield cause;
    next.push(...insideOf(cause));
  }
}

function insideOf(error: object): unknown[] {
  const { inner, cause, failures } = error as { inner?: unknown; cause?: unknown; failures?: unknown };
  return [inner, cause, ...(Array.isArray(failures) ? failures.slice(0, 1) : [])];
}

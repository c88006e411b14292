/**
 * What the free bytes of a disk allow. `tight`: it is said. `reads-only`: nothing is written any more, since a write that
 * finds no room in its middle can cost the browser's database. `unopened`: opening alone writes some megabytes.
 */
export type DiskRoom = 'enough' | 'tight' | 'reads-only' | 'unopened';

const megabyte = 1_000_000;
/** Below each, in bytes. */
export const roomLimits = { tight: 500 * megabyte, readsOnly: 100 * megabyte, unopened: 20 * megabyte } as const;

/** `null`: the system does not tell, and nothing is held back. */
export function diskRoomOf(freeBytes: number | null): DiskRoom {
  if (freeBytes === null || freeBytes >= roomLimits.tight) return 'enough';
  if (freeBytes >= roomLimits.readsOnly) return 'tight';
  return freeBytes >= roomLimits.unopened ? 'reads-only' : 'unopened';
}

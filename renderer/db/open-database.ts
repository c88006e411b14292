import { PalierDatabase } from './database.ts';
import type { DamagedRow } from './seal/seal-tables.ts';

let current: PalierDatabase | null = null;
const damaged = new Map<string, DamagedRow>();
const damageListeners = new Set<() => void>();
const shutListeners = new Set<() => void>();

/** The database, unlocked. Throws while locked: no screen that needs it is shown then. */
export function db(): PalierDatabase {
  if (current === null) throw new Error('the database is locked');
  return current;
}

export function isDatabaseOpen(): boolean {
  return current !== null;
}

/** Opens with a data key of 32 bytes, which the database keeps until it is closed. */
export async function openDatabase(key: Uint8Array): Promise<PalierDatabase> {
  closeDatabase();
  const opened = new PalierDatabase(key, noteDamage);
  await opened.open();
  opened.on('close', () => {
    if (current !== opened) return;
    for (const listener of shutListeners) listener();
  });
  current = opened;
  return opened;
}

export function closeDatabase(): void {
  const closing = current;
  current = null;
  closing?.close({ disableAutoOpen: true });
  damaged.clear();
}

/**
 * Called when the browser has shut the database by itself, as after a write that the disk refused; it is opened again by
 * whatever asks for it next. Returns the function that stops listening.
 */
export function onShutByBrowser(listener: () => void): () => void {
  shutListeners.add(listener);
  return () => shutListeners.delete(listener);
}

/** Rows whose seal was found broken since the database was opened; their content is never shown. */
export function damagedRows(): DamagedRow[] {
  return [...damaged.values()];
}

/** Also for what a worker of this window has found. */
export function noteDamage(row: DamagedRow): void {
  damaged.set(`${row.table}/${row.key}`, row);
  for (const listener of damageListeners) listener();
}

/** Called at each row found damaged. Returns the function that stops listening. */
export function onDamage(listener: () => void): () => void {
  damageListeners.add(listener);
  return () => damageListeners.delete(listener);
}

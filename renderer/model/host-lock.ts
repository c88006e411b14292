import { onLock, onUnlock } from '../db/vault/vault.ts';
import { shell } from './shell.ts';

const lockName = 'palier-open';
/** A host that does not answer holds nothing up. */
const patience = 1_000;

let told: Promise<unknown> = Promise.resolve();
let leave = () => {};

/** Tells the host when the vault is opened and locked: in between, and only then, it answers for the city, prints and opens files. */
export function followVaultLock(): void {
  onUnlock(() => {
    told = shell.lock.opened().catch(() => null);
    // Held as long as this page is open: so the next one knows whether it is alone.
    void navigator.locks.request(lockName, { mode: 'shared' }, () => new Promise<void>((resolve) => (leave = resolve)));
  });
  onLock(() => {
    leave();
    told = shell.lock.locked().catch(() => null);
  });
}

/** Resolves once the host has heard of the latest unlock or lock. */
export async function hostHasHeard(): Promise<void> {
  await Promise.race([told, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** At the start of a page: a host that was left open by one that was closed or has crashed is locked, unless another is open. */
export async function lockHostLeftOpen(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  if (!held.some(({ name }) => name === lockName)) await shell.lock.locked().catch(() => null);
}

/**
 * After a lock: the page begins anew, so that no variable, worker, spoken sentence, way back or picture of it keeps a name.
 * What was not on the disk was said not to be.
 */
export async function beginPageAnew(): Promise<void> {
  await hostHasHeard();
  location.reload();
}

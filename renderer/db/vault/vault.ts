import { ok, refused, type Result } from '../../../shared/result.ts';
import { keepStorage } from '../keep-storage.ts';
import { useDatabaseNamed } from '../database-name.ts';
import { closeDatabase, openDatabase } from '../open-database.ts';
import { scryptCost } from './passphrase-key.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { addHeader, changeHeader, readHeader, type ScryptCost, type VaultHeader } from './vault-header.ts';
import { unwrapByPassphrase, unwrapByRecoveryKey, wrapByPassphrase, wrapByRecoveryKey } from './wrapped-key.ts';

/**
 * Guards the data key: 32 random bytes that seal every personal field. It is kept wrapped by a passphrase
 * and by a printed recovery key, and unwrapped in memory only while a coordinator is at the desk.
 */
let dataKey: Uint8Array | null = null;
const lockListeners = new Set<() => void>();
const unlockListeners = new Set<() => void>();
const secretListeners = new Set<(secret: ShownSecret) => void>();

/** What has just opened the vault, or was just chosen to: held by whoever needs it no longer than that. */
export type ShownSecret = ({ readonly passphrase: string } | { readonly recoveryKey: string }) & {
  readonly isNew: boolean;
};
const headerListeners = new Set<() => Promise<void>>();

type WrongRecoveryKey = 'mistyped' | 'wrong-recovery-key';

export async function vaultState(): Promise<'none' | 'locked' | 'open'> {
  if (dataKey !== null) return 'open';
  return (await readHeader()) === null ? 'none' : 'locked';
}

/** Makes the key, wraps it twice and opens. The recovery key is shown once and kept nowhere. */
export async function createVault(passphrase: string, cost: ScryptCost = scryptCost): Promise<{ recoveryKey: string }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const { recoveryKey, box } = wrapByRecoveryKey(key);
  await addHeader({ id: 'vault', format: 1, ...(await wrapByPassphrase(key, passphrase, cost)), ...box });
  await openVault(key, {});
  tell({ passphrase, isNew: true });
  tell({ recoveryKey, isNew: true });
  return { recoveryKey };
}

export async function unlockVault(passphrase: string): Promise<Result<null, 'wrong-passphrase' | 'no-vault'>> {
  const header = await readHeader();
  if (!header) return refused('no-vault');
  const key = await unwrapByPassphrase(header, passphrase);
  if (!key.ok) return key;
  await openVault(key.data, header);
  tell({ passphrase, isNew: false });
  return ok(null);
}

/** `mistyped`: the check characters do not fit, so it is a typing error and not another key. */
export async function unlockWithRecoveryKey(typed: string): Promise<Result<null, WrongRecoveryKey | 'no-vault'>> {
  const header = await readHeader();
  if (!header) return refused('no-vault');
  const key = unwrapByRecoveryKey(header, typed);
  if (!key.ok) return key;
  await openVault(key.data, header);
  return ok(null);
}

/**
 * Another passphrase for the same data key, on showing the present one or the recovery key: someone who
 * has forgotten the passphrase has only the key, someone who finds the laptop open has neither.
 */
export async function changePassphrase(
  present: string,
  passphrase: string,
  cost: ScryptCost = scryptCost,
): Promise<Result<null, 'wrong-passphrase' | WrongRecoveryKey>> {
  const key = await keyShownBy(present);
  if (!key.ok) return key;
  await changeHeader(await wrapByPassphrase(key.data, passphrase, cost));
  await tellHeader();
  tell({ passphrase, isNew: true });
  return ok(null);
}

/** Another recovery key; the one printed before opens nothing any more. */
export async function renewRecoveryKey(
  present: string,
): Promise<Result<{ recoveryKey: string }, 'wrong-passphrase' | WrongRecoveryKey>> {
  const key = await keyShownBy(present);
  if (!key.ok) return key;
  const { recoveryKey, box } = wrapByRecoveryKey(key.data);
  await changeHeader(box);
  await tellHeader();
  tell({ recoveryKey, isNew: true });
  return ok({ recoveryKey });
}

/** What was typed is read as a recovery key where it has the form of one, else as the passphrase. */
async function keyShownBy(typed: string): Promise<Result<Uint8Array, 'wrong-passphrase' | WrongRecoveryKey>> {
  const header = await readHeader();
  if (header === null) return refused('wrong-passphrase');
  return await keyIn(header, typed);
}

/** Called with each secret that is shown while the vault is open. Returns the function that stops listening. */
export function onSecret(listener: (secret: ShownSecret) => void): () => void {
  secretListeners.add(listener);
  return () => secretListeners.delete(listener);
}

function tell(secret: ShownSecret): void {
  if (dataKey !== null) for (const listener of secretListeners) listener(secret);
}

/** Closes the database, wipes the key and tells this window's workers and every other window. */
export function lockVault(): void {
  if (dataKey === null) return;
  lockHere();
  otherWindows?.postMessage('lock');
}

/** Called after each lock, wherever it came from. Returns the function that stops listening. */
export function onLock(listener: () => void): () => void {
  lockListeners.add(listener);
  return () => lockListeners.delete(listener);
}

/** Called after each unlock, and at once when it is open already. Returns the function that stops listening. */
export function onUnlock(listener: () => void): () => void {
  unlockListeners.add(listener);
  if (dataKey !== null) listener();
  return () => unlockListeners.delete(listener);
}

/** Called after each change of the header, which waits for it. Returns the function that stops listening. */
export function onHeaderChange(listener: () => Promise<void>): () => void {
  headerListeners.add(listener);
  return () => headerListeners.delete(listener);
}

async function tellHeader(): Promise<void> {
  for (const listener of headerListeners) await listener();
}

/** The data key in the header, by what was typed: the passphrase, or a recovery key where it has the form of one. */
export async function keyIn(
  header: VaultHeader,
  typed: string,
): Promise<Result<Uint8Array, 'wrong-passphrase' | WrongRecoveryKey>> {
  return readRecoveryKey(typed).ok ? unwrapByRecoveryKey(header, typed) : await unwrapByPassphrase(header, typed);
}

/** A copy for a worker of this window, which must die with the lock. */
export function keyForWorker(): Uint8Array {
  if (dataKey === null) throw new Error('the vault is locked');
  return dataKey.slice();
}

const otherWindows = typeof window === 'undefined' ? null : new BroadcastChannel('palier-vault');
if (otherWindows) otherWindows.onmessage = () => lockHere();

function lockHere(): void {
  if (dataKey === null) return;
  closeDatabase();
  dataKey.fill(0);
  dataKey = null;
  for (const listener of lockListeners) listener();
}

/** Opens the database that the header names, and goes on from there as after any unlock. */
export async function openVault(key: Uint8Array, header: Pick<VaultHeader, 'database'>): Promise<void> {
  useDatabaseNamed(header.database);
  await openDatabase(key);
  dataKey = key;
  void keepStorage();
  for (const listener of unlockListeners) listener();
}

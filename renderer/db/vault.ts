import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ok, refused, type Result } from '../../shared/result.ts';
import { keepStorage } from './keep-storage.ts';
import { closeDatabase, openDatabase } from './open-database.ts';
import { passphraseKey, scryptCost } from './passphrase-key.ts';
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { addHeader, readHeader, type ScryptCost } from './vault-header.ts';

/**
 * Guards the data key: 32 random bytes that seal every personal field. It is kept wrapped by a passphrase
 * and by a printed recovery key, and unwrapped in memory only while a coordinator is at the desk.
 */
let dataKey: Uint8Array | null = null;
const lockListeners = new Set<() => void>();
const unlockListeners = new Set<() => void>();

const encoder = new TextEncoder();
const nonceLength = 24;

export async function vaultState(): Promise<'none' | 'locked' | 'open'> {
  if (dataKey !== null) return 'open';
  return (await readHeader()) === null ? 'none' : 'locked';
}

/** Makes the key, wraps it twice and opens. The recovery key is shown once and kept nowhere. */
export async function createVault(passphrase: string, cost: ScryptCost = scryptCost): Promise<{ recoveryKey: string }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const recoverySalt = crypto.getRandomValues(new Uint8Array(16));
  const recoveryKey = newRecoveryKey();
  const secret = readRecoveryKey(recoveryKey);
  if (!secret.ok) throw new Error('a new recovery key does not read back');
  await addHeader({
    id: 'vault',
    format: 1,
    scrypt: { ...cost, salt },
    byPassphrase: wrap(key, await passphraseKey(passphrase, cost, salt)),
    recoverySalt,
    byRecoveryKey: wrap(key, recoveryWrappingKey(secret.data, recoverySalt)),
  });
  await open(key);
  return { recoveryKey };
}

export async function unlockVault(passphrase: string): Promise<Result<null, 'wrong-passphrase'>> {
  const header = await readHeader();
  if (header === null) return refused('wrong-passphrase');
  const key = unwrap(header.byPassphrase, await passphraseKey(passphrase, header.scrypt, header.scrypt.salt));
  if (key === null) return refused('wrong-passphrase');
  await open(key);
  return ok(null);
}

/** `mistyped`: the check characters do not fit, so it is a typing error and not another key. */
export async function unlockWithRecoveryKey(typed: string): Promise<Result<null, 'mistyped' | 'wrong-recovery-key'>> {
  const secret = readRecoveryKey(typed);
  if (!secret.ok) return secret;
  const header = await readHeader();
  const key = header && unwrap(header.byRecoveryKey, recoveryWrappingKey(secret.data, header.recoverySalt));
  if (key === null) return refused('wrong-recovery-key');
  await open(key);
  return ok(null);
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

async function open(key: Uint8Array): Promise<void> {
  await openDatabase(key);
  dataKey = key;
  void keepStorage();
  for (const listener of unlockListeners) listener();
}

function wrap(key: Uint8Array, wrappingKey: Uint8Array): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const box = xchacha20poly1305(wrappingKey, nonce, encoder.encode('palier data key 1')).encrypt(key);
  return Uint8Array.from([...nonce, ...box]);
}

function unwrap(box: Uint8Array, wrappingKey: Uint8Array): Uint8Array | null {
  try {
    const cipher = xchacha20poly1305(wrappingKey, box.subarray(0, nonceLength), encoder.encode('palier data key 1'));
    return cipher.decrypt(box.subarray(nonceLength));
  } catch {
    return null;
  }
}

/** 150 random bits need no slow derivation: HKDF (RFC 5869) is enough. */
function recoveryWrappingKey(secret: string, salt: Uint8Array): Uint8Array {
  return hkdf(sha256, encoder.encode(secret), salt, encoder.encode('palier recovery key 1'), 32);
}

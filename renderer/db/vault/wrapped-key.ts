import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { passphraseKey } from './passphrase-key.ts';
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import type { ScryptCost, VaultHeader } from './vault-header.ts';

const encoder = new TextEncoder();
const cipher = managedNonce(xchacha20poly1305);
const context = encoder.encode('palier data key 1');

type ByPassphrase = Pick<VaultHeader, 'scrypt' | 'byPassphrase'>;
type ByRecoveryKey = Pick<VaultHeader, 'recoverySalt' | 'byRecoveryKey'>;

/** The data key in a box that a passphrase opens. */
export async function wrapByPassphrase(key: Uint8Array, passphrase: string, cost: ScryptCost): Promise<ByPassphrase> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { scrypt: { ...cost, salt }, byPassphrase: wrap(key, await passphraseKey(passphrase, cost, salt)) };
}

/** The data key in a box that a new recovery key opens. The recovery key is kept nowhere. */
export function wrapByRecoveryKey(key: Uint8Array): { readonly recoveryKey: string; readonly box: ByRecoveryKey } {
  const recoverySalt = crypto.getRandomValues(new Uint8Array(16));
  const recoveryKey = newRecoveryKey();
  const secret = readRecoveryKey(recoveryKey);
  if (!secret.ok) throw new Error('a new recovery key does not read back');
  const byRecoveryKey = wrap(key, recoveryWrappingKey(secret.data, recoverySalt));
  return { recoveryKey, box: { recoverySalt, byRecoveryKey } };
}

export async function unwrapByPassphrase(
  header: ByPassphrase,
  passphrase: string,
): Promise<Result<Uint8Array, 'wrong-passphrase'>> {
  const wrappingKey = await passphraseKey(passphrase, header.scrypt, header.scrypt.salt);
  return unwrap(header.byPassphrase, wrappingKey) ?? refused('wrong-passphrase');
}

/** `mistyped`: the check characters do not fit, so it is a typing error and not another key. */
export function unwrapByRecoveryKey(
  header: ByRecoveryKey,
  typed: string,
): Result<Uint8Array, 'mistyped' | 'wrong-recovery-key'> {
  const secret = readRecoveryKey(typed);
  if (!secret.ok) return secret;
  const wrappingKey = recoveryWrappingKey(secret.data, header.recoverySalt);
  return unwrap(header.byRecoveryKey, wrappingKey) ?? refused('wrong-recovery-key');
}

function wrap(key: Uint8Array, wrappingKey: Uint8Array): Uint8Array {
  return cipher(wrappingKey, context).encrypt(key);
}

function unwrap(box: Uint8Array, wrappingKey: Uint8Array): Result<Uint8Array, never> | null {
  try {
    return ok(cipher(wrappingKey, context).decrypt(box));
  } catch {
    return null;
  }
}

/** 150 random bits need no slow derivation: HKDF (RFC 5869) is enough. */
function recoveryWrappingKey(secret: string, salt: Uint8Array): Uint8Array {
  return hkdf(sha256, encoder.encode(secret), salt, encoder.encode('palier recovery key 1'), 32);
}

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { type LogKeys, verifyingKey } from '../../../shared/space/seal-object.ts';
import { packBytes, unpackBytes } from '../vault/packed-text.ts';

const identity = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/));

export const logIdentitySchema = v.strictObject({
  space: identity,
  log: identity,
  /** Ed25519, as hex. */
  signing: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
/** Which log this laptop writes, and with what it signs. Kept sealed: in the database, and beside it in `vault.json`. */
export type LogIdentity = v.InferOutput<typeof logIdentitySchema>;

const epoch = 1;
const encoder = new TextEncoder();
const cipher = managedNonce(xchacha20poly1305);
const context = encoder.encode('palier log identity 1');

/** A new log; of a new space, unless one is given. */
export function newLogIdentity(space = randomHex(10)): LogIdentity {
  return { space, log: randomHex(10), signing: randomHex(32) };
}

/** `dataKey`: 32 bytes, of the vault. */
export function logKeysOf(dataKey: Uint8Array, { space, signing }: LogIdentity): LogKeys {
  const secret = hexToBytes(signing);
  return {
    space,
    epoch,
    sealing: derived(dataKey, `log ${space} ${epoch}`),
    signing: secret,
    verifying: verifyingKey(secret),
  };
}

export function sealLogIdentity(dataKey: Uint8Array, identity: LogIdentity): string {
  const box = cipher(derived(dataKey, 'log identity'), context).encrypt(encoder.encode(JSON.stringify(identity)));
  return packBytes(box);
}

/** `null`: sealed with another key, or altered. */
export function openLogIdentity(dataKey: Uint8Array, sealed: string): LogIdentity | null {
  try {
    const plain = cipher(derived(dataKey, 'log identity'), context).decrypt(unpackBytes(sealed));
    return v.parse(logIdentitySchema, JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    return null;
  }
}

function derived(dataKey: Uint8Array, use: string): Uint8Array {
  if (dataKey.every((byte) => byte === 0)) throw new Error('the key has been wiped');
  return hkdf(sha256, dataKey, undefined, encoder.encode(`palier ${use}`), 32);
}

function randomHex(bytes: number): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(bytes)));
}

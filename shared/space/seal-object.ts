import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToUtf8 } from '@noble/ciphers/utils.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { deflateSync } from 'fflate';
import * as v from 'valibot';
import { ok, refused, type Result } from '../result.ts';
import { inflateBounded } from './inflate-bounded.ts';
import { bodySchema, type ObjectBody } from './object-body.ts';
import { type ObjectName, readObjectName, writeObjectName } from './object-name.ts';

/** Of one log: who writes, and with what it is sealed. */
export interface LogKeys {
  /** Identity of the space: random, 20 hex digits. */
  readonly space: string;
  readonly epoch: number;
  /** 32 bytes, of this epoch. */
  readonly sealing: Uint8Array;
  /** Ed25519, 32 bytes. Only its owner writes into the log. */
  readonly signing: Uint8Array;
  /** The public key of the same, 32 bytes: see `verifyingKey`. */
  readonly verifying: Uint8Array;
}

export interface SealedObject {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * `size`, `hash`: not the bytes that its name promises: torn, or altered. `version`: of a later Palier. `seal`: another key, or
 * moved. `signature`: not its author's. `too-large`: beyond what is ever written. `body`: opens, and is not understood.
 */
export type ObjectFlaw = 'name' | 'size' | 'hash' | 'version' | 'seal' | 'signature' | 'too-large' | 'body';

export const objectBytes = 1024 * 1024;
/** What a body may be before it is deflated. */
export const bodyBytes = 16 * 1024 * 1024;

const version = 1;
const headBytes = 1 + 4 + 24;
const tagBytes = 16;
const signatureBytes = 64;

/**
 * version (1 byte) ‖ epoch (4, little-endian) ‖ nonce (24) ‖ XChaCha20-Poly1305(Ed25519 signature (64) ‖ deflated JSON).
 * `nonce`: 24 random bytes, never the same twice. `too-large`: more than one object may hold.
 */
export function sealObject(body: ObjectBody, keys: LogKeys, nonce: Uint8Array): Result<SealedObject, 'too-large'> {
  const json = utf8ToBytes(JSON.stringify(body));
  const deflated = json.length <= bodyBytes ? deflateSync(json) : null;
  if (!deflated || headBytes + signatureBytes + deflated.length + tagBytes > objectBytes) return refused('too-large');
  const context = contextOf(keys.space, keys.epoch, body);
  const signature = ed25519.sign(concatBytes(context, deflated), keys.signing);
  const box = xchacha20poly1305(keys.sealing, nonce, context).encrypt(concatBytes(signature, deflated));
  const head = new Uint8Array([version, 0, 0, 0, 0]);
  new DataView(head.buffer).setUint32(1, keys.epoch, true);
  const bytes = concatBytes(head, nonce, box);
  const { log, from, to } = body;
  return ok({ name: writeObjectName({ log, from, to, size: bytes.length, hash: hashOf(bytes) }), bytes });
}

/** Never throws, whatever the bytes: what does not open is named by its flaw. */
export function openObject(name: string, bytes: Uint8Array, keys: LogKeys): Result<ObjectBody, ObjectFlaw> {
  const named = readObjectName(name);
  if (!named) return refused('name');
  if (bytes.length > objectBytes) return refused('too-large');
  if (bytes.length !== named.size) return refused('size');
  if (hashOf(bytes) !== named.hash) return refused('hash');
  if (bytes[0] !== version) return refused('version');
  if (bytes.length < headBytes + tagBytes + signatureBytes) return refused('seal');
  const epoch = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  const context = contextOf(keys.space, epoch, named);
  const plain = unseal(bytes, keys.sealing, context);
  if (!plain) return refused('seal');
  const deflated = plain.subarray(signatureBytes);
  const signed = concatBytes(context, deflated);
  if (!isSigned(plain.subarray(0, signatureBytes), signed, keys.verifying)) return refused('signature');
  const json = inflateBounded(deflated, bodyBytes);
  if (!json) return refused('too-large');
  const body = v.safeParse(bodySchema, parseJson(json));
  return body.success && isNamed(body.output, named) ? ok(body.output) : refused('body');
}

export function verifyingKey(signing: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(signing);
}

export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes)).slice(0, 20);
}

function unseal(bytes: Uint8Array, key: Uint8Array, context: Uint8Array): Uint8Array | null {
  try {
    // Copies, because the cipher takes words of four bytes at once where they begin at a multiple of four.
    return xchacha20poly1305(key, bytes.slice(5, headBytes), context).decrypt(bytes.slice(headBytes));
  } catch {
    return null;
  }
}

function isSigned(signature: Uint8Array, signed: Uint8Array, verifying: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, signed, verifying);
  } catch {
    return false;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(bytesToUtf8(bytes));
  } catch {
    return undefined;
  }
}

function isNamed({ log, from, to }: ObjectBody, named: ObjectName): boolean {
  return log === named.log && from === named.from && to === named.to;
}

function contextOf(
  space: string,
  epoch: number,
  { log, from, to }: Pick<ObjectBody, 'log' | 'from' | 'to'>,
): Uint8Array {
  return utf8ToBytes(JSON.stringify(['palier space object', version, space, log, from, to, epoch]));
}

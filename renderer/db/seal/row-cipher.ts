import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20, hchacha } from '@noble/ciphers/chacha.js';
import { equalBytes } from '@noble/ciphers/utils.js';

export const nonceLength = 24;
export const tagLength = 16;

/** The keystream's first block is no one's: half of it is the key of the tag (RFC 8439 §2.6). */
const block = 64;
/** « expand 32-byte k », as the cipher takes it. */
const sigma = wordsOf(new TextEncoder().encode('expand 32-byte k'));

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Where every row is sealed and opened: before `textAt` the first block of the keystream and then, once the tag's key is
 * drawn from it, the context; behind it the text, then both lengths. That is how the tag wants them, and nothing is
 * copied for it. Wiped after each row.
 */
let bench = new Uint8Array(16_384);

/**
 * What one key makes of nonces. Only their first 16 bytes cost anything (HChaCha20, draft-irtf-cfrg-xchacha-03 §2.2), so
 * the last answer is kept: rows sealed together share them. `wipe` once the batch is over.
 */
export class NonceKeys {
  readonly #key: Uint8Array;
  readonly #first = new Uint8Array(16);
  readonly #subkey = new Uint8Array(32);
  #known = false;

  /** `key`: 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  subkeyOf(nonce: Uint8Array): Uint8Array {
    const first = nonce.subarray(0, 16);
    if (this.#known && equalBytes(first, this.#first)) return this.#subkey;
    this.#first.set(first);
    hchacha(sigma, wordsOf(this.#key), wordsOf(first), new Uint32Array(this.#subkey.buffer));
    this.#known = true;
    return this.#subkey;
  }

  wipe(): void {
    this.#subkey.fill(0);
    this.#known = false;
  }
}

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03 §2, RFC 8439 §2.8) of many short texts, from the library's primitives:
 * its own composition copies and checks for longer than it encrypts. Writes nonce ‖ ciphertext ‖ tag into a new box
 * behind `lead` free bytes; `context` is authenticated with it. `nonce` 24 bytes, never twice under one key.
 */
export function sealText(
  keys: NonceKeys,
  nonce: Uint8Array,
  context: Uint8Array,
  text: string,
  lead: number,
): Uint8Array<ArrayBuffer> {
  const textAt = block + padded(context.length);
  // A UTF-16 unit becomes three bytes at most.
  makeRoom(textAt + text.length * 3 + 3 * tagLength);
  let used = bench.length;
  try {
    const { written: length } = encoder.encodeInto(text, bench.subarray(textAt));
    used = textAt + length + 3 * tagLength;
    const stream = bench.subarray(textAt - block, textAt + length);
    chacha20(keys.subkeyOf(nonce), shortNonceOf(nonce), stream, stream);
    const tag = tagOf(bench.slice(textAt - block, textAt - block + 32), context, textAt, length);
    const box = new Uint8Array(lead + nonceLength + length + tagLength);
    box.set(nonce, lead);
    box.set(bench.subarray(textAt, textAt + length), lead + nonceLength);
    box.set(tag, lead + nonceLength + length);
    return box;
  } finally {
    bench.fill(0, 0, used);
  }
}

/** The text of a box made by `sealText`; `null` when key, context or a bit of the box is not the same any more. */
export function openText(keys: NonceKeys, context: Uint8Array, box: Uint8Array, lead: number): string | null {
  const length = box.length - lead - nonceLength - tagLength;
  if (length < 0) return null;
  const textAt = block + padded(context.length);
  makeRoom(textAt + length + 3 * tagLength);
  try {
    const nonce = box.subarray(lead, lead + nonceLength);
    const [subkey, shortNonce] = [keys.subkeyOf(nonce), shortNonceOf(nonce)];
    bench.set(box.subarray(lead + nonceLength, lead + nonceLength + length), textAt);
    const tag = tagOf(chacha20(subkey, shortNonce, new Uint8Array(32)), context, textAt, length);
    if (!equalBytes(tag, box.subarray(box.length - tagLength))) return null;
    const text = bench.subarray(textAt, textAt + length);
    chacha20(subkey, shortNonce, text, text, 1);
    return decoder.decode(text);
  } finally {
    bench.fill(0, 0, textAt + length + 3 * tagLength);
  }
}

/** What is left of a nonce beside the subkey: the draft's §2.3. */
const shortNonce = new Uint8Array(12);

function shortNonceOf(nonce: Uint8Array): Uint8Array {
  shortNonce.set(nonce.subarray(16), 4);
  return shortNonce;
}

/** Of context and ciphertext, each padded with zeros, and their lengths: RFC 8439 §2.8. */
function tagOf(tagKey: Uint8Array, context: Uint8Array, textAt: number, length: number): Uint8Array {
  const start = textAt - padded(context.length);
  const end = textAt + padded(length);
  bench.fill(0, start, textAt).set(context, start);
  bench.fill(0, textAt + length, end + tagLength);
  const lengths = new DataView(bench.buffer, end, tagLength);
  lengths.setUint32(0, context.length, true);
  lengths.setUint32(8, length, true);
  return poly1305(bench.subarray(start, end + tagLength), tagKey);
}

function padded(length: number): number {
  return Math.ceil(length / tagLength) * tagLength;
}

function makeRoom(bytes: number): void {
  if (bytes > bench.length) bench = new Uint8Array(bytes);
}

/** Little-endian, as every computer that runs this is. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}

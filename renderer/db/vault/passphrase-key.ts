import { scryptAsync } from '@noble/hashes/scrypt.js';
import type { ScryptCost } from './vault-header.ts';

export interface PassphraseKeyRequest extends ScryptCost {
  readonly passphrase: string;
  readonly salt: Uint8Array;
}

/** 2^17 · 8 · 1: 128 MB and about a second on an ordinary laptop (OWASP's first choice for scrypt). */
export const scryptCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/**
 * The 32-byte key of a passphrase. The same words typed with composed or decomposed accents, on another
 * keyboard, give the same key (NFKC).
 */
export async function passphraseKey(passphrase: string, cost: ScryptCost, salt: Uint8Array): Promise<Uint8Array> {
  const request: PassphraseKeyRequest = {
    passphrase: passphrase.normalize('NFKC'),
    salt,
    N: cost.N,
    r: cost.r,
    p: cost.p,
  };
  // Outside a browser there is no page to keep responsive.
  if (typeof Worker === 'undefined') return await scryptAsync(request.passphrase, salt, { ...cost, dkLen: 32 });
  const worker = new Worker(new URL('./passphrase-key.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => resolve(data);
      worker.onerror = (event) => reject(new Error(`key derivation failed: ${event.message}`));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

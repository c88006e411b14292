import { scrypt } from '@noble/hashes/scrypt.js';
import type { PassphraseKeyRequest } from './passphrase-key.ts';

/** A second of computing and 128 MB, away from the page. */
self.onmessage = ({ data }: MessageEvent<PassphraseKeyRequest>) => {
  const { passphrase, N, r, p, salt } = data;
  const key = scrypt(passphrase, salt, { N, r, p, dkLen: 32 });
  self.postMessage(key, { transfer: [key.buffer] });
};

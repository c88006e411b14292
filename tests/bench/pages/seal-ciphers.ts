import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { NonceKeys, sealText } from '../../../renderer/db/seal/row-cipher.ts';

/** Microseconds for each of `count` rows of 600 letters: ours in one batch, the library's own composition, WebCrypto's AES-GCM. */
export async function sealEach(count: number): Promise<{ ours: number; noble: number; webCrypto: number }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const text = 'Porter des courses lourdes, jeudi. '.repeat(20).slice(0, 600);
  const plain = new TextEncoder().encode(text);
  const context = new TextEncoder().encode('["listings",1,[["id","01900000-0000-7000-8000-000000000000"]]]');

  const beforeOurs = performance.now();
  const keys = new NonceKeys(key);
  const nonce = crypto.getRandomValues(new Uint8Array(24));
  for (let n = 0; n < count; n++) {
    new DataView(nonce.buffer).setUint32(16, n);
    sealText(keys, nonce, context, text, 1);
  }
  const ours = performance.now() - beforeOurs;

  const beforeNoble = performance.now();
  for (let n = 0; n < count; n++) {
    xchacha20poly1305(key, crypto.getRandomValues(new Uint8Array(24)), context).encrypt(plain);
  }
  const noble = performance.now() - beforeNoble;

  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const beforeAes = performance.now();
  for (let start = 0; start < count; start += 500) {
    await Promise.all(
      Array.from({ length: 500 }, () => {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        return crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, aes, plain);
      }),
    );
  }
  const webCrypto = performance.now() - beforeAes;
  return { ours: (ours * 1000) / count, noble: (noble * 1000) / count, webCrypto: (webCrypto * 1000) / count };
}

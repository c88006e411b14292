import { createSealer } from '../../../renderer/db/seal/seal-row.ts';

/** Microseconds for each of `count` rows of 600 letters: ours as the database seals them, and WebCrypto's AES-GCM. */
export async function sealEach(count: number): Promise<{ ours: number; webCrypto: number }> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const text = 'Porter des courses lourdes, jeudi. '.repeat(20).slice(0, 600);
  const plain = new TextEncoder().encode(text);
  const context = new TextEncoder().encode('["listings",1,[["id","01900000-0000-7000-8000-000000000000"]]]');

  const rows = Array.from({ length: count }, () => ({ id: '01900000-0000-7000-8000-000000000000', text }));
  const beforeOurs = performance.now();
  createSealer(key).sealAll('listings', rows, ['id']);
  const ours = performance.now() - beforeOurs;

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
  return { ours: (ours * 1000) / count, webCrypto: (webCrypto * 1000) / count };
}

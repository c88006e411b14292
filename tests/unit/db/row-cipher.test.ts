import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NonceKeys, nonceLength, openText, sealText, tagLength } from '../../../renderer/db/seal/row-cipher.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', 'é'.repeat(16), 'x'.repeat(64), '\u{1f9fa}'.repeat(20_000)),
);
const contexts = fc.uint8Array({ maxLength: 200 });

describe('the cipher of rows', () => {
  it('makes what the library’s own XChaCha20-Poly1305 makes, and opens it', () => {
    fc.assert(
      fc.property(bytes(32), bytes(nonceLength), contexts, texts, fc.nat(3), (key, nonce, context, text, lead) => {
        const box = sealText(new NonceKeys(key), nonce, context, text, lead);
        const library = xchacha20poly1305(key, nonce, context);
        const plain = new TextEncoder().encode(text);
        expect(box.subarray(0, lead)).toEqual(new Uint8Array(lead));
        expect(box.subarray(lead, lead + nonceLength)).toEqual(nonce);
        expect(Buffer.compare(box.subarray(lead + nonceLength), library.encrypt(plain))).toBe(0);
        expect(openText(new NonceKeys(key), context, box, lead)).toBe(text);
      }),
    );
  });

  it('makes the tag and the ciphertext of the draft’s example', () => {
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1
    const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'));
    const key = hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
    const nonce = hex('404142434445464748494a4b4c4d4e4f5051525354555657');
    const context = hex('50515253c0c1c2c3c4c5c6c7');
    const text =
      'Ladies and Gentlemen of the class of ’99: If I could offer you only one tip for the future, sunscreen would be it.'.replace(
        '’',
        "'",
      );
    const box = Buffer.from(sealText(new NonceKeys(key), nonce, context, text, 0)).toString('hex');
    expect(box.slice(2 * nonceLength, 2 * nonceLength + 32)).toBe('bd6d179d3e83d43b9576579493c0e939');
    expect(box.slice(-2 * tagLength)).toBe('c0875924c1c7987947deafd8780acf49');
  });

  it('opens nothing of which a single bit is another: box, context or key', () => {
    const flips = fc.record({ of: fc.constantFrom('box', 'context', 'key'), bit: fc.nat(1_000_000) });
    fc.assert(
      fc.property(bytes(32), bytes(nonceLength), texts, flips, (key, nonce, text, { of, bit }) => {
        const context = new TextEncoder().encode('["listings",1]');
        const box = sealText(new NonceKeys(key), nonce, context, text, 1);
        const target = { box: box.subarray(1), context, key }[of];
        target[(bit >> 3) % target.length]! ^= 1 << (bit & 7);
        expect(openText(new NonceKeys(key), context, box, 1)).toBeNull();
      }),
    );
  });

  it('opens no box that was cut short', () => {
    const [key, nonce, context] = [new Uint8Array(32).fill(1), new Uint8Array(24).fill(2), new Uint8Array(3)];
    const box = sealText(new NonceKeys(key), nonce, context, 'porte 4', 1);
    for (let length = 0; length < box.length; length++)
      expect(openText(new NonceKeys(key), context, box.subarray(0, length), 1)).toBeNull();
  });
});

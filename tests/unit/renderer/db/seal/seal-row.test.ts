import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { createSealer, type StoredRow } from '../../../../../renderer/db/seal/seal-row.ts';

const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const keys = bytes(32).filter((key) => key.some((byte) => byte !== 0));
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', 'é'.repeat(16), 'x'.repeat(64), '\u{1f9fa}'.repeat(20_000)),
);

const seal = (key: Uint8Array, row: object, clear = ['id']): StoredRow => {
  const [stored] = createSealer(key).sealAll('overlays', [row], clear);
  if (!stored) throw new Error('one row was sealed');
  return stored;
};
const open = (key: Uint8Array, stored: StoredRow, table = 'overlays') =>
  createSealer(key).openAll(table, 'id', [stored], () => null)[0];

describe('a sealed row', () => {
  it('opens as it was, and is a box of the library’s own XChaCha20-Poly1305: format, nonce, ciphertext, tag', () => {
    fc.assert(
      fc.property(keys, fc.uuid(), texts, (key, id, note) => {
        const stored = seal(key, { id, note });
        expect(Object.keys(stored)).toEqual(['id', 'sealed']);
        expect(stored.sealed[0]).toBe(1);
        const context = new TextEncoder().encode(JSON.stringify(['overlays', 1, [['id', id]]]));
        const plain = xchacha20poly1305(key, stored.sealed.slice(1, 25), context).decrypt(stored.sealed.slice(25));
        expect(Buffer.from(plain).toString()).toBe(JSON.stringify({ note }));
        expect(open(key, stored)).toEqual({ id, note });
      }),
    );
  });

  it('of a laptop that sealed it before, with another composition, opens', () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
    const stored = {
      id: '01900000-0000-7000-8000-000000000001',
      neighbourId: null,
      sealed: hex(
        '01438f2c52df2e664b7a7b6f79e4a1e26c0000000000000000427b12a2fdf0797ca19df04861cdf008ea8ebdd9cc19685565eb9bee' +
          '5fcca667a75d48d797ed10337136e218a34c1fcc77350b13d743a38edd02f15dd5f64751f878ba53f683ec07ba',
      ),
    };
    expect(open(key, stored)).toEqual({
      id: '01900000-0000-7000-8000-000000000001',
      neighbourId: null,
      note: 'porte 4, au fond',
      people: ['Yvette', 'Amélie'],
    });
  });

  it('has a nonce of its own, alone or among others', () => {
    const sealed = createSealer(new Uint8Array(32).fill(7)).sealAll(
      'overlays',
      Array.from({ length: 200 }, () => ({ id: 'a', note: '' })),
      ['id'],
    );
    const nonces = sealed.map((row) => Buffer.from(row.sealed.slice(1, 25)).toString('hex'));
    expect(new Set(nonces).size).toBe(200);
  });

  it('does not open when a single bit is another: of box, clear field, table or key', () => {
    const flips = fc.record({ of: fc.constantFrom('box', 'key'), bit: fc.nat(1_000_000) });
    fc.assert(
      fc.property(keys, texts, flips, (key, note, { of, bit }) => {
        const stored = seal(key, { id: 'a', note });
        const other = key.slice();
        const target = of === 'box' ? stored.sealed : other;
        target[(bit >> 3) % target.length]! ^= 1 << (bit & 7);
        fc.pre(other.some((byte) => byte !== 0));
        expect(open(other, stored)).toBeNull();
      }),
    );
    const key = new Uint8Array(32).fill(7);
    const stored = seal(key, { id: 'a', note: 'porte 4' });
    expect(open(key, { ...stored, id: 'b' })).toBeNull();
    expect(open(key, { ...stored, more: 1 })).toBeNull();
    expect(open(key, stored, 'listings')).toBeNull();
  });

  it('does not open when it was cut short', () => {
    const key = new Uint8Array(32).fill(1);
    const stored = seal(key, { id: 'a', note: 'porte 4' });
    for (let length = 0; length < stored.sealed.length; length++)
      expect(open(key, { ...stored, sealed: stored.sealed.subarray(0, length) })).toBeNull();
  });

  it('is neither sealed nor opened with a key that its owner has wiped', () => {
    const key = new Uint8Array(32).fill(7);
    const sealer = createSealer(key);
    const stored = sealer.sealAll('overlays', [{ id: 'a', note: 'porte 4' }], ['id']);
    key.fill(0);
    expect(() => sealer.sealAll('overlays', [{ id: 'a' }], ['id'])).toThrow('wiped');
    expect(() => sealer.openAll('overlays', 'id', stored, () => null)).toThrow('wiped');
  });
});

it('the cipher makes the tag and the ciphertext of the draft’s example', () => {
  // draft-irtf-cfrg-xchacha-03, appendix A.3.1
  const key = hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
  const nonce = hex('404142434445464748494a4b4c4d4e4f5051525354555657');
  const context = hex('50515253c0c1c2c3c4c5c6c7');
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  const box = xchacha20poly1305(key, nonce, context).encrypt(new TextEncoder().encode(text));
  const digits = Buffer.from(box).toString('hex');
  expect(digits.slice(0, 32)).toBe('bd6d179d3e83d43b9576579493c0e939');
  expect(digits.slice(-32)).toBe('c0875924c1c7987947deafd8780acf49');
});

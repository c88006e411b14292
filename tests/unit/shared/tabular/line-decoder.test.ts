import { describe, expect, it } from 'vitest';
import { createLineDecoder } from '../../../../shared/tabular/line-decoder.ts';
import fc from '../../../properties.ts';

/** All lines of these bytes, given in pieces of so many. */
function lines(bytes: Uint8Array, piece = bytes.length || 1): string[] {
  const decoder = createLineDecoder();
  const read: string[] = [];
  for (let from = 0; from < bytes.length; from += piece) {
    const taken = decoder.take(bytes.subarray(from, from + piece));
    if (!taken.ok) throw new Error(taken.code);
    read.push(...taken.data);
  }
  return [...read, ...decoder.finish()];
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const windows = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

describe('the lines of a text of unknown encoding', () => {
  it('are each read in its own encoding, where two programs wrote in turn', () => {
    const bytes = new Uint8Array([
      ...utf8('Allée des Érables\n'),
      ...windows('Rue de la Forêt\n'),
      ...utf8('Rue Haute – côté cour'),
    ]);
    expect(lines(bytes)).toEqual(['Allée des Érables', 'Rue de la Forêt', 'Rue Haute – côté cour']);
  });

  it('lose the mark of the file, and the line ends of Windows', () => {
    expect(lines(utf8('\uFEFFnuméro;voie\r\n12;Rue Haute\r\n'))).toEqual(['numéro;voie', '12;Rue Haute']);
  });

  it('are read as UTF-16 where the file says so', () => {
    expect(lines(utf16('numéro;voie\n12;Rue Haute'))).toEqual(['numéro;voie', '12;Rue Haute']);
  });

  it('are the same in whatever pieces the bytes arrive', () => {
    const texts = fc.array(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[\n\r\uFEFF]/u.test(text)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), fc.constantFrom(utf8, utf16), (written, piece, encode) => {
        const text = written.join('\n');
        expect(lines(encode(`${text}\n`), piece)).toEqual(text.split('\n'));
      }),
    );
  });

  it('are refused where there is no end of line in sight', () => {
    const decoder = createLineDecoder();
    decoder.take(new Uint8Array(1024 * 1024).fill(0x61));
    expect(decoder.take(utf8('a'))).toEqual({ ok: false, code: 'line-too-long' });
  });
});

import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { sheetCode } from '../../../../shared/paper/sheet-code.ts';
import { readCode } from '../../../contract/paper/read-pdf.ts';

/** Codes beside each other on white, so many pixels a module. */
function pictureOf(texts: readonly string[], module = 4): ImageData {
  const codes = texts.map((text) => encode(text, { ecc: 'M', border: 4 }));
  const side = Math.max(...codes.map(({ size }) => size)) * module;
  const width = side * codes.length;
  const data = new Uint8ClampedArray(width * side * 4).fill(255);
  codes.forEach(({ data: lines }, place) => {
    lines.forEach((line, y) => {
      line.forEach((dark, x) => {
        if (!dark) return;
        for (let down = 0; down < module; down++) {
          const from = ((y * module + down) * width + place * side + x * module) * 4;
          for (let at = from; at < from + module * 4; at += 4) data.fill(0, at, at + 3);
        }
      });
    });
  });
  return { data, width, height: side, colorSpace: 'srgb' } as ImageData;
}

describe('a code in a picture', () => {
  it.each([1, 417, 4172, 123_456])('of sheet %i is its number', async (number) => {
    expect(await readCode(pictureOf([sheetCode(number)]))).toEqual({ sheet: number });
  });

  it.each([
    'https://exemple.fr/promo?id=4172',
    'WIFI:T:WPA;S:Livebox-4172;P:motdepasse;;',
    'BEGIN:VCARD\nFN:Jean Exemple\nTEL:0199001234\nEND:VCARD',
    'PALIER-0000',
    'PALIER-12',
    'PALIER-4172-bis',
    '4172',
  ])('of something else is no sheet: %s', async (text) => {
    expect(await readCode(pictureOf([text]))).toBe('other-code');
  });

  it('of a sheet is found beside that of something else', async () => {
    expect(await readCode(pictureOf(['https://exemple.fr', sheetCode(4172)]))).toEqual({ sheet: 4172 });
  });

  it('is read where a module is no larger than two pixels', async () => {
    expect(await readCode(pictureOf([sheetCode(4172)], 2))).toEqual({ sheet: 4172 });
  });

  it('is none on white', async () => {
    expect(
      await readCode({
        ...pictureOf(['x']),
        data: new Uint8ClampedArray(84 * 84 * 4).fill(255),
        width: 84,
        height: 84,
      }),
    ).toBe('no-code');
  });
});

import { encode } from 'uqr';
import { sheetLabel } from '../../shared/domain/check-letter.ts';

/** All that a sheet's code says: that it is one of ours, and its number (decision 082). */
export function sheetCode(sheet: number): string {
  return `PALIER-${sheetLabel(sheet)}`;
}

/** The number in a scanned code; `null` for a code of anything else. */
export function sheetOfCode(text: string): number | null {
  const found = /^PALIER-(\d{4,13})$/u.exec(text.trim());
  const number = Number(found?.[1] ?? 0);
  return number >= 1 ? number : null;
}

export interface QrDrawing {
  /** Modules a side, quiet zone included. */
  readonly size: number;
  /** One SVG path of horizontal runs, in modules. */
  readonly path: string;
}

/** Level M, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
export function drawQr(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: false, border: 4 });
  const parts: string[] = [];
  data.forEach((line, y) => {
    for (let x = 0; x < size; x++) {
      if (!line[x]) continue;
      const from = x;
      while (x < size && line[x]) x++;
      parts.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  });
  return { size, path: parts.join('') };
}

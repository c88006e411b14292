import { encode } from 'uqr';

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

import { readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { sheetOfCode } from './qr-code.ts';

/** What a picture shows: a sheet's number, a code of something else, or none that can be read. */
export type Seen = { readonly sheet: number } | 'other-code' | 'no-code';

type Pixels = Pick<ImageData, 'data' | 'width' | 'height'>;

const options: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 8 };

/** A page at 72 dots an inch has 842 of them on its long side: larger pictures have modules enough. */
const smallSide = 1300;

/**
 * As it is first; a small one then drawn larger, where the modules of a code are between two and three pixels and the
 * reader wants more; last with one threshold for the whole picture, as photocopies want it.
 */
export async function readPixels(pixels: Pixels): Promise<Seen> {
  let seen: Seen = 'no-code';
  for (const attempt of attempts(pixels)) {
    const texts = (await readBarcodes(attempt.pixels as ImageData, { ...options, binarizer: attempt.binarizer })).map(
      ({ text }) => text,
    );
    const number = texts.map(sheetOfCode).find((found) => found !== null);
    if (number !== undefined && number !== null) return { sheet: number };
    if (texts.length > 0) seen = 'other-code';
  }
  return seen;
}

function* attempts(pixels: Pixels): Generator<{ pixels: Pixels; binarizer: 'LocalAverage' | 'GlobalHistogram' }> {
  yield { pixels, binarizer: 'LocalAverage' };
  const small = Math.max(pixels.width, pixels.height) <= smallSide;
  const larger = small ? enlarged(pixels, 3) : pixels;
  if (small) yield { pixels: larger, binarizer: 'LocalAverage' };
  yield { pixels: larger, binarizer: 'GlobalHistogram' };
}

/** Shades of grey, so many times larger, each pixel between its four neighbours. */
function enlarged({ data, width, height }: Pixels, times: number): Pixels {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    grey[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  const [wide, high] = [width * times, height * times];
  const larger = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let y = 0; y < high; y++) {
    const row = Math.min(height - 1, Math.max(0, (y + 0.5) / times - 0.5));
    const [top, down] = [Math.floor(row), row - Math.floor(row)];
    const below = Math.min(height - 1, top + 1);
    for (let x = 0; x < wide; x++) {
      const column = Math.min(width - 1, Math.max(0, (x + 0.5) / times - 0.5));
      const [left, across] = [Math.floor(column), column - Math.floor(column)];
      const right = Math.min(width - 1, left + 1);
      const pixel = (line: number, place: number) => grey[line * width + place] ?? 0;
      const above = pixel(top, left) * (1 - across) + pixel(top, right) * across;
      const under = pixel(below, left) * (1 - across) + pixel(below, right) * across;
      larger.fill(above * (1 - down) + under * down, (y * wide + x) * 4, (y * wide + x) * 4 + 3);
    }
  }
  return { data: larger, width: wide, height: high };
}

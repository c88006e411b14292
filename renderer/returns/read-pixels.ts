import { readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { sheetOfCode } from '../../shared/paper/sheet-code.ts';

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

/** Shades of grey, so many times larger, each pixel between its four neighbours: a camera waits for this. */
function enlarged({ data, width, height }: Pixels, times: number): Pixels {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    grey[at] = 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0);
  }
  const [wide, high] = [width * times, height * times];
  const columns = between(width, times);
  const rows = between(height, times);
  const larger = new Uint8ClampedArray(wide * high * 4);
  let at = 0;
  for (let y = 0; y < high; y++) {
    const top = (rows.first[y] ?? 0) * width;
    const below = (rows.second[y] ?? 0) * width;
    const down = rows.part[y] ?? 0;
    for (let x = 0; x < wide; x++) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const across = columns.part[x] ?? 0;
      const above = (grey[top + left] ?? 0) * (1 - across) + (grey[top + right] ?? 0) * across;
      const under = (grey[below + left] ?? 0) * (1 - across) + (grey[below + right] ?? 0) * across;
      const shade = above * (1 - down) + under * down;
      larger[at] = shade;
      larger[at + 1] = shade;
      larger[at + 2] = shade;
      larger[at + 3] = 255;
      at += 4;
    }
  }
  return { data: larger, width: wide, height: high };
}

/** Along one side: between which two pixels each of the larger picture falls, and how far from the first. */
function between(size: number, times: number) {
  const first = new Int32Array(size * times);
  const second = new Int32Array(size * times);
  const part = new Float32Array(size * times);
  for (let at = 0; at < first.length; at++) {
    const place = Math.min(size - 1, Math.max(0, (at + 0.5) / times - 0.5));
    const whole = Math.floor(place);
    first[at] = whole;
    second[at] = Math.min(size - 1, whole + 1);
    part[at] = place - whole;
  }
  return { first, second, part };
}

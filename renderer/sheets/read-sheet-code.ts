import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { ok, refused, type Result } from '../../shared/result.ts';
import { photosInPdf } from './photos-in-pdf.ts';
import { sheetOfCode } from './qr-code.ts';

export type CodeProblem = 'not-an-image' | 'no-code' | 'other-code' | 'reader-unavailable';

// By default the reader fetches its program from a public server; ours is on the app's own origin.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
});

const options = { formats: ['QRCode' as const], tryHarder: true, maxNumberOfSymbols: 8 };

/** Finds a sheet's number in a photograph, a scan, or the photographs inside a scanned PDF. Nothing leaves the laptop. */
export async function readSheetCode(file: Blob): Promise<Result<number, CodeProblem>> {
  const start = new TextDecoder('latin1').decode(await file.slice(0, 8).arrayBuffer());
  const images: Blob[] = start.startsWith('%PDF') ? await photosInPdf(file) : [file];
  if (images.length === 0) return refused('not-an-image');
  let somethingElse = false;
  let readable = false;
  for (const image of images) {
    const pixels = await pixelsOf(image);
    if (pixels === null) continue;
    readable = true;
    let found;
    try {
      found = await readBarcodes(pixels, options);
    } catch {
      return refused('reader-unavailable');
    }
    for (const { text } of found) {
      const number = sheetOfCode(text);
      if (number !== null) return ok(number);
      somethingElse = true;
    }
  }
  if (!readable) return refused('not-an-image');
  return refused(somethingElse ? 'other-code' : 'no-code');
}

/** At most 2,400 pixels a side: enough for a code of 16 mm on a page, whatever the camera. */
async function pixelsOf(image: Blob): Promise<ImageData | null> {
  const bitmap = await createImageBitmap(image).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, 2400 / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context?.getImageData(0, 0, width, height) ?? null;
}

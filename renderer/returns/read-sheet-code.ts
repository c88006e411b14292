import { prepareZXingModule } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { ok, refused, type Result } from '../../shared/result.ts';
import { readPixels, type Seen } from './read-pixels.ts';
import { photosInPdf } from './photos-in-pdf.ts';

export type CodeProblem = 'not-an-image' | 'no-code' | 'other-code' | 'reader-unavailable';

// By default the reader fetches its program from a public server; ours is on the app's own origin.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
});

/** Finds a sheet's number in a photograph, a scan, or the photographs inside a scanned PDF. Nothing leaves the laptop. */
export async function readSheetCode(file: Blob): Promise<Result<number, CodeProblem>> {
  const start = new TextDecoder('latin1').decode(await file.slice(0, 8).arrayBuffer());
  const images: Blob[] = start.startsWith('%PDF') ? await photosInPdf(file) : [file];
  let problem: CodeProblem = 'not-an-image';
  for (const image of images) {
    const bitmap = await createImageBitmap(image).catch(() => null);
    if (bitmap === null) continue;
    const pixels = pixelsOf(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    try {
      const seen = pixels === null ? 'no-code' : await readPixels(pixels);
      if (typeof seen === 'object') return ok(seen.sheet);
      if (problem !== 'other-code') problem = seen;
    } catch {
      return refused('reader-unavailable');
    }
  }
  return refused(problem);
}

/** The same in what a camera shows now; `no-code` until it shows something. */
export async function readFrame(video: HTMLVideoElement): Promise<Seen> {
  const pixels = video.videoWidth > 0 ? pixelsOf(video, video.videoWidth, video.videoHeight) : null;
  return pixels === null ? 'no-code' : await readPixels(pixels);
}

/** At most 2,400 pixels a side: enough for a code of 18 mm on a page, whatever the camera. */
function pixelsOf(source: CanvasImageSource, fullWidth: number, fullHeight: number): ImageData | null {
  const scale = Math.min(1, 2400 / Math.max(fullWidth, fullHeight));
  const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height) ?? null;
}

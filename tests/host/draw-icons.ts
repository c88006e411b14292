/**
 * Draws the icons of the packaged app from the one drawing, electron/icons/icon.svg: run it after changing that
 * file, and look at what it made. `npx tsx tests/host/draw-icons.ts`
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './find-chromium.ts';

const folder = new URL('../../electron/icons/', import.meta.url);
const sizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;

async function draw(svg: string): Promise<Map<number, Buffer>> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
  try {
    const page = await browser.newPage();
    const drawn = new Map<number, Buffer>();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/** Windows' container: a directory of sixteen bytes for each picture, then the pictures, as PNG. */
function ico(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(([size, png], index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(([, png]) => png)]);
}

/** macOS' container: a type of four letters and a length before each picture. */
function icns(pictures: readonly (readonly [type: string, png: Buffer])[]): Buffer {
  const parts = pictures.map(([type, png]) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const whole = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(whole.length + 8, 4);
  return Buffer.concat([head, whole]);
}

const drawn = await draw(await readFile(new URL('icon.svg', folder), 'utf8'));
const at = (size: (typeof sizes)[number]): Buffer => drawn.get(size) ?? Buffer.alloc(0);
await mkdir(new URL('linux/', folder), { recursive: true });
for (const [size, png] of drawn) await writeFile(new URL(`linux/${size}x${size}.png`, folder), png);
await writeFile(
  new URL('icon.ico', folder),
  ico(([16, 24, 32, 48, 64, 128, 256] as const).map((size) => [size, at(size)])),
);
await writeFile(
  new URL('icon.icns', folder),
  icns([
    ['icp4', at(16)],
    ['icp5', at(32)],
    ['icp6', at(64)],
    ['ic07', at(128)],
    ['ic08', at(256)],
    ['ic09', at(512)],
  ]),
);

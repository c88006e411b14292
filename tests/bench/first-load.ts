import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { benchRow, type BenchRow } from './bench-report.ts';
import { startBrowserOn } from './bench-world.ts';

const runs = 7;

/**
 * What the first screen of a fresh profile makes the browser fetch, compressed with brotli; and how long from
 * the link to a screen that can be typed in.
 */
export default async function firstLoad(): Promise<BenchRow[]> {
  const world = await startBrowserOn(async (folder) => {
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  });
  try {
    const files = await compressedSizes(world.rendererFolder);
    const sizes: number[] = [];
    const times: number[] = [];
    for (let run = -1; run < runs; run++) {
      const page = await world.freshPage();
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).pathname));
      await page.goto(world.newLink());
      await page.locator('input').first().waitFor();
      const interactive = await page.evaluate(() => performance.now());
      await page.waitForLoadState('networkidle');
      if (run >= 0) {
        times.push(interactive);
        sizes.push(
          [...asked].reduce((sum, path) => sum + (files.get(path === '/' ? '/index.html' : path) ?? 0), 0) / 1000,
        );
      }
      await page.context().close();
    }
    return [
      benchRow({
        work: 'first load of the renderer: every file that the first screen fetches, brotli',
        unit: 'kB',
        ours: sizes,
        atMost: { of: 'ours', value: 250 },
      }),
      benchRow({ work: 'from opening the app to a first screen that can be typed in', unit: 'ms', ours: times }),
    ];
  } finally {
    await world.stop();
  }
}

/** Path → bytes. Fonts are compressed already. */
async function compressedSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    sizes.set(path.slice(folder.length), Math.min(content.length, compressed.length));
  }
  return sizes;
}

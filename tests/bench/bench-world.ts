import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { startCity, type City } from '../city/server.ts';
import { chromiumArguments, findChromium } from '../host/find-chromium.ts';
import { startHost } from '../host/server.ts';

export interface BenchBrowser {
  readonly rendererFolder: string;
  /** Of the host. */
  readonly dataFolder: string;
  newLink(): string;
  /** One tab in a profile of its own, empty. */
  freshPage(): Promise<Page>;
  stop(): Promise<void>;
}

export interface BenchWorld {
  readonly city: City;
  /** On the first page of `tests/bench/pages`. */
  readonly page: Page;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** The real host and a headless Chromium, on what `make` builds into the folder that it is given. */
export async function startBrowserOn(make: (rendererFolder: string) => Promise<void>): Promise<BenchBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-bench-'));
  const rendererFolder = join(folder, 'renderer');
  await make(rendererFolder);
  const dataFolder = join(folder, 'data');
  const host = await startHost({ dataFolder, rendererFolder });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    args: chromiumArguments(),
  });
  return {
    rendererFolder,
    dataFolder,
    newLink: () => host.newLink(),
    async freshPage() {
      const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
      page.on('pageerror', (error) => console.error(String(error)));
      return page;
    },
    async stop() {
      await browser.close();
      await host.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The same on the pages of `tests/bench/pages`, which are made of the renderer's own modules. */
export async function startBenchBrowser(): Promise<BenchBrowser> {
  const root = new URL('./pages', import.meta.url).pathname;
  return await startBrowserOn(async (outDir) => {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      worker: { format: 'es' },
      build: {
        outDir,
        target: 'chrome130',
        modulePreload: { polyfill: false },
        rollupOptions: { input: ['index', 'rxdb', 'pouchdb'].map((page) => join(root, `${page}.html`)) },
      },
    });
  });
}

/** A reference city that answers as fast as it can. */
export async function startFastCity(listings: number | 'empty'): Promise<City> {
  return await startCity({ sample: listings, checkContract: false, rate: { burst: 1e6, perSecond: 1e6 } });
}

/** Both, and one tab. */
export async function startBenchWorld(listings: number | 'empty'): Promise<BenchWorld> {
  const browser = await startBenchBrowser();
  const city = await startFastCity(listings);
  const page = await browser.freshPage();
  await page.goto(browser.newLink());
  return {
    city,
    page,
    dataFolder: browser.dataFolder,
    async stop() {
      await browser.stop();
      await city.stop();
    },
  };
}

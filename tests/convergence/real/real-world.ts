import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillableBrowser, startBrowser } from '../../e2e/killable-browser.ts';
import { buildPages } from './build-pages.ts';
import { RealLaptop } from './real-laptop.ts';
import { RealCity } from './real-city.ts';

/** One city, one Chromium on one profile, five laptops: shared by many schedules, each of which begins with nothing. */
export class RealWorld {
  readonly city: RealCity;
  readonly laptops: readonly RealLaptop[];
  readonly #folder: string;
  #browser: KillableBrowser;

  private constructor(folder: string, city: RealCity, laptops: readonly RealLaptop[], browser: KillableBrowser) {
    this.#folder = folder;
    this.city = city;
    this.laptops = laptops;
    this.#browser = browser;
  }

  static async start(): Promise<RealWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'palier-schedules-'));
    const city = new RealCity(join(folder, 'city'));
    const pages = join(folder, 'pages');
    const [browser] = await Promise.all([startBrowser(join(folder, 'profile')), buildPages(pages), city.address]);
    const names = [0, 1, 2, 3, 4].map((index) => `laptop${index}`);
    const laptops = await Promise.all(names.map((name) => RealLaptop.make(name, folder, pages, () => city.origin)));
    return new RealWorld(folder, city, laptops, browser);
  }

  get browser(): KillableBrowser {
    return this.#browser;
  }

  async killBrowser(): Promise<void> {
    await this.#browser.kill();
    // The tabs of every laptop are gone, also of those that take no part.
    await Promise.all(this.laptops.map((laptop) => laptop.crash()));
    this.#browser = await startBrowser(join(this.#folder, 'profile'));
  }

  async stop(): Promise<void> {
    await this.#browser.kill();
    await Promise.all(this.laptops.map((laptop) => laptop.stop()));
    await this.city.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { startCity, type City, type CityOptions } from '../city/server.ts';
import { startHost, type Host } from '../host/server.ts';
import { startBrowser } from './killable-browser.ts';
import type { SmallDisk } from './small-disk.ts';
import type { Workshop } from './workshop.ts';

export const passphrase = 'quatre mots bien choisis ici';

export interface World {
  readonly city: City;
  readonly host: Host;
  readonly folder: string;
  /** A coordinator at a laptop: a context of their own in the browser of all, forgotten when the laptop closes. */
  laptop(): Promise<Laptop>;
  /** A browser of its own on a profile folder, which outlives it: the next laptop finds what this one has kept. */
  killableLaptop(): Promise<KillableLaptop>;
  stop(): Promise<void>;
}

export interface Laptop {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Sentences that the console should not have said: errors and refusals of the content policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface KillableLaptop extends Laptop {
  /** Pulls the plug. The profile stays. */
  kill(): Promise<void>;
}

/** What a page says that it should not. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** A city and a host, on ports and in a folder of their own; `disk`: on that disk, with the profiles that outlive a laptop. */
export async function startWorld(
  workshop: Workshop,
  { disk, ...options }: CityOptions & { readonly disk?: SmallDisk } = {},
): Promise<World> {
  const folder = await mkdtemp(join(disk?.folder ?? tmpdir(), 'palier-e2e-'));
  const city = await startCity({ database: await workshop.database(), ...options });
  const hostOf = (laptop: string) =>
    startHost({
      dataFolder: join(folder, `data${laptop}`),
      documentsFolder: join(folder, `documents${laptop}`),
      suggestedCity: { address: city.address, token: city.tokens.full },
      // Another build than the one in `dist/`, for whoever works on two things at once.
      ...(process.env['PALIER_RENDERER'] && { rendererFolder: process.env['PALIER_RENDERER'] }),
    });
  const host = await hostOf('');
  /** Each laptop has a host, and a folder with its own vault and log. The first one’s is that of the world. */
  const others: Host[] = [];
  let laptops = 0;

  /** How the laptops that are still open are shut. */
  const open = new Set<() => Promise<void>>();

  async function laptopIn(context: BrowserContext, shut: () => Promise<void>, at = host): Promise<Laptop> {
    open.add(shut);
    const page = await context.newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    // What does not come is told by its name, before the whole test is out of time.
    page.setDefaultTimeout(120_000);
    const complaints = listen(page);
    await page.goto(at.newLink());
    return { page, context, complaints, close: shut };
  }

  return {
    city,
    host,
    folder,
    async laptop() {
      const context = await (await workshop.browser()).freshContext();
      const shut = async () => {
        open.delete(shut);
        await context.close();
      };
      if (++laptops === 1) return laptopIn(context, shut);
      const own = await hostOf(`-${laptops}`);
      others.push(own);
      return laptopIn(context, shut, own);
    },
    async killableLaptop() {
      const browser = disk
        ? await startBrowser(join(disk.folderWithin, basename(folder), 'profile'), { within: disk.within })
        : await startBrowser(join(folder, 'profile'));
      const kill = async () => {
        open.delete(kill);
        await browser.kill();
      };
      const laptop = await laptopIn(browser.context, kill);
      const close = async () => {
        open.delete(kill);
        await browser.close();
      };
      return { ...laptop, close, kill };
    },
    async stop() {
      await Promise.all([...open].map((shut) => shut()));
      for (const one of [host, ...others]) await one.stop();
      await city.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** First start, up to the form that asks for the city. */
export async function choosePassphrase(page: Page): Promise<void> {
  await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
  await page.getByLabel('La même, une seconde fois').fill(passphrase);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('La clé est imprimée ou recopiée').check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: 'Relier Palier à la ville' }).waitFor();
}

export async function connect(page: Page, city: Pick<City, 'address'>, token: string): Promise<void> {
  await page.getByLabel('Adresse de la plateforme').fill(city.address);
  await page.getByLabel('Jeton d’accès').fill(token);
  await page.getByRole('button', { name: 'Essayer et relier' }).click();
}

/** The whole first start, up to the fetched listings. */
export async function firstStart(page: Page, city: City, token = city.tokens.full): Promise<void> {
  await choosePassphrase(page);
  await connect(page, city, token);
  await page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor();
}

export async function unlock(page: Page, words = passphrase): Promise<void> {
  await page.getByLabel('Phrase de passe', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

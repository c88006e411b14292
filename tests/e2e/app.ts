import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startCity, type City, type CityOptions } from '../city/server.ts';
import { startHost, type Host } from '../host/server.ts';
import { startBrowser, type KillableBrowser } from './killable-browser.ts';

export const passphrase = 'quatre mots bien choisis ici';

export interface World {
  readonly city: City;
  readonly host: Host;
  readonly folder: string;
  /** A coordinator at a laptop: a browser profile of their own on the same host. */
  laptop(name?: string): Promise<Laptop>;
  stop(): Promise<void>;
}

export interface Laptop {
  readonly page: Page;
  readonly browser: KillableBrowser;
  /** Sentences that the console should not have said: errors and refusals of the content policy. */
  readonly complaints: string[];
  close(): Promise<void>;
  /** Pulls the plug. The profile stays. */
  kill(): Promise<void>;
}

/** A city and a host, on ports and in a folder of their own. */
export async function startWorld(options: CityOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-e2e-'));
  const city = await startCity(options);
  const host = await startHost({
    dataFolder: join(folder, 'data'),
    documentsFolder: join(folder, 'documents'),
    suggestedCity: { address: city.address, token: city.tokens.full },
    // Another build than the one in `dist/`, for whoever works on two things at once.
    ...(process.env['PALIER_RENDERER'] && { rendererFolder: process.env['PALIER_RENDERER'] }),
  });
  const open = new Set<Laptop>();
  return {
    city,
    host,
    folder,
    async laptop(name = 'one') {
      const browser = await startBrowser(join(folder, `profile-${name}`));
      const page = await browser.context.newPage();
      await page.setViewportSize({ width: 1366, height: 768 });
      // What does not come is told by its name, before the whole test is out of time.
      page.setDefaultTimeout(30_000);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(host.newLink());
      const laptop: Laptop = {
        page,
        browser,
        complaints,
        async close() {
          open.delete(laptop);
          await browser.close();
        },
        async kill() {
          open.delete(laptop);
          await browser.kill();
        },
      };
      open.add(laptop);
      return laptop;
    },
    async stop() {
      await Promise.all([...open].map((laptop) => laptop.kill()));
      await host.stop();
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
  await page.getByLabel('La clé est imprimée ou recopiée').check({ timeout: 30_000 });
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
  await page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor({ timeout: 60_000 });
}

export async function unlock(page: Page, words = passphrase): Promise<void> {
  await page.getByLabel('Phrase de passe', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor({ state: 'hidden', timeout: 60_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

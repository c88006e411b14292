import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { choosePassphrase, connect, unlock, type KillableLaptop, type World } from './app.ts';

/** The whole job, once, through the interface, as the README tells it. Each step leaves the screen that it speaks of. */
export interface Walk {
  readonly world: World;
  laptop: KillableLaptop;
  /** The request that is deposited on the way. */
  readonly need: string;
  sheetNumber: string;
  /** Row number, check letter and person of each row of the sheet. */
  rows: readonly { readonly label: string; readonly person: string }[];
  pdf: Uint8Array;
}

export const need = 'Courses, un pack d’eau et du pain';

export function startWalk(world: World, laptop: KillableLaptop): Walk {
  return { world, laptop, need, sheetNumber: '', rows: [], pdf: new Uint8Array() };
}

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;

/** By the rail. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

/** A request of somebody new, without a place, up to its validation. */
export async function takeDown(page: Page, need: string): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('De quoi a-t-on besoin').fill(need);
  await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Odile Essai');
  await page.keyboard.press('Enter');
  await page.getByLabel(/^L’association garde vos coordonnées/).check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Continuer sans lieu pour l’instant' }).click();
  await page.keyboard.press('Control+Enter');
}

/** Exchanges with the city now, and waits for the end. */
export async function exchange(page: Page): Promise<void> {
  await go(page, 'Échanges');
  const runs = page.locator('details tbody tr');
  await runs.first().waitFor({ state: 'attached' });
  const latest = await runs.first().textContent();
  await page.getByRole('button', { name: 'Échanger maintenant' }).click();
  await page.waitForFunction(
    (text) => (document.querySelector('details tbody tr')?.textContent ?? text) !== text,
    latest,
  );
  await page.getByRole('button', { name: 'Échanger maintenant', disabled: false }).waitFor();
}

/** Changes one field of one listing in its dialog, found by what it is called on this laptop. */
export async function edit(page: Page, title: string, field: string, value: string): Promise<void> {
  await go(page, 'Annonces');
  await page.getByPlaceholder('Filtrer la liste').fill(title);
  await page.locator('tbody').getByText(title, { exact: true }).click();
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  const input = page.getByRole('dialog').getByLabel(field);
  if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption({ label: value });
  else await input.fill(value);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('est modifiée').first().waitFor();
  await page.keyboard.press('Escape');
}

export async function addressesAndQuartiers(page: Page): Promise<void> {
  await go(page, 'Réglages');
  await page.getByLabel('Choisir le fichier d’adresses').setInputFiles(fixture('addresses-cachan.csv'));
  await page.getByText('Rien n’a été envoyé.').waitFor();
  await page.getByLabel('Choisir le fichier des quartiers').setInputFiles(fixture('commune-cachan.geojson'));
  await page.getByText('Contour de Cachan enregistré').first().waitFor();
  await page.getByLabel('Choisir le fichier des quartiers').setInputFiles(fixture('quartiers-cachan.geojson'));
  await page.getByText('5 quartiers enregistrés').first().waitFor();
}

export const steps: readonly { readonly name: string; readonly run: (walk: Walk) => Promise<void> }[] = [
  {
    name: 'première ouverture : phrase de passe, clé de secours, ville',
    async run({ laptop: { page }, world: { city } }) {
      await choosePassphrase(page);
      await connect(page, city, city.tokens.full);
    },
  },
  {
    name: 'réception des annonces',
    async run({ laptop: { page } }) {
      await page.getByText('400 sur 400').waitFor();
    },
  },
  {
    name: 'adresses et quartiers de la commune',
    run: ({ laptop: { page } }) => addressesAndQuartiers(page),
  },
  {
    name: 'la liste, ses filtres et la carte',
    async run({ laptop: { page } }) {
      await go(page, 'Carte');
      await page.locator('.leaflet-container').getByText('Le Coteau').first().waitFor();
      await go(page, 'Annonces');
      await page.getByRole('button', { name: 'Demandes', exact: true }).click();
      await page.locator('tbody').getByText('Le Coteau').first().waitFor();
    },
  },
  {
    name: 'une demande déposée au téléphone',
    async run({ laptop: { page }, world: { city }, need: sentence }) {
      await page.keyboard.press('n');
      await page.getByLabel('De quoi a-t-on besoin').fill(sentence);
      await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
      await page.getByRole('listbox', { name: 'Personnes trouvées' }).getByText('Yvette').first().waitFor();
      await page.keyboard.press('Enter');
      // The city knows her, the association does not yet: her agreement is asked for.
      await page.getByLabel(/^L’association garde vos coordonnées/).check();
      await page.getByLabel(/^Votre téléphone et votre adresse/).check();
      await page.keyboard.press('Control+Enter');
      await page.getByText('est déposée').first().waitFor();
      await exchange(page);
      const [row] = await city.sql("SELECT count(*)::int AS n FROM listings WHERE document->>'title' = $1", [sentence]);
      if (row?.['n'] !== 1) throw new Error('the city did not receive the request');
    },
  },
  {
    name: 'une mise en relation, de la proposition au service rendu',
    async run({ laptop: { page } }) {
      await go(page, 'Annonces');
      await page.getByPlaceholder('Filtrer la liste').fill('courses');
      await page.getByRole('row').filter({ hasText: 'à introduire' }).first().locator('td').nth(2).click();
      const helpers = page.getByRole('region', { name: 'Qui peut aider, au plus près' });
      await helpers.getByRole('button', { name: 'Proposer' }).first().click();
      await page.getByRole('button', { name: 'Acceptée', exact: true }).click();
      await page.getByRole('button', { name: 'Service rendu', exact: true }).click();
      await page.getByText('Merci à eux').first().waitFor();
      await page.keyboard.press('Escape');
      // Nobody waits there any more: no round need ring.
      const helped = page.getByRole('row').filter({ hasText: 'service rendu' }).first();
      await helped.waitFor();
      if ((await helped.getByRole('checkbox').count()) > 0) throw new Error('a request that was met can be chosen');
      await page.getByPlaceholder('Filtrer la liste').fill('');
    },
  },
  {
    name: 'une tournée dans l’ordre de marche',
    async run({ laptop: { page } }) {
      await go(page, 'Annonces');
      const boxes = page.getByRole('checkbox', { name: /pour une tournée/ });
      for (let row = 0; row < 12; row++) await boxes.nth(row).check();
      await page
        .getByRole('link', { name: 'En faire une tournée' })
        .or(page.getByRole('button', { name: 'En faire une tournée' }))
        .click();
      await page.getByRole('combobox', { name: 'Bénévoles' }).fill('Amina Benali');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'Point de départ' }).fill('2 rue des Vignes');
      await page.getByRole('listbox', { name: 'Adresses trouvées' }).getByText('2 rue des Vignes').first().click();
      await page.getByRole('button', { name: 'Mettre les portes dans l’ordre' }).click();
      await page.getByRole('link', { name: 'Imprimer la feuille' }).waitFor();
    },
  },
  {
    name: 'la feuille de contact, numérotée et imprimée en PDF',
    async run(walk) {
      const { page } = walk.laptop;
      await page.getByRole('link', { name: 'Imprimer la feuille' }).click();
      await page.getByLabel('Téléphone en cas de souci').fill('01 99 00 12 34');
      await page.getByLabel('Prénom à appeler').fill('Monique');
      await page.getByRole('button', { name: 'Numéroter et garder cette feuille' }).click();
      const heading = page.getByRole('heading', { level: 1, name: /^Feuille \d/ });
      await heading.waitFor();
      walk.sheetNumber = (await heading.innerText()).replace(/\D/g, '');
      const sheet = page.frameLocator('iframe');
      await sheet.locator('table').first().waitFor();
      await page.getByRole('button', { name: 'Enregistrer le PDF' }).click();
      await page.getByText('Enregistrée').waitFor();
      const documents = join(walk.world.folder, 'documents');
      const [file] = (await readdir(documents)).filter((name) => name.endsWith('.pdf'));
      walk.pdf = new Uint8Array(await readFile(join(documents, file!)));
    },
  },
  {
    name: 'le retour, porte par porte au clavier',
    async run(walk) {
      const { page } = walk.laptop;
      await page.getByRole('link', { name: 'Saisir un retour' }).click();
      const rows = page.getByRole('region', { name: /^Feuille/ }).getByRole('row');
      await rows.nth(1).waitFor();
      const labels = (await rows.locator('th').allInnerTexts()).flatMap((text) => /\d{2,}\W*[A-Z]/.exec(text) ?? []);
      walk.rows = labels.map((label) => ({ label: label.replace(/[^0-9A-Z]/g, ''), person: '' }));
      const line = page.getByLabel('Une ligne par porte');
      const enter = async (text: string, answer: string | RegExp) => {
        await line.fill(text);
        await page.keyboard.press('Enter');
        await page.getByRole('status').filter({ hasText: answer }).first().waitFor();
      };
      const [first, second, third] = walk.rows.map(({ label }) => label) as [string, string, string];
      const wrong = `${first.slice(0, 2)}${first.endsWith('K') ? 'T' : 'K'} a`;
      await enter(wrong, 'Rien n’a changé');
      await enter(`${first} v+`, 'vu');
      await enter(`${second} d`, 'n’habite plus ici');
      await enter(`${third} p rappeler jeudi`, 'à rappeler');
      await enter('* a', 'absent');
      await page.getByRole('button', { name: 'Terminer, la feuille est rendue' }).click();
      await page.getByText('est rendue.').first().waitFor();
      await exchange(page);
    },
  },
  {
    name: 'l’ordinateur éteint d’un coup, puis rallumé : tout est là',
    async run(walk) {
      await walk.laptop.kill();
      walk.laptop = await walk.world.killableLaptop();
      const { page } = walk.laptop;
      await unlock(page);
      await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
      await go(page, 'Feuilles');
      await page.getByRole('row').filter({ hasText: walk.sheetNumber }).filter({ hasText: 'rendue' }).waitFor();
      await go(page, 'Annonces');
      await page.getByPlaceholder('Filtrer la liste').fill('pack d’eau et du pain');
      await page.locator('tbody').getByText(walk.need).first().waitFor();
    },
  },
];

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readPdf } from '../contract/paper/read-pdf.ts';
import type { World } from './app.ts';
import { seriousProblems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { startWalk, steps, type Walk } from './walk.ts';

/** Up to the numbered sheet that the walk prints. */
const uptoSheet = 8;

async function walkToSheet(world: World): Promise<Walk> {
  const walk = startWalk(world, await world.killableLaptop());
  for (const step of steps.slice(0, uptoSheet)) await step.run(walk);
  return walk;
}

const pdfs = async (world: World) =>
  (await readdir(join(world.folder, 'documents'))).filter((name) => name.endsWith('.pdf')).sort();

async function textOf(world: World, name: string): Promise<string[]> {
  const pdf = await readPdf(new Uint8Array(await readFile(join(world.folder, 'documents', name))));
  const texts = pdf.pages.map(({ text }) => text);
  await pdf.close();
  return texts;
}

/** A real video stream of one picture, as a page held before a camera. */
async function holdBeforeCamera(page: Page, png: Uint8Array): Promise<void> {
  await page.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const context = canvas.getContext('2d');
    setInterval(() => {
      context?.fillRect(0, 0, 1280, 720);
      // The top of the page, as near as one holds it.
      context?.drawImage(picture, 0, 0, picture.width, picture.width * 0.45, 0, 0, 1280, 576);
    }, 50);
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(20));
  }, Buffer.from(png).toString('base64'));
}

test('a printed sheet is found again, told what changed since, typed back with its forms, and may be lost', async ({
  openWorld,
}) => {
  const world = await openWorld();
  const walk = await walkToSheet(world);
  const { sheetNumber, pdf: firstPrint } = walk;
  const { page, complaints } = walk.laptop;
  const address = page.url();
  await test.step('it is found by the camera; another code, an unknown number and no camera are told in a sentence', async () => {
    const file = await readPdf(firstPrint);
    const picture = await file.picture(1, 150);
    await file.close();
    await page.evaluate(() => (location.hash = '#/feuilles/retour'));
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Lire le code avec la caméra' }).click();
    await page.getByText('La caméra n’est pas permise à Palier').waitFor();
    await page.getByRole('button', { name: 'Arrêter la caméra' }).click();
    await holdBeforeCamera(page, picture);
    await page.getByRole('button', { name: 'Lire le code avec la caméra' }).click();
    await page.getByRole('heading', { level: 1, name: `Feuille ${sheetNumber}` }).waitFor();
    await page.getByLabel('Une ligne par porte').waitFor();

    await page.getByRole('link', { name: 'Saisir une autre feuille' }).click();
    await page.getByLabel('Numéro de la feuille').fill('9999');
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await page.getByText('n’a jamais été imprimée par cet ordinateur').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: Buffer.from(picture) });
    await page.getByLabel('Une ligne par porte').waitFor();
  });

  await test.step('what changed since is told and printed alone; the first edition prints the same text again', async () => {
    await page.goto(address);
    await page.getByText('Rien n’a changé').waitFor();
    await page.getByRole('link', { name: 'Saisir un retour' }).waitFor();
    // A person calls: the first door of the sheet no longer needs anybody.
    const person = await page.frameLocator('iframe').locator('.row .name').first().innerText();
    await page.evaluate(() => (location.hash = '#/tournees'));
    await page.locator('a[href*="#/tournees/"]').first().click();
    const remove = page.getByRole('button', { name: /^Retirer/ }).first();
    await remove.waitFor();
    await remove.click();
    await page.goto(address);
    const changes = page.getByRole('region', { name: 'Depuis l’impression' });
    await changes.getByText('N’y allez plus').first().waitFor();
    await changes.getByRole('button', { name: 'Numéroter un ajout à cette feuille' }).click();
    await page.getByText(`complète la feuille ${sheetNumber}`).waitFor();
    await expect(page.frameLocator('iframe').locator('.dropped li')).toHaveCount(1);
    expect(person).not.toBe('');

    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: `Feuille ${sheetNumber}` }).waitFor();
    await page.getByRole('button', { name: 'Enregistrer le PDF' }).click();
    await expect.poll(() => pdfs(world)).toHaveLength(2);
    const read = async (bytes: Uint8Array) => {
      const pdf = await readPdf(bytes);
      const texts = pdf.pages.map(({ text }) => text);
      await pdf.close();
      return texts;
    };
    const [one = '', two = ''] = await pdfs(world);
    const copies = await Promise.all([one, two].map((name) => textOf(world, name)));
    expect(copies[0]).toEqual(copies[1]);
    expect(copies[0]).toEqual(await read(firstPrint));
  });

  await test.step('a form that came back is typed beside its sheet, without leaving it', async () => {
    await page.goto(address);
    await page.getByRole('link', { name: 'Saisir un retour' }).click();
    const line = page.getByLabel('Une ligne par porte');
    await line.waitFor();
    await line.press('F2');
    const dialog = page.getByRole('dialog', { name: `Formulaire rapporté avec la feuille ${sheetNumber}` });
    await dialog.getByLabel('De quoi a-t-on besoin').fill('Réparer une étagère');
    await dialog.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
    await page.getByRole('listbox', { name: 'Personnes trouvées' }).getByText('Yvette').first().click();
    // Whom the city knows is asked for their agreement; whom the association knows has given it.
    const agreement = dialog.getByLabel(/^L’association garde vos coordonnées/);
    await agreement.or(dialog.getByRole('button', { name: 'Changer', exact: true })).waitFor();
    if (await agreement.isVisible()) await agreement.check();
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('1 formulaire saisi').waitFor();
    await page.keyboard.press('Escape');
    await expect(line).toBeFocused();
    await line.fill('* a');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'absent' }).first().waitFor();
  });

  await test.step('lost, it lists who is exposed, and the record and a letter to each are drafted', async () => {
    const before = (await pdfs(world)).length;
    await page.goto(address);
    await page.getByRole('button', { name: 'Elle est perdue' }).click();
    const lost = page.getByRole('region', { name: 'Cette feuille est perdue' });
    await lost.getByText('72 heures').waitFor();
    await expect.poll(() => lost.locator('tbody tr').count()).toBeGreaterThan(5);
    const people = await lost.locator('tbody tr').count();
    expect(await seriousProblems(page)).toEqual([]);
    await lost.getByRole('button', { name: 'Enregistrer la fiche du registre' }).click();
    await lost.getByText('Enregistrée').waitFor();
    await lost.getByRole('button', { name: `Enregistrer les ${people} lettres` }).click();
    await expect.poll(() => pdfs(world)).toHaveLength(before + 2);
    const names = await pdfs(world);
    const letters = await textOf(world, names.find((name) => name.startsWith('lettres')) ?? '');
    expect(letters).toHaveLength(people);
    const [record = ''] = await textOf(world, names.find((name) => name.startsWith('perte')) ?? '');
    expect(record).toContain(`Perte de la feuille ${sheetNumber}`);
  });
  expect(complaints).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import { choosePassphrase, connect } from './app.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, go } from './walk.ts';

const base = new URL('../fixtures/addresses-cachan.csv', import.meta.url).pathname;

test('a file of addresses is looked at before it takes the place of the base, and goes back', async ({ openWorld }) => {
  const { city, laptop } = await openWorld();
  const { page, complaints } = await laptop();
  await choosePassphrase(page);
  await connect(page, city, city.tokens.full);
  await addressesAndQuartiers(page);
  await go(page, 'Réglages');
  const before = await page.getByText(/^Base d’adresses présente/).textContent();

  // Every other street of it, as a spreadsheet left it: a title above, degrees exchanged, a quotation mark astray.
  const [header = '', ...rows] = (await readFile(base, 'utf8')).trim().split('\n');
  const names = header.split(';');
  const [lat, lon, street] = [names.indexOf('lat'), names.indexOf('lon'), names.indexOf('nom_voie')];
  const exchanged = rows
    .filter((_, i) => i % 2 === 0)
    .map((row) => {
      const cells = row.split(';');
      [cells[lat], cells[lon]] = [cells[lon] ?? '', cells[lat] ?? ''];
      return cells.join(';');
    });
  const stray = exchanged[0]?.split(';').map((cell, i) => (i === street ? '"Le Clos" des Prés' : cell)) ?? [];
  const text = ['Adresses de la commune', header, stray.join(';'), ...exchanged, 'rien'].join('\r\n');
  const file = { name: 'adresses.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };

  const asked = page.getByRole('status', { name: 'Remplacer la base d’adresses ?' });
  await page.getByLabel('Choisir le fichier d’adresses').setInputFiles(file);
  await asked.getByText(/lignes avaient leur latitude et leur longitude échangées/).waitFor();
  await asked.getByText('1 ligne laissée de côté').waitFor();
  await expect(asked.getByText(/Aucune de ces adresses/)).toHaveCount(0);
  expect(await problems(page)).toEqual([]);

  await asked.getByRole('button', { name: 'Garder l’ancienne' }).click();
  await expect(asked).toHaveCount(0);
  await page.getByText(before ?? '', { exact: true }).waitFor();

  await page.getByLabel('Choisir le fichier d’adresses').setInputFiles(file);
  await asked.getByRole('button', { name: 'Remplacer la base' }).click();
  await page.getByText('Rien n’a été envoyé.').waitFor();
  await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await page.getByText(before ?? '', { exact: true }).waitFor();
  await page.keyboard.press('Control+y');
  await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

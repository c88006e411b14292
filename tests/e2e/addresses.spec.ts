import { readFile } from 'node:fs/promises';
import { choosePassphrase, connect } from './app.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, go } from './walk.ts';

const base = new URL('../fixtures/addresses-cachan.csv', import.meta.url).pathname;

/** Two halves of the town, with two columns of words. */
function halves(): string {
  const half = (south: number, secteur: string, alias: string) => ({
    type: 'Feature',
    properties: { secteur, alias },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [2.32, south],
          [2.34, south],
          [2.34, south + 0.008],
          [2.32, south + 0.008],
        ],
      ],
    },
  });
  const features = [half(48.792, 'Forêt brûlée', 'Nord'), half(48.784, 'Les Sablons', 'Sud')];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

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

  // A file that does not say which of its columns is the name.
  const which = page.getByRole('region', { name: 'Quel est le nom de chaque quartier ?' });
  await page.getByLabel('Choisir le fichier des quartiers').setInputFiles({
    name: 'secteurs.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(halves(), 'latin1'),
  });
  await which.getByRole('img').getByText('Forêt brûlée').waitFor();
  expect(await problems(page)).toEqual([]);
  await which.getByLabel('Le nom est dans la colonne').selectOption({ label: 'alias : Nord, Sud' });
  await which.getByRole('img').getByText('Nord').waitFor();
  await which.getByRole('button', { name: 'Enregistrer ces 2 quartiers' }).click();
  await page.getByText('2 quartiers enregistrés').first().waitFor();
  await expect(page.getByRole('listitem').filter({ hasText: /^\s*Nord\s*$/ })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('listitem').filter({ hasText: /^\s*Nord\s*$/ })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

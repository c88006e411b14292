import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { backupTables, rowKeyOf } from '../../shared/backup/backup-tables.ts';
import { openArchive } from '../../renderer/workers/backup/open-archive.ts';
import { startHost } from '../host/server.ts';
import { choosePassphrase, firstStart, passphrase } from './app.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, go } from './walk.ts';

const need = 'Descendre les poubelles le mardi';

/** A request of somebody new, whose place is not known yet. */
async function deposit(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('De quoi a-t-on besoin').fill(need);
  await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Odile Essai');
  await page.keyboard.press('Enter');
  await page.getByLabel(/^L’association garde vos coordonnées/).check();
  await page.getByRole('button', { name: 'Valider', exact: true }).click();
  await page.getByText('Indiquez l’adresse, ou cliquez sur la carte.').waitFor();
  await page.getByRole('button', { name: 'Continuer sans lieu pour l’instant' }).click();
  await page.getByRole('button', { name: 'Continuer sans lieu pour l’instant' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Valider', exact: true }).click();
  await page.getByText('est déposée').first().waitFor();
}

/** Made by hand, as soon as the keys are; answers where it lies. */
async function backUp(page: Page, folder: string): Promise<string> {
  const place = join(folder, 'data', 'sauvegardes');
  await go(page, 'Réglages');
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await page.getByText('La sauvegarde est faite, et relue.').waitFor();
  return place;
}

/** What the newest backup of a folder holds, opened as the age tool would: by `cle.age` and the passphrase. */
async function contentOf(place: string) {
  const name =
    (await readdir(place))
      .filter((file) => file.startsWith('palier-'))
      .sort()
      .at(-1) ?? '';
  const file = await readFile(join(place, 'cle.age'));
  const opened = await openArchive(
    new Uint8Array(await readFile(join(place, name))),
    { identities: [], keyFile: { file: new Uint8Array(file), passphrase } },
    99,
  );
  if (!opened.ok) throw new Error(opened.code);
  return { path: join(place, name), ...opened.data };
}

test('a day of use comes back on another computer from the file alone, and can be taken back', async ({
  openWorld,
}) => {
  const old = await openWorld({ sample: 20 });
  const before = await old.laptop();
  await firstStart(before.page, old.city);
  await deposit(before.page);
  await addressesAndQuartiers(before.page);
  const place = await backUp(before.page, old.folder);
  const saved = await contentOf(place);
  expect(saved.tables.neighbours).toHaveLength(1);
  expect(saved.tables.listings).toHaveLength(21);
  expect(await readdir(place)).toEqual(expect.arrayContaining(['cle.age', 'secours.age']));

  // Another computer: a host and a folder of its own, and an origin on which the browser keeps nothing yet.
  const freshFolder = join(old.folder, 'fresh');
  const rendererFolder = process.env['PALIER_RENDERER'];
  const freshHost = await startHost({
    dataFolder: join(freshFolder, 'data'),
    ...(rendererFolder !== undefined && { rendererFolder }),
  });
  const { page, complaints } = await old.laptop();
  await page.goto(freshHost.newLink());
  await choosePassphrase(page);
  await page.getByRole('button', { name: 'Plus tard, sans la ville' }).click();

  await test.step('the file is shown before anything is written; a wrong passphrase opens nothing', async () => {
    await go(page, 'Réglages');
    await page.getByRole('button', { name: 'Restaurer…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Choisir un fichier…').setInputFiles(saved.path);
    await dialog.getByLabel('Choisir cle.age…').setInputFiles(join(place, 'cle.age'));
    await dialog.getByLabel('Sa clé de secours, ou sa phrase de passe').fill('ce ne sont pas les mots');
    await dialog.getByRole('button', { name: 'Ouvrir la sauvegarde' }).click();
    await dialog.getByText('Ni cette phrase ni cette clé').waitFor();
    await dialog.getByLabel('Sa clé de secours, ou sa phrase de passe').fill(passphrase);
    await dialog.getByLabel('Choisir cle.age…').setInputFiles(join(place, 'cle.age'));
    await dialog.getByRole('button', { name: 'Ouvrir la sauvegarde' }).click();
    await dialog
      .getByRole('row', { name: /^Annonces/ })
      .getByText('21')
      .first()
      .waitFor();
    await dialog.getByRole('radio', { name: /^Remplacer/ }).check();
    await dialog.getByRole('button', { name: 'Remplacer par cette sauvegarde' }).click();
    await page
      .getByText(/^Sauvegarde du .* restaurée/)
      .first()
      .waitFor();
  });

  await test.step('everything is there, as it was', async () => {
    await go(page, 'Annonces');
    await page.getByText('21 sur 21').waitFor();
    await page.locator('tbody').getByText(need, { exact: true }).waitFor();
    const restored = await contentOf(await backUp(page, freshFolder));
    for (const table of backupTables.filter((name) => !['settings', 'audit', 'syncRuns'].includes(name))) {
      const byKey = (rows = saved.tables[table]) => new Map(rows?.map((row) => [rowKeyOf(table, row), row]));
      expect([table, byKey(restored.tables[table])]).toEqual([table, byKey()]);
    }
    const settings = restored.tables.settings?.map(({ key }) => key);
    expect(settings).toEqual(expect.arrayContaining(['commune', 'street-lines']));
    expect(restored.tables.audit).toEqual(expect.arrayContaining([...(saved.tables.audit ?? [])]));
  });

  await test.step('one step takes it all back', async () => {
    await page.keyboard.press('Control+z');
    await go(page, 'Annonces');
    await page.getByText('21 sur 21').waitFor({ state: 'hidden' });
    const undone = await contentOf(await backUp(page, freshFolder));
    expect([undone.tables.listings, undone.tables.neighbours]).toEqual([[], []]);
  });

  expect([...before.complaints, ...complaints]).toEqual([]);
  await page.close();
  await freshHost.stop();
});

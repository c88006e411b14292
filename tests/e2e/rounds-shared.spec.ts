import type { Page } from 'playwright-core';
import { firstStart, unlock } from './app.ts';
import { holdWorker } from './hold-worker.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';

/** Requests chosen on the table, once all are there: rows that still arrive would move under the choice. */
async function chooseRequests(page: Page, count: number): Promise<void> {
  await page.getByText('400 sur 400').waitFor();
  await page.getByRole('button', { name: 'Demandes', exact: true }).click();
  const boxes = page.getByRole('checkbox', { name: /pour une tournée/ });
  for (let row = 0; row < count; row++) await boxes.nth(row).check();
  await page.getByRole('link', { name: 'En faire une tournée' }).click();
}

async function addVolunteers(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('combobox', { name: 'Bénévoles' }).fill(name);
    await page.getByRole('option', { name: `Noter « ${name} » comme bénévole` }).click();
    await page.getByRole('button', { name: `Retirer ${name.split(' ')[0]}` }).waitFor();
  }
}

/** Nothing is chosen any more; what was kept is. */
async function openAgain(page: Page): Promise<void> {
  await page.reload();
  await unlock(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
}

test('doors are shared among volunteers: a few, too many for them, two hundred', async ({ openWorld }) => {
  const world = await openWorld();
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);

  await test.step('in one click, looked at, kept, and taken back', async () => {
    await chooseRequests(page, 12);
    await addVolunteers(page, ['Amina Benali', 'Paul Durand', 'Zoé Lambert']);
    await expect(page.getByText('Disponibilités non données pour Amina B., Paul D., Zoé L.')).toBeVisible();
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();

    const plan = page.getByRole('region', { name: 'Tournées proposées' });
    await expect(plan.getByRole('listitem')).toHaveCount(3);
    await expect(plan.locator('.leaflet-container .map-way')).toHaveCount(3);
    expect(await problems(page)).toEqual([]);

    // Two of them walk together: what was proposed no longer holds.
    await page.getByLabel('Tournée de Paul D.').selectOption('Tournée A');
    await expect(plan).toBeHidden();
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    await expect(plan.getByRole('listitem')).toHaveCount(2);
    await expect(plan.getByText('Amina B., Paul D.')).toBeVisible();

    await page.getByRole('button', { name: 'Garder toutes les tournées' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Tournées du / })).toBeVisible();
    await expect(page.getByText('2 tournées', { exact: true })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('12 demandes')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Mettre les portes dans l’ordre' })).toBeVisible();
  });

  await openAgain(page);
  await test.step('doors that fit in no round are said, with the reason, and stay chosen', async () => {
    await chooseRequests(page, 10);
    await addVolunteers(page, ['Bruno Castel', 'Driss Essaïdi']);
    await page.getByLabel('Portes de chaque tournée, au plus').fill('0');
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    await expect(page.getByText('Indiquez un nombre de portes de 1 à 300.')).toBeVisible();
    await page.getByLabel('Portes de chaque tournée, au plus').fill('3');
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    const plan = page.getByRole('region', { name: 'Tournées proposées' });
    await expect(plan.getByText(/portes sont de trop\s: chacun a toutes celles/)).toBeVisible();
    await page.getByRole('button', { name: 'Garder toutes les tournées' }).click();
    await page.getByRole('link', { name: 'Voir les tournées' }).click();
    await expect(page.getByText(/^4 demandes, 4 portes/)).toBeVisible();
  });

  await openAgain(page);
  await test.step('two hundred are shared in the background: progress, a way out, nothing kept', async () => {
    await page.getByText('400 sur 400').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Tournées' }).click();
    await page.getByRole('button', { name: 'Prendre toutes les demandes ouvertes' }).click();
    await addVolunteers(page, ['Jeanne Morvan', 'Karim Nacer']);
    await page.getByLabel('Durée de chaque tournée, au plus').fill('5');
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    await expect(page.getByText('Indiquez une durée de 10 à 600 minutes.')).toBeVisible();
    await page.getByLabel('Durée de chaque tournée, au plus').fill('600');
    await page.getByLabel('Portes de chaque tournée, au plus').fill('90');
    const work = await holdWorker(page, 'routing');
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await work.letGo();
    await expect(page.getByText('Répartition arrêtée')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tournées proposées' })).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});

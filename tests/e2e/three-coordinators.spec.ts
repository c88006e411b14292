import type { Page } from 'playwright-core';
import type { City } from '../city/server.ts';
import { firstStart } from './app.ts';
import { deleteInCity, pickPublished, type Row } from './in-city.ts';
import { expect, test } from './test.ts';
import { edit, exchange } from './walk.ts';

const rail = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });
const inbox = (page: Page) => page.getByRole('region', { name: 'Désaccords à trancher' });
const disagreement = (page: Page, field: string) =>
  inbox(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: field }) });

/** What the laptop shows of a listing: found by its title, with what its panel says. */
async function shows(page: Page, title: string, ...words: readonly string[]): Promise<void> {
  await rail(page, 'Annonces').click();
  await page.getByPlaceholder('Filtrer la liste').fill(title);
  await page.locator('tbody').getByText(title, { exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'L’annonce' });
  for (const word of [title, ...words]) await expect(panel.getByText(word, { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Back on the network: what was written meanwhile leaves by itself. */
async function comeBack(page: Page): Promise<void> {
  await rail(page, 'Échanges').click();
  await expect(page.getByText('Hors ligne').first()).toBeVisible();
  const newest = page.locator('details tbody tr').first();
  const before = await newest.textContent();
  await page.context().setOffline(false);
  await expect(newest).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Échanger maintenant' })).toBeEnabled();
  await expect(page.getByText('À jour').first()).toBeVisible();
}

async function titleInCity(city: City, id: string): Promise<unknown> {
  const [row] = await city.sql(`SELECT document->>'title' AS title FROM listings WHERE id = $1`, [id]);
  return row?.['title'];
}

test('three coordinators change the same listings offline: what differs is shown, decided, and the same on all three', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 40 });
  const { city } = world;
  const laptops = [await world.laptop(), await world.laptop(), await world.laptop()];
  const [odile, marcel, fatou] = laptops.map(({ page }) => page) as [Page, Page, Page];
  for (const page of [odile, marcel, fatou]) await firstStart(page, city);
  const [disputed, shared, gone, late] = (await pickPublished(city, 4)) as [Row, Row, Row, Row];

  for (const page of [odile, marcel, fatou]) {
    await rail(page, 'Échanges').click();
    await page.locator('details tbody tr').first().waitFor({ state: 'attached' });
    await page.context().setOffline(true);
  }
  await edit(odile, disputed.title, 'En une phrase', 'Ce que dit Odile');
  await edit(marcel, disputed.title, 'En une phrase', 'Ce que dit Marcel');
  await edit(fatou, disputed.title, 'En une phrase', 'Ce que dit Fatou');
  await edit(odile, shared.title, 'Précisions', 'Sonner deux fois');
  await edit(marcel, shared.title, 'Catégorie', 'Courses');
  await edit(fatou, shared.title, 'En une phrase', 'Changée par les trois');
  await edit(marcel, gone.title, 'Précisions', 'La clé est chez le gardien');
  await edit(odile, late.title, 'Précisions', 'Passer par la cour');
  await edit(fatou, late.title, 'Précisions', 'Passer par le jardin');
  await deleteInCity(city, gone.id);

  // One after the other: the first to come back is the first to be heard.
  for (const page of [odile, marcel, fatou]) await comeBack(page);
  await expect(inbox(odile)).toContainText('Aucun désaccord');
  await expect(inbox(marcel).getByRole('article')).toHaveCount(2);
  await expect(inbox(fatou).getByRole('article')).toHaveCount(2);
  await expect(rail(marcel, 'Échanges')).toContainText('2');
  expect(await titleInCity(city, disputed.id)).toBe('Ce que dit Odile');

  await test.step('both sides are shown; a decision can be taken back', async () => {
    const title = disagreement(marcel, 'titre');
    await expect(title).toContainText('La ville dit');
    await expect(title).toContainText('Ce que dit Odile');
    await expect(title).toContainText('Ce que dit Marcel');
    await title.getByRole('button', { name: 'Garder la version de la ville' }).click();
    await expect(title).toHaveCount(0);
    await marcel.keyboard.press('Control+z');
    await title.getByRole('button', { name: 'Garder la nôtre' }).click();
    await expect(title).toHaveCount(0);
  });

  await test.step('what the city deleted is recovered with the edit', async () => {
    const deletion = disagreement(marcel, 'suppression');
    await expect(deletion).toContainText('Annonce supprimée par la ville.');
    await deletion.getByRole('button', { name: 'La déposer de nouveau' }).click();
    await expect(inbox(marcel)).toContainText('Aucun désaccord');
    await exchange(marcel);
    expect(await titleInCity(city, disputed.id)).toBe('Ce que dit Marcel');
  });

  await test.step('the one who decides last sees what the city says by now, and writes a third text', async () => {
    await deleteInCity(city, late.id);
    await exchange(fatou);
    const lost = disagreement(fatou, 'précisions');
    await expect(lost).toContainText('Annonce supprimée par la ville.');
    await expect(lost).toContainText('Passer par le jardin');
    await expect(lost.getByRole('button', { name: 'Garder la nôtre' })).toHaveCount(0);
    await lost.getByRole('button', { name: 'Garder la version de la ville' }).click();
    const title = disagreement(fatou, 'titre');
    await expect(title.locator('.side').first()).toContainText('Ce que dit Marcel');
    await expect(title.locator('.side').nth(1)).toContainText('Ce que dit Fatou');
    await expect(title.locator('.side').nth(2)).toContainText('Ce que dit Odile');
    await title.getByRole('button', { name: 'Écrire autre chose' }).click();
    await title.getByLabel('Un troisième texte').fill('Ce que disent les trois');
    await title.getByRole('button', { name: 'Garder ce texte' }).click();
    await expect(inbox(fatou)).toContainText('Aucun désaccord');
    await exchange(fatou);
  });

  for (const page of [odile, marcel, fatou]) {
    await exchange(page);
    await expect(inbox(page)).toContainText('Aucun désaccord');
    await expect(page.getByText('Rien n’attend')).toBeVisible();
    await shows(page, 'Ce que disent les trois');
    await shows(page, 'Changée par les trois', 'Sonner deux fois', 'Courses');
    await shows(page, gone.title, 'La clé est chez le gardien');
  }
  expect(await titleInCity(city, disputed.id)).toBe('Ce que disent les trois');
  expect(await titleInCity(city, shared.id)).toBe('Changée par les trois');
});

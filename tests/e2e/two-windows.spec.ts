import { firstStart, unlock } from './app.ts';
import { expect, test } from './test.ts';

test('two windows show the same, send each change once, and lock together', async ({ openWorld }) => {
  const world = await openWorld();
  const title = 'Arroser les plantes du palier';
  const { page: one, context } = await world.laptop();
  await firstStart(one, world.city);
  const two = await context.newPage();
  await two.goto(world.host.origin);
  await unlock(two);

  await one.keyboard.press('n');
  await one.getByLabel('De quoi a-t-on besoin').fill(title);
  await one.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
  await one.getByRole('listbox', { name: 'Personnes trouvées' }).getByText('Yvette').first().click();
  await one.getByLabel(/^L’association garde vos coordonnées/).check();
  await one.keyboard.press('Control+Enter');
  await one.getByText('est déposée').first().waitFor();

  await two.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
  await two.getByPlaceholder('Filtrer la liste').fill('plantes du palier');
  await expect(two.locator('tbody').getByText(title, { exact: true })).toBeVisible();

  await two.getByRole('navigation').getByRole('link', { name: 'Échanges' }).click();
  await one.getByRole('navigation').getByRole('link', { name: 'Échanges' }).click();
  await Promise.all([one, two].map((page) => page.getByRole('button', { name: 'Échanger maintenant' }).click()));
  for (const page of [one, two]) await expect(page.getByText('Rien n’attend')).toBeVisible();
  const inCity = await world.city.sql(`SELECT version FROM listings WHERE document->>'title' = $1`, [title]);
  expect(inCity).toHaveLength(1);

  await one.keyboard.press('Control+l');
  for (const page of [one, two])
    await expect(page.getByRole('heading', { name: 'Palier est verrouillé' })).toBeVisible();
});

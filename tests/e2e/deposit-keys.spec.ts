import { firstStart } from './app.ts';
import { expect, test } from './test.ts';

test('a request for a known neighbour takes at most 12 key presses beyond the text, or two clicks beyond the fields', async ({
  openWorld,
}, info) => {
  const world = await openWorld();
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);

  // Someone becomes known: two clicks beyond the fields, « + Déposer une annonce » and « Valider ».
  let clicks = 0;
  const click = async (name: string) => {
    clicks += 1;
    await page.getByRole('button', { name }).click();
  };
  await click('+ Déposer une annonce');
  await page.getByLabel('De quoi a-t-on besoin').fill('Monter un sac de courses');
  await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
  const found = page.getByRole('listbox', { name: 'Personnes trouvées' });
  await found.getByText('Yvette').first().click();
  await page.getByLabel(/^L’association garde vos coordonnées/).check();
  await click('Valider');
  await page.getByText('est déposée').first().waitFor();
  expect(clicks).toBe(2);

  let presses = 0;
  const press = async (...keys: string[]) => {
    presses += keys.length;
    await page.keyboard.press(keys.join('+'));
  };
  await page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor();
  await press('n');
  await expect(page.getByLabel('De quoi a-t-on besoin')).toBeFocused();
  await page.keyboard.type('Aller chercher un colis à la poste');
  await press('Tab');
  await press('Tab');
  await page.keyboard.type('Yvette');
  await press('Enter');
  await press('Control', 'Enter');
  await expect(page.getByText('« Aller chercher un colis à la poste » est déposée').first()).toBeVisible();
  expect(presses).toBeLessThanOrEqual(12);
  info.annotations.push({ type: 'key presses', description: String(presses) });
  expect(complaints).toEqual([]);
});

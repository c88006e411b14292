import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, choosePassphrase, passphrase, unlock } from './app.ts';
import { expect, test } from './test.ts';
import { takeDown } from './walk.ts';

const need = 'Une échelle pour dimanche';

test('after a plug pulled and a database gone, everything that was confirmed is there again', async ({ openWorld }) => {
  const world = await openWorld({ sample: 20 });
  const data = join(world.folder, 'data');
  const first = await world.killableLaptop();
  await choosePassphrase(first.page);
  await connect(first.page, world.city, world.city.tokens.full);
  await first.page.getByRole('heading', { level: 1, name: 'Annonces', exact: true }).waitFor();
  await takeDown(first.page, need);
  await first.page.getByText('est déposée').first().waitFor();
  await first.kill();

  for (const name of [
    'vault.json',
    'vault-copy.json',
    ...(await readdir(join(data, 'log'))).map((name) => `log/${name}`),
  ])
    expect((await stat(join(data, name))).mode & 0o777, name).toBe(0o600);
  expect((await stat(data)).mode & 0o777).toBe(0o700);
  await rm(join(world.folder, 'profile', 'Default', 'IndexedDB'), { recursive: true });

  const { page, complaints, close } = await world.killableLaptop();
  await page.getByRole('heading', { name: 'Retrouver vos données' }).waitFor();
  await page.getByText('n’est plus sur cet ordinateur').waitFor();
  await page.getByLabel('Phrase de passe', { exact: true }).fill('une phrase au hasard');
  await page.getByRole('button', { name: 'Retrouver mes données' }).click();
  await page.getByText('Ce n’est pas la bonne phrase de passe.').waitFor();
  await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Retrouver mes données' }).click();
  await page.getByRole('heading', { name: 'Vos données sont là' }).waitFor();
  await page.getByText('Tout ce qui avait été confirmé est revenu.').waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
  await page.getByPlaceholder('Filtrer la liste').fill('échelle pour dimanche');
  await expect(page.locator('tbody').getByText(need, { exact: true })).toBeVisible();

  // And the next start is one like any other.
  await page.reload();
  await unlock(page);
  await expect(page.locator('tbody').getByText(need, { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
  await close();
});

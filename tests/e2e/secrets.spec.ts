import { expect, test } from '@playwright/test';
import { firstStart, passphrase, startWorld, unlock } from './app.ts';

test('another passphrase and another recovery key; the former ones open nothing', async () => {
  test.setTimeout(120_000);
  const world = await startWorld({ sample: 5 });
  try {
    const { page, complaints } = await world.laptop();
    const present = page.getByLabel('Phrase de passe actuelle');
    await firstStart(page, world.city);
    await page.getByRole('link', { name: 'Réglages' }).click();

    await page.getByRole('button', { name: 'Changer la phrase de passe…' }).click();
    await present.fill('une phrase au hasard');
    await page.getByLabel('Nouvelle phrase de passe').fill('un hiver bien au chaud');
    await page.getByLabel('La même, une seconde fois').fill('un hiver bien au chaud');
    await page.getByRole('button', { name: 'Changer la phrase', exact: true }).click();
    await page.getByText('Ce n’est pas la bonne phrase de passe.').waitFor();
    await present.fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('L’ancienne n’ouvre plus Palier').waitFor();

    await page.getByRole('button', { name: 'Refaire la clé de secours…' }).click();
    await present.fill('un hiver bien au chaud');
    await page.getByRole('button', { name: 'Faire une nouvelle clé' }).click();
    const key = await page.getByRole('dialog').locator('p[aria-label]').getAttribute('aria-label');
    await page.getByRole('button', { name: 'La clé est imprimée ou recopiée' }).click();

    await page.keyboard.press('Control+l');
    await unlock(page, 'un hiver bien au chaud');
    await page.keyboard.press('Control+l');
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Ce n’est pas la bonne phrase de passe.').waitFor();
    await page.getByRole('button', { name: 'Phrase oubliée : utiliser la clé de secours' }).click();
    await page.getByLabel('Clé de secours').fill(key ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await world.stop();
  }
});

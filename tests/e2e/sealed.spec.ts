import { firstStart, passphrase, unlock } from './app.ts';
import { expect, test } from './test.ts';

const changed = 'un hiver bien au chaud';

test('what is sealed opens with the present words alone, and what is damaged comes back from the city', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 20 });
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);

  await test.step('another passphrase and another recovery key; the former ones open nothing', async () => {
    const present = page.getByLabel('Phrase de passe actuelle');
    await page.getByRole('link', { name: 'Réglages' }).click();

    await page.getByRole('button', { name: 'Changer la phrase de passe…' }).click();
    await present.fill('une phrase au hasard');
    await page.getByLabel('Nouvelle phrase de passe').fill(changed);
    await page.getByLabel('La même, une seconde fois').fill(changed);
    await page.getByRole('button', { name: 'Changer la phrase', exact: true }).click();
    await page.getByText('Ce n’est pas la bonne phrase de passe.').waitFor();
    await present.fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('L’ancienne n’ouvre plus Palier').waitFor();

    await page.getByRole('button', { name: 'Refaire la clé de secours…' }).click();
    await present.fill(changed);
    await page.getByRole('button', { name: 'Faire une nouvelle clé' }).click();
    const key = await page.getByRole('dialog').locator('p[aria-label]').getAttribute('aria-label');
    await page.getByRole('button', { name: 'La clé est imprimée ou recopiée' }).click();

    await page.keyboard.press('Control+l');
    await unlock(page, changed);
    await page.keyboard.press('Control+l');
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Ce n’est pas la bonne phrase de passe.').waitFor();
    await page.getByRole('button', { name: 'Phrase oubliée : utiliser la clé de secours' }).click();
    await page.getByLabel('Clé de secours').fill(key ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor();
  });
  expect(complaints).toEqual([]);

  await test.step('damaged records are said, and come back with everything that the city sends again', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
    await page.getByText('20 sur 20').waitFor();
    await page.evaluate(damageOnePack);
    await page.keyboard.press('Control+l');
    await unlock(page, changed);
    await page.getByText('8 fiches sont abîmées').waitFor();
    await page.getByText('12 sur 20').waitFor();
    await page.getByRole('link', { name: 'Ouvrir les échanges' }).click();
    await page.getByRole('button', { name: 'Tout recevoir de nouveau' }).click();
    await page.getByText('8 fiches sont abîmées').waitFor({ state: 'hidden' });
    await page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
    await page.getByText('20 sur 20').waitFor();
  });
});

/** Runs in the page: turns one bit where eight listings lie, as a failing disk does. */
async function damageOnePack(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('palier');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  const transaction = database.transaction('packs', 'readwrite');
  const walk = transaction.objectStore('packs').openCursor();
  walk.onsuccess = () => {
    const box = walk.result?.value as Uint8Array;
    box[60] = (box[60] ?? 0) ^ 1;
    walk.result?.update(box);
  };
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

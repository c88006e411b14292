import { choosePassphrase, connect, unlock } from './app.ts';
import { expect, test } from './test.ts';
import { exchange } from './walk.ts';

/**
 * Runs in the page: whoever asks to write is served in turn, so that one who is served has all that was asked before behind
 * them. Twice, since what was typed during a write is written after it.
 */
async function nothingLeftToWrite(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('palier');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  for (let turn = 0; turn < 2; turn++) {
    const transaction = database.transaction(database.objectStoreNames, 'readwrite');
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  }
  database.close();
}

test('nothing is lost when the plug is pulled: in the first fetch, in a deposit, after it', async ({ openWorld }) => {
  const world = await openWorld({ sample: 6000 });
  let laptop = await world.killableLaptop();
  await test.step('finds everything after the plug was pulled in the middle of the first fetch', async () => {
    await choosePassphrase(laptop.page);
    // The third page does not come: two are written, the plug is pulled, four remain.
    world.city.faults.next({ kind: 'pass', on: { path: /listings\?/ }, times: 2 });
    world.city.faults.next({ kind: 'hold', on: { path: /listings\?/ } });
    await connect(laptop.page, world.city, world.city.tokens.full);
    await laptop.page.getByText(/^2\s000$/).waitFor();
    await laptop.kill();
    world.city.faults.clear();

    laptop = await world.killableLaptop();
    await unlock(laptop.page);
    await laptop.page.getByText(/^6\s000 sur 6\s000$/).waitFor();
    await laptop.page.evaluate(() => (location.hash = '#/echanges'));
    const pulled = laptop.page.locator('details tbody tr td:nth-child(3)');
    await pulled.first().waitFor({ state: 'attached' });
    // What was written before is not asked for again.
    expect((await pulled.allTextContents()).some((text) => /^4\s000$/.test(text))).toBe(true);
    expect(laptop.complaints).toEqual([]);
  });

  await test.step('finds the draft after it was pulled in the middle of a deposit, and the deposit after it was validated', async () => {
    await laptop.page.keyboard.press('n');
    await laptop.page.getByLabel('De quoi a-t-on besoin').fill('Descendre un carton à la cave');
    await laptop.page.getByRole('textbox', { name: 'Précisions' }).fill('Deuxième étage, pas très lourd');
    await laptop.page.evaluate(nothingLeftToWrite);
    await laptop.kill();

    laptop = await world.killableLaptop();
    await unlock(laptop.page);
    await laptop.page.keyboard.press('n');
    await expect(laptop.page.getByLabel('De quoi a-t-on besoin')).toHaveValue('Descendre un carton à la cave');
    await expect(laptop.page.getByRole('textbox', { name: 'Précisions' })).toHaveValue(
      'Deuxième étage, pas très lourd',
    );
    await laptop.page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
    await laptop.page.getByRole('listbox', { name: 'Personnes trouvées' }).getByText('Yvette').first().click();
    await laptop.page.getByLabel(/^L’association garde vos coordonnées/).check();
    await laptop.page.keyboard.press('Control+Enter');
    await laptop.page.getByText('est déposée').first().waitFor();
    await laptop.kill();

    laptop = await world.killableLaptop();
    await unlock(laptop.page);
    await laptop.page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
    await laptop.page.getByPlaceholder('Filtrer la liste').fill('carton à la cave');
    await expect(
      laptop.page.locator('tbody').getByText('Descendre un carton à la cave', { exact: true }),
    ).toBeVisible();
    await exchange(laptop.page);
    const inCity = await world.city.sql(
      `SELECT 1 FROM listings WHERE document->>'title' = 'Descendre un carton à la cave'`,
    );
    expect(inCity).toHaveLength(1);
  });
});

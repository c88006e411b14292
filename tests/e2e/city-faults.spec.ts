import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import type { Fault } from '../city/faults.ts';
import { connect, firstStart } from './app.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';

const list = { on: { method: 'GET', path: /\/v1\/listings\?/ } };

/** What the city may answer to a fetch, and what the coordinator then reads. */
const refusals: readonly (readonly [what: string, fault: Fault, sentence: string])[] = [
  ['a page for people', { kind: 'html', ...list }, 'Un autre site répond à la place de la ville'],
  ['an empty body', { kind: 'empty', times: 6, ...list }, 'La réponse de la ville ne se lit pas'],
  ['403', { kind: 'status', status: 403, ...list }, 'n’autorise plus ce jeton'],
  ['426', { kind: 'status', status: 426, ...list }, 'mettez Palier à jour'],
  ['a cursor that does not advance', { kind: 'stuck-cursor', times: 6, ...list }, 'renvoie toujours la même page'],
  ['a question not understood', { kind: 'status', status: 422, ...list }, 'n’a pas compris la question'],
  ['a day of maintenance', { kind: 'status', status: 503, retryAfter: 86_400, ...list }, 'en panne ou en travaux'],
];

/** What the journal calls them, and what comes later on the way. */
const problemsInJournal = [
  'réponse d’un autre site',
  'réponse illisible',
  'droit retiré',
  'Palier trop ancien',
  'réponse qui tourne en rond',
  'échange refusé',
  'ville en panne ou en travaux',
  'jeton refusé',
  'ville revenue en arrière',
  'illisibles',
  'abouti',
];

/** What passes by itself: the engine asks again. */
const passing: readonly (readonly [what: string, fault: Fault])[] = [
  ['half a page', { kind: 'half', ...list }],
  ['500', { kind: 'status', status: 500, ...list }],
  ['429', { kind: 'status', status: 429, retryAfter: 1, ...list }],
  ['ten megabytes of nonsense', { kind: 'nonsense', ...list }],
  ['a connection that breaks', { kind: 'drop', when: 'mid-body', ...list }],
  ['an expired cursor', { kind: 'status', status: 410, ...list }],
];

/** Starts an exchange, and waits until the journal has one more that ended. */
async function exchange(page: Page, button = 'Échanger maintenant'): Promise<void> {
  const newest = page.locator('details tbody tr').first();
  const before = await newest.textContent();
  await page.getByRole('button', { name: button }).click();
  await expect(newest).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Échanger maintenant' })).toBeEnabled();
}

test('whatever the city answers, a sentence says what happened, and nothing is lost', async ({ openWorld }) => {
  const world = await openWorld();
  const { city } = world;
  const title = 'Rapporter des livres à la médiathèque';
  const inCity = async () => (await city.sql(`SELECT 1 FROM listings WHERE document->>'title' = $1`, [title])).length;
  const { page } = await world.laptop();
  await firstStart(page, city);
  await page.keyboard.press('n');
  await page.getByLabel('De quoi a-t-on besoin').fill(title);
  await page.getByRole('combobox', { name: 'Prénom, nom ou téléphone' }).fill('Yvette');
  await page.getByRole('listbox', { name: 'Personnes trouvées' }).getByText('Yvette').first().click();
  await page.getByLabel(/^L’association garde vos coordonnées/).check();
  await page.keyboard.press('Control+Enter');
  await page.getByText('est déposée').first().waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Échanges' }).click();
  await page.locator('details tbody tr').first().waitFor({ state: 'attached' });
  const count = page.getByRole('navigation').getByRole('link', { name: /^Annonces/ });

  for (const [what, fault, sentence] of refusals) {
    await test.step(what, async () => {
      city.faults.next(fault);
      await exchange(page);
      await expect(page.getByRole('main').getByText(sentence).first()).toBeVisible();
      await expect(page.getByRole('main').getByText(title)).toBeVisible();
      await expect(count).toContainText('401');
      expect(await inCity()).toBe(0);
      city.faults.clear();
    });
  }

  await test.step('another host, which is never asked', async () => {
    let asked = 0;
    const other = createServer((_, response) => {
      asked += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    city.faults.next({ kind: 'redirect', to: `http://127.0.0.1:${port}/`, times: 10, ...list });
    await exchange(page);
    other.close();
    expect(asked).toBe(0);
    expect(await inCity()).toBe(0);
    city.faults.clear();
  });

  await test.step('a token that has expired, then a new one', async () => {
    city.faults.next({ kind: 'status', status: 401, times: 50 });
    await exchange(page);
    await expect(page.getByText('La ville refuse le jeton').first()).toBeVisible();
    city.faults.clear();
    await page
      .getByRole('link', { name: 'Changer de jeton' })
      .or(page.getByRole('button', { name: 'Changer de jeton' }))
      .first()
      .click();
    await page.getByRole('button', { name: 'Changer de jeton' }).click();
    await connect(page, city, city.tokens.full);
    await page.getByText('Relié à').first().waitFor();
  });

  await test.step('one change that the city refuses does not keep the others', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Échanges' }).click();
    await page.locator('details tbody tr').first().waitFor({ state: 'attached' });
    if ((await inCity()) === 0) {
      city.faults.next({ kind: 'status', status: 422, on: { method: 'PUT' } });
      await exchange(page);
      await expect(page.getByText('La ville ne l’accepte pas tel quel').first()).toBeVisible();
      await page.getByRole('button', { name: 'Réessayer' }).first().click();
      await exchange(page);
    }
    expect(await inCity()).toBe(1);
  });

  for (const [what, fault] of passing) {
    await test.step(what, async () => {
      city.faults.next(fault);
      await exchange(page);
      await expect(page.getByText('À jour').first()).toBeVisible();
      await expect(count).toContainText('401');
      city.faults.clear();
    });
  }

  for (const kind of ['unknown-fields', 'far-away', 'markup', 'repeated-rows', 'shuffled-rows'] as const) {
    await test.step(kind, async () => {
      city.faults.next({ kind, ...list });
      await exchange(page, 'Tout recevoir de nouveau');
      await expect(count).toContainText('401');
    });
  }

  await test.step('a city that comes back from an old backup waits until somebody has said that it may', async () => {
    const backup = await city.snapshot();
    await city.sql(
      `UPDATE listings SET version = version + 1, document = document || '{"capacity": 7}'
       WHERE document->>'title' = $1`,
      [title],
    );
    await exchange(page);
    await city.restore(backup);
    await exchange(page);
    await expect(page.getByText('La ville a repris une ancienne sauvegarde').first()).toBeVisible();
    await exchange(page, 'J’ai compris');
    await expect(page.getByText('À jour').first()).toBeVisible();
    await expect(count).toContainText('401');
  });

  await test.step('rows that lack their title are listed, and the others arrive', async () => {
    city.faults.next({ kind: 'missing-fields', ...list });
    await exchange(page, 'Tout recevoir de nouveau');
    await expect(page.getByRole('heading', { name: 'Annonces illisibles' })).toBeVisible();
    await expect(count).toContainText('401');
  });

  await test.step('the journal has each of them, the newest first, in plain French', async () => {
    const journal = page
      .locator('details')
      .filter({ has: page.getByRole('heading', { name: 'Journal des échanges' }) });
    await journal.locator('summary').click();
    for (const words of problemsInJournal) await expect(journal.getByText(words).first()).toBeVisible();
    const lines = journal.locator('tbody tr');
    expect(await lines.count()).toBeLessThanOrEqual(50);
    // No code of ours: « server-restored », « not-json ».
    expect((await lines.locator('td:nth-child(2)').allInnerTexts()).join(' ')).not.toMatch(
      /[a-z]-[a-z]|undefined|sync\./,
    );
    expect(await problems(page)).toEqual([]);
  });

  // Markup was shown as text, and nothing of it ran.
  expect(await page.title()).toContain('Palier');
  expect(await inCity()).toBe(1);
});

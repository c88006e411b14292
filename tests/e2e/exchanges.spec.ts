import type { Locator, Page } from 'playwright-core';
import type { City } from '../city/server.ts';
import { firstStart, unlock } from './app.ts';
import { changeInCity, deleteInCity, pickPublished, type Row, typeInCity } from './in-city.ts';
import { seriousProblems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, edit, exchange, go, takeDown } from './walk.ts';

const inbox = (page: Page) => page.getByRole('region', { name: 'Désaccords à trancher' });
const cards = (page: Page) => inbox(page).getByRole('article');
const card = (page: Page, title: string, field: string) =>
  cards(page).filter({ has: page.getByRole('heading', { name: `${title} · ${field}` }) });
const badge = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /^Échanges/ });

/** Axe in both themes, as the screen is now; and only the part below the header scrolls. */
async function expectNoObstacle(page: Page): Promise<void> {
  const overflow = () => document.documentElement.scrollHeight - innerHeight;
  expect.soft(await page.evaluate(overflow), 'pixels that the window scrolls').toBeLessThanOrEqual(0);
  expect.soft(await seriousProblems(page)).toEqual([]);
}

/**
 * The road to the city is cut, and the browser says so to the page. `setOffline` would do otherwise: cut this page from
 * the host of its own computer, which no lost network does, and leave the host its road.
 */
async function cutNetwork(page: Page, { faults }: City): Promise<() => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  const tell = (offline: boolean) =>
    browser.send('Network.overrideNetworkState', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  faults.next({ kind: 'drop', when: 'before', times: Infinity });
  await tell(true);
  return async () => {
    faults.clear();
    await tell(false);
  };
}

/** Runs in the page: its clock, not that of its workers, which cannot be reached. */
function setClockBack(): void {
  const Right = Date;
  const now = () => Right.now() - 2 * 86_400_000;
  globalThis.Date = class extends Right {
    constructor(...parts: unknown[]) {
      super(...((parts.length === 0 ? [now()] : parts) as [number]));
    }
    static override now = now;
  } as DateConstructor;
}

/** As somebody without a mouse goes from one button to another. */
async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 12 && !(await focused()); presses++) await target.page().keyboard.press(key);
  await expect(target).toBeFocused();
}

test('twelve changes made without network wait in the queue, and leave by themselves when it is back', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 60 });
  const { page } = await world.laptop();
  await firstStart(page, world.city);
  await go(page, 'Échanges');
  await expect(page.getByText('À jour').first()).toBeVisible();
  const rows = await pickPublished(world.city, 12);
  const mend = await cutNetwork(page, world.city);
  for (const { title } of rows) await edit(page, title, 'Précisions', 'Noté sans réseau');

  await go(page, 'Échanges');
  const state = page.getByRole('main').locator('.state');
  await expect(state).toContainText('Hors ligne depuis');
  await expect(state).toContainText('12 modifications à envoyer. Tout est enregistré ici.');
  const queue = page.getByRole('region', { name: 'À envoyer' });
  await expect(queue.locator('tbody tr')).toHaveCount(12);
  await expect(queue.getByText('part au prochain échange')).toHaveCount(12);
  await page.getByRole('button', { name: 'Échanger maintenant' }).click();
  await expect(page.locator('details tbody tr').first()).toContainText('pas de réponse');
  await expectNoObstacle(page);

  await mend();
  await expect(page.getByText('Rien n’attend')).toBeVisible();
  await expect(state).toContainText('À jour');
  const sent = await world.city.sql(
    `SELECT count(*)::int AS n FROM listings WHERE document->>'description' = 'Noté sans réseau'`,
  );
  expect(sent[0]?.['n']).toBe(12);
  const inCity = async (words: string) =>
    (await world.city.sql(`SELECT 1 FROM listings WHERE document->>'description' = $1`, [words])).length;

  await test.step('one that the city refuses is set aside, and leaves once it is edited again', async () => {
    const { title } = rows[0]!;
    await edit(page, title, 'Précisions', 'Refusé par la ville');
    world.city.faults.next({ kind: 'status', status: 422, on: { method: 'PATCH' } });
    await exchange(page);
    await expect(queue.getByText('La ville ne l’accepte pas tel quel')).toBeVisible();
    await expect(badge(page)).toContainText(/1\s*à régler/);
    await edit(page, title, 'Précisions', 'Accepté par la ville');
    await exchange(page);
    await expect(page.getByText('Rien n’attend')).toBeVisible();
    await expect(badge(page)).not.toContainText('à régler');
    expect(await inCity('Accepté par la ville')).toBe(1);
  });

  await test.step('a clock that goes back two days locks, and holds nothing up', async () => {
    // It proves nothing of how long nobody was there: Palier locks itself, and exchanges once it is opened again.
    await page.addInitScript(setClockBack);
    await page.evaluate(setClockBack);
    await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor();
    await unlock(page);
    await edit(page, rows[1]!.title, 'Précisions', 'Noté avant-hier, dit l’horloge');
    await exchange(page);
    await expect(page.getByText('Rien n’attend')).toBeVisible();
    expect(await inCity('Noté avant-hier, dit l’horloge')).toBe(1);
    await expect(state).toContainText('À jour à l’instant');
    await expect(page.getByText('vérifiez sa date et son heure')).toBeHidden();
  });
});

test('disagreements of every kind are shown in words, and settled by keyboard alone', async ({ openWorld }) => {
  const world = await openWorld({ sample: 60 });
  const { city } = world;
  const { page } = await world.laptop();
  await firstStart(page, city);
  await addressesAndQuartiers(page);
  const [twice, long, moved, closed, gone] = (await pickPublished(city, 5)) as [Row, Row, Row, Row, Row];
  const walk = 'Descendre les poubelles le mardi soir, en passant par la cour, et remonter le courrier. '.repeat(9);
  await changeInCity(city, long.id, { description: walk.trim() });
  await exchange(page);
  await page.context().setOffline(true);

  await edit(page, twice.title, 'En une phrase', 'Dit ici une première fois');
  await edit(page, long.title, 'Précisions', `${walk.replace('mardi', 'jeudi').trim()} Merci.`);
  await go(page, 'Annonces');
  await page.getByPlaceholder('Filtrer la liste').fill(moved.title);
  await page.locator('tbody').getByText(moved.title, { exact: true }).click();
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Adresse' }).fill('2 rue des Vignes');
  await page.getByRole('listbox', { name: 'Adresses trouvées' }).getByText('2 rue des Vignes').first().click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('Filtrer la liste').fill(closed.title);
  await page.locator('tbody').getByText(closed.title, { exact: true }).click();
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await page.keyboard.press('Escape');

  await changeInCity(city, twice.id, { title: 'Dit à la ville' });
  await changeInCity(city, long.id, { description: walk.replace('courrier', 'pain').trim() });
  await changeInCity(city, moved.id, { location: { lat: 48.79, lon: 2.33, label: '7 rue Inventée' } });
  await changeInCity(city, closed.id, { status: 'fulfilled' });
  await page.context().setOffline(false);
  await exchange(page);
  await expect(cards(page)).toHaveCount(4);

  // The same field once more: still one disagreement, with all that was said.
  await page.context().setOffline(true);
  await edit(page, 'Dit à la ville', 'En une phrase', 'Dit ici une seconde fois');
  await edit(page, gone.title, 'Précisions', 'Au fond du couloir');
  await changeInCity(city, twice.id, { title: 'Redit à la ville' });
  await deleteInCity(city, gone.id);
  await page.context().setOffline(false);
  await exchange(page);
  await expect(cards(page)).toHaveCount(5);
  await expect(badge(page)).toContainText(/5\s*à régler/);
  await expectNoObstacle(page);

  await test.step('each in words', async () => {
    const title = card(page, 'Redit à la ville', 'titre');
    await expect(title.locator('.side')).toHaveCount(3);
    await expect(title.getByText('en vigueur')).toHaveCount(1);
    for (const words of ['Redit à la ville', 'Dit ici une première fois', 'Dit ici une seconde fois'])
      await expect(title.locator('.says').getByText(words, { exact: true })).toBeVisible();
    const place = card(page, moved.title, 'lieu');
    await expect(place).toContainText('7 rue Inventée');
    await expect(place).toContainText('2 rue des Vignes');
    await expect(place).not.toContainText('48.79');
    const text = card(page, long.title, 'précisions');
    await expect(text.locator('.side').first().locator('mark')).toHaveText([/mardi/, /pain/]);
    await expect(text.locator('.side').nth(1).locator('mark').first()).toHaveText(/jeudi/);
    await expect(text.locator('.side').first()).toContainText('[…]');
    const state = card(page, closed.title, 'état');
    await expect(state).toContainText('service rendu');
    await expect(state.getByRole('button')).toHaveCount(1);
    await expect(state).toContainText('l’annonce a changé d’état depuis');
  });

  await test.step('by keyboard alone: keep, undo, keep again, and on to the next', async () => {
    const first = cards(page).first();
    const name = (await first.getByRole('heading').innerText()).trim();
    // A long text has « Lire en entier » before it.
    const keep = cards(page)
      .first()
      .getByRole('button', { name: /^(Garder|Laisser)/ })
      .first();
    await inbox(page).getByRole('heading', { level: 2 }).focus();
    await reach(keep);
    await page.keyboard.press('Enter');
    await expect(cards(page)).toHaveCount(4);
    await expect(cards(page).first().getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(cards(page).first().getByRole('heading')).toHaveText(name);
    await reach(keep, 'Shift+Tab');
    for (let left = 5; left > 0; left--) {
      await reach(keep);
      await page.keyboard.press('Enter');
      await expect(cards(page)).toHaveCount(left - 1);
    }
    await expect(page.getByRole('heading', { name: 'Désaccords à trancher' })).toBeFocused();
    await expect(badge(page)).not.toContainText('à régler');
  });

  await test.step('taken up again', async () => {
    await page.getByText('Déjà tranchés').click();
    const line = page.getByRole('listitem').filter({ hasText: 'Redit à la ville' }).first();
    await line.getByRole('button', { name: 'Revenir dessus' }).click();
    await expect(cards(page)).toHaveCount(1);
  });
});

test('a token that only reads is a complete mode: what changes is listed, printed, ticked, and stays', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 40 });
  const { city } = world;
  const { page } = await world.laptop();
  await firstStart(page, city, city.tokens.readOnly);
  const [one, other] = (await pickPublished(city, 2)) as [Row, Row];
  await edit(page, one.title, 'Précisions', 'Deuxième étage');
  await edit(page, other.title, 'Urgence', 'urgente');
  const main = page.getByRole('main');
  const queue = page.getByRole('region', { name: 'À envoyer' });
  await go(page, 'Échanges');
  await expect(queue.getByText('ne peut pas partir d’ici')).toHaveCount(2);
  await expect(main.locator('.state')).toContainText('2 modifications qui ne peuvent pas partir d’ici');
  await exchange(page);
  await expect(queue).toContainText('Rien ne partira tout seul');
  await expect(main.getByText('tout ce qui devait partir est parti')).toHaveCount(0);
  await expect(main.getByText('Ce jeton lit seulement').first()).toBeVisible();
  const report = page.getByRole('region', { name: 'À reporter sur la plateforme' });
  await expect(report.getByRole('checkbox')).toHaveCount(2);
  await expect(badge(page)).toContainText(/2\s*à régler/);
  await expectNoObstacle(page);

  await test.step('on paper: the list alone, one tick a line', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(report).toBeVisible();
    await expect(page.getByRole('button', { name: 'Imprimer la liste' })).toBeHidden();
    await expect(page.getByRole('navigation')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  // The tick takes its line away: there is no box left to find ticked.
  await report.getByRole('checkbox', { name: new RegExp(one.title) }).click();
  await expect(badge(page)).toContainText(/1\s*à régler/);
  await expect(report.getByText('Une ligne déjà reportée')).toBeVisible();
  await exchange(page);
  await go(page, 'Annonces');
  await page.getByPlaceholder('Filtrer la liste').fill(one.title);
  await page.locator('tbody').getByText(one.title, { exact: true }).click();
  await expect(page.getByRole('complementary').getByText('Deuxième étage')).toBeVisible();

  await test.step('once the city shows the same, the line has gone', async () => {
    await changeInCity(city, one.id, { description: 'Deuxième étage' });
    await exchange(page);
    await expect(report.getByText('Une ligne déjà reportée')).toHaveCount(0);
    await expect(report.getByRole('checkbox')).toHaveCount(1);
  });

  await test.step('a new one that comes back under another number is the same when somebody says so', async () => {
    await takeDown(page, 'Rapporter un livre à la médiathèque');
    await page.getByText('est déposée').first().waitFor();
    await page.getByPlaceholder('Filtrer la liste').fill('Rapporter un livre');
    await page.locator('tbody').getByText('Rapporter un livre à la médiathèque', { exact: true }).click();
    const panel = page.getByRole('complementary', { name: 'L’annonce' });
    await panel.getByLabel('Note').fill('La clé est chez la gardienne');
    await panel.getByLabel('Note').blur();
    await page.keyboard.press('Escape');
    await exchange(page);
    const created = report.getByRole('checkbox', { name: /^Créer/ });
    await created.click();
    const proposal = report.getByRole('listitem').filter({ hasText: 'Est-ce la même' });
    await expect(proposal).toHaveCount(0);

    // Somebody types it on the platform of the city.
    const typed = await typeInCity(city, one.id, {
      kind: 'request',
      title: 'Rapporter un livre à la médiathèque',
      status: 'pending',
      location: null,
      contact: { name: 'Odile Essai', phone: null, email: null },
    });
    await exchange(page);
    await expect(proposal).toContainText('Rapporter un livre à la médiathèque');
    await expectNoObstacle(page);
    await proposal.getByRole('button', { name: 'Non', exact: true }).click();
    await expect(proposal).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await proposal.getByRole('button', { name: 'C’est la même annonce' }).click();
    await expect(proposal).toHaveCount(0);
    await expect(report.getByText('Une ligne déjà reportée')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await proposal.getByRole('button', { name: 'C’est la même annonce' }).click();
    await page.evaluate((id) => (location.hash = `#/annonces?id=${id}`), typed);
    await expect(panel.getByLabel('Note')).toHaveValue('La clé est chez la gardienne');
    await page.keyboard.press('Escape');
    await page.getByPlaceholder('Filtrer la liste').fill('Rapporter un livre');
    await expect(page.locator('tbody').getByText('Rapporter un livre à la médiathèque', { exact: true })).toHaveCount(
      1,
    );
  });
});

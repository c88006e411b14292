import type { Page } from 'playwright-core';
import { firstStart, unlock, type World } from './app.ts';
import { problems } from './obstacles.ts';
import { fillCity } from './saturday-world.ts';
import { expect, test } from './test.ts';
import { addressesAndQuartiers, go } from './walk.ts';

async function openProposals(world: World): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);
  await page.getByText('105 sur 105').waitFor();
  await showProposals(page);
  return { page, complaints };
}

async function showProposals(page: Page): Promise<void> {
  await go(page, 'Introductions');
  await page.getByRole('link', { name: 'Proposer des introductions' }).click();
}

/** Those of the proposals; the panel beside them has cards of its own. */
const cardsOf = (page: Page) => page.getByRole('region', { name: /^Introductions possibles/ }).getByRole('article');

/** Who asks and who would help, card by card. */
async function pairs(page: Page): Promise<Map<string, string>> {
  const cards = await cardsOf(page).all();
  const labels = await Promise.all(
    cards.map(async (card) => {
      const title = await card.locator('h3').first().innerText();
      const [asker, helper] = (await card.getAttribute('aria-label'))!.split(' et ');
      return [`${asker}, ${title}`, helper!] as const;
    }),
  );
  return new Map(labels);
}

test('a city’s introductions are proposed, changed and kept, in all of it or in one quartier', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 'empty' });
  await fillCity(world);
  const { page, complaints } = await openProposals(world);

  await test.step('proposed at once, changed by mouse and by keyboard, kept one by one or together, and taken back', async () => {
    await expect(page.getByText('Ici se tiendront les introductions possibles')).toBeVisible();
    expect(await problems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Proposer des introductions' }).click();
    const cards = cardsOf(page);
    await cards.first().waitFor();
    const count = await cards.count();
    expect(count).toBeGreaterThan(30);
    await expect(page.getByText(`60 → ${60 - count}`)).toBeVisible();
    const alone = page.getByRole('region', { name: /^Sans personne/ });
    await expect(alone.getByRole('listitem')).toHaveCount(60 - count);
    await expect(
      alone.getByText(/pourrait presque|Personne ne propose cela|prise par une autre demande/).first(),
    ).toBeVisible();
    expect(await problems(page)).toEqual([]);
    const before = await pairs(page);

    // By keyboard: somebody else, what it changes, left as it was.
    const others = page.getByRole('dialog', { name: 'Quelqu’un d’autre' });
    const change = page.getByRole('dialog', { name: / pour .* \?$/ });
    await cards.first().getByRole('button', { name: 'Quelqu’un d’autre…' }).focus();
    await page.keyboard.press('Enter');
    const look = others.getByRole('button', { name: /^Voir ce que cela change/ });
    await look.first().waitFor();
    expect(await problems(page)).toEqual([]);
    await look.first().focus();
    await page.keyboard.press('Enter');
    await expect(change.getByText(/à pied en tout|Autant de marche/)).toBeVisible();
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(change).toBeHidden();
    expect(await pairs(page)).toEqual(before);

    // Taken: the card says whose choice it is; undone, all is as it was.
    await cards.first().getByRole('button', { name: 'Quelqu’un d’autre…' }).click();
    await look.first().click();
    await change.getByRole('button', { name: 'Prendre ce choix' }).click();
    await expect(cards.first().getByText('votre choix')).toBeVisible();
    expect(await pairs(page)).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect(cards.first().getByText('votre choix')).toBeHidden();
    expect(await pairs(page)).toEqual(before);

    // With the mouse: dragged to somebody who does not do this, who cannot be proposed, and why is said.
    const [from, to] = [cards.nth(0), cards.filter({ hasText: 'pharmacie' }).first()];
    await from.locator('.asks').dragTo(to.locator('.helps'));
    await expect(change.getByText('ne peut pas être proposée')).toBeVisible();
    await expect(change.getByText('propose autre chose')).toBeVisible();
    await expect(change.getByText('Pour que ce soit possible')).toBeVisible();
    await change.getByRole('button', { name: 'Laisser comme avant' }).click();
    expect(await pairs(page)).toEqual(before);

    // One is kept: the others stay as they are. It can be taken back, and comes back where it was.
    await cards.nth(1).getByRole('button', { name: 'Retenir' }).click();
    await page.getByText('1 mise en relation retenue.').first().waitFor();
    await expect(cards).toHaveCount(count - 1);
    const rest = await pairs(page);
    for (const [request, helper] of rest) expect(before.get(request)).toBe(helper);
    await page.getByRole('button', { name: 'Proposer de nouveau' }).click();
    await expect(page.getByRole('button', { name: 'Annuler', exact: true })).toBeHidden();
    await expect(cards).toHaveCount(count - 1);
    expect(await pairs(page)).toEqual(rest);
    await page.keyboard.press('Control+z');
    await expect(cards).toHaveCount(count);
    expect(await pairs(page)).toEqual(before);

    // One is not wanted: that pair is never proposed again, unless it is taken back.
    const [unwanted] = [...before.entries()];
    await cards.first().getByRole('button', { name: 'Ne pas proposer' }).click();
    await page.getByText('ne sera plus proposée pour cette demande').first().waitFor();
    expect((await pairs(page)).get(unwanted![0])).not.toBe(unwanted![1]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pairs(page)).toEqual(before);

    // All together.
    await page.getByRole('button', { name: `Retenir les ${count} propositions` }).click();
    await page.getByText(`${count} mises en relation retenues.`).first().waitFor();
    await expect(cards).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pairs(page)).toEqual(before);
  });

  await test.step('one quartier alone, one without any request, and what is outside all of them', async () => {
    await page.reload();
    await unlock(page);
    await showProposals(page);
    // No quartier is drawn yet: the whole commune is all there is.
    await expect(page.getByLabel('Quartier').getByRole('option')).toHaveText(['Toute la commune']);
    await addressesAndQuartiers(page);
    await showProposals(page);
    await page.getByLabel('Quartier').selectOption('Le Coteau');
    await page.getByRole('button', { name: 'Proposer des introductions' }).click();
    const cards = cardsOf(page);
    await cards.first().waitFor();
    for (const card of await cards.all()) await expect(card).toContainText('Le Coteau');
    await page.getByLabel('Quartier').selectOption('Hors quartier');
    await expect(page.getByText('Aucune demande n’attend d’être introduite ici.')).toBeVisible();
    expect(await problems(page)).toEqual([]);
    await page.getByLabel('Quartier').selectOption('Toute la commune');
    await expect(page.getByText(/^60 → /)).toBeVisible();

    // The request is read beside its proposal, which stays.
    const count = await cards.count();
    await cards.first().getByRole('link').first().click();
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(cards).toHaveCount(count);

    // The quartiers are drawn anew: the one that the list was narrowed to is told in words, and taken off as any other.
    await go(page, 'Annonces');
    await page.getByRole('button', { name: '+ filtre' }).click();
    await page.getByRole('checkbox', { name: 'Le Coteau' }).check();
    await page.keyboard.press('Escape');
    await go(page, 'Réglages');
    const square = [[[2.32, 48.785], [2.34, 48.785], [2.34, 48.8], [2.32, 48.8], [2.32, 48.785]]]; // prettier-ignore
    const drawn = { type: 'Feature', properties: { nom: 'Le Plateau' }, geometry: { type: 'Polygon', coordinates: square } }; // prettier-ignore
    await page.getByLabel('Choisir le fichier des quartiers').setInputFiles({
      name: 'quartiers.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [drawn] })),
    });
    await page.getByText('Un quartier enregistré.').first().waitFor();
    await go(page, 'Annonces');
    await page.getByRole('button', { name: 'Quartier effacé' }).click();
    await page.getByText('105 sur 105').waitFor();
  });
  expect(complaints).toEqual([]);
});

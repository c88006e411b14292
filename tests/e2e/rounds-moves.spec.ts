import type { Page } from 'playwright-core';
import { firstStart } from './app.ts';
import { mapStill } from './map-still.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';

/** Two rounds of today, kept, on the screen of the day. Chosen once all rows are there: they would move under the choice. */
async function twoRounds(page: Page): Promise<void> {
  await page.getByText('400 sur 400').waitFor();
  await page.getByRole('button', { name: 'Demandes', exact: true }).click();
  const boxes = page.getByRole('checkbox', { name: /pour une tournée/ });
  for (let row = 0; row < 8; row++) await boxes.nth(row).check();
  await page.getByRole('link', { name: 'En faire une tournée' }).click();
  for (const name of ['Amina Benali', 'Paul Durand']) {
    await page.getByRole('combobox', { name: 'Bénévoles' }).fill(name);
    await page.getByRole('option', { name: `Noter « ${name} » comme bénévole` }).click();
    await page.getByRole('button', { name: `Retirer ${name.split(' ')[0]}` }).waitFor();
  }
  await page.getByRole('button', { name: 'Répartir en tournées' }).click();
  await page.getByRole('button', { name: 'Garder toutes les tournées' }).click();
  await page.getByRole('heading', { level: 1, name: /^Tournées du / }).waitFor();
}

test('rounds are changed by hand: doors, whole rounds, and the barriers between them', async ({ openWorld }) => {
  const world = await openWorld();
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);
  await twoRounds(page);

  await test.step('a door goes to another place or another round, seen before it is kept, by keyboard, menu and mouse', async () => {
    const [a, b] = ['A', 'B'].map((letter) => page.getByRole('region', { name: new RegExp(`^${letter}, `) }));
    const doorsOf = (list: typeof a) => list!.locator('[data-stop]');
    const inBoth = async () => [await doorsOf(a).count(), await doorsOf(b).count()] as const;
    await expect.poll(async () => (await inBoth()).reduce((sum, count) => sum + count)).toBe(8);
    const [inA, inB] = await inBoth();
    expect(await problems(page)).toEqual([]);

    // By keyboard: to the other round, seen, given up; then kept.
    const first = doorsOf(a).first();
    const address = (await first.innerText()).split(',')[0]!;
    await first.focus();
    await page.keyboard.press('Alt+ArrowRight');
    const bar = page.getByRole('group', { name: 'Déplacement à confirmer' });
    await expect(bar.getByText(/Maintenant/)).toHaveCount(2);
    await expect(doorsOf(b)).toHaveCount(inB + 1);
    expect(await problems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(doorsOf(b)).toHaveCount(inB);
    await first.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Enter');
    await expect(bar).toBeHidden();
    await expect(doorsOf(b).filter({ hasText: address })).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(doorsOf(a).filter({ hasText: address })).toHaveCount(1);

    // From the menu of the chosen door.
    await doorsOf(a).first().click();
    await page.getByLabel('Déplacer la porte 1 vers une autre tournée').selectOption('Tournée B');
    await bar.getByRole('button', { name: 'Déplacer' }).click();
    await expect(doorsOf(a)).toHaveCount(inA - 1);

    // With the mouse: dragged onto the first door of the other round, at that place.
    await b!.locator('li').last().dragTo(a!.locator('li').first());
    await expect(bar).toBeVisible();
    await bar.getByRole('button', { name: 'Ne rien changer' }).click();
    await expect(doorsOf(a)).toHaveCount(inA - 1);
    await b!.locator('li').last().dragTo(a!.locator('li').first());
    await bar.getByRole('button', { name: 'Déplacer' }).click();
    await expect(doorsOf(a)).toHaveCount(inA);

    // Within a round, locked in place.
    await a!.getByRole('button', { name: 'Fixer la porte 1 à sa place' }).click();
    await expect(a!.getByRole('button', { name: 'Fixer la porte 1 à sa place' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('a round is moved about, given hours, joined, split and made again', async () => {
    await page.getByRole('link', { name: /Amina B\.$/ }).click();
    const list = page.getByRole('region', { name: 'Portes dans l’ordre' });
    const rows = list.getByRole('listitem');
    await expect(rows.first()).toBeVisible();
    const count = await rows.count();

    const open = list.locator('.open');
    const first = await open.first().innerText();
    await open.first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(list.getByRole('group', { name: 'Déplacement à confirmer' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(open.nth(1)).toHaveText(first.replace(/\s+/g, ' '), { useInnerText: true });

    await page.getByRole('button', { name: 'Heures où sonner à la porte 1' }).click();
    await page.getByLabel('À partir de').fill('07:00');
    await page.getByLabel('Jusqu’à').fill('06:00');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Indiquez deux heures, la première avant la seconde.')).toBeVisible();
    await page.getByLabel('Jusqu’à').fill('08:00');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText(/^Cette porte serait atteinte après les heures données/)).toBeVisible();
    expect(await problems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Réunir…', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Réunir avec…' });
    await expect(dialog.getByText(/^Réunies/)).toContainText('8 portes');
    await dialog.getByRole('button', { name: /Paul D\./ }).click();
    await expect(rows).toHaveCount(8);
    await page.keyboard.press('Control+z');
    await expect(rows).toHaveCount(count);

    await page.getByRole('button', { name: 'Partager en deux' }).click();
    await expect(page.getByText('Tournée partagée').first()).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(rows).toHaveCount(count);

    await page.getByRole('button', { name: 'Refaire la semaine prochaine' }).click();
    await expect(page.getByText(/^Tournée préparée pour/).first()).toBeVisible();
    await expect(rows).toHaveCount(count);
  });

  await test.step('a barrier is drawn by keyboard, given a crossing, and taken back', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Carte' }).click();
    await page.getByRole('button', { name: 'Obstacles' }).click();
    await page.getByRole('button', { name: 'Tracer un obstacle' }).click();
    const map = page.getByRole('application');
    await map.focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press('ArrowRight');
      await mapStill(page);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('status').filter({ hasText: 'Cliquez sur la carte' })).toContainText('3 points.');
    await page.getByRole('button', { name: 'Terminer le tracé' }).click();
    await expect(page.getByText('Aucun passage')).toBeVisible();
    await page.getByLabel('Nom').fill('Voie ferrée');
    await page.keyboard.press('Tab');
    expect(await problems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Ajouter un passage' }).click();
    await map.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await mapStill(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('C’est trop loin de l’obstacle')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await mapStill(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 passage')).toBeVisible();
    await expect(page.locator('.map-crossing')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Aucun passage')).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

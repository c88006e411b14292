import type { Locator, Page } from 'playwright-core';
import { firstStart } from './app.ts';
import { changeInCity } from './in-city.ts';
import { arabicName, fillOddCity, longName, type OddTitle, oddTitles } from './bad-input-world.ts';
import { mapStill } from './map-still.ts';
import { problems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { exchange, go } from './walk.ts';

/** More than the three hundred that one round may have. */
const doors = 304;
const french = (date: Date) => date.toISOString().slice(0, 10);

/** Takes these requests, and no others, for a round. */
async function choose(page: Page, titles: readonly OddTitle[]): Promise<void> {
  await go(page, 'Annonces');
  for (const title of titles) {
    await page.getByPlaceholder('Filtrer la liste').fill(title);
    await page.getByRole('checkbox', { name: `Choisir « ${title} » pour une tournée` }).check();
  }
  await page.getByPlaceholder('Filtrer la liste').fill('');
  await page.getByRole('link', { name: 'En faire une tournée' }).click();
}

async function addVolunteer(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Bénévoles' }).fill(name);
  await page.getByRole('option', { name: /comme bénévole$/ }).click();
  await expect(page.getByRole('combobox', { name: 'Bénévoles' })).toHaveValue('');
}

/** Where the map shows its only mark, from its middle: the same place whatever the width of the map. */
async function offsetOfOnlyMark(map: Locator): Promise<[number, number]> {
  await expect(map.locator('.map-mark')).toHaveCount(1);
  return await map.evaluate((element) => {
    const middle = (box: DOMRect) => [box.x + box.width / 2, box.y + box.height / 2] as const;
    const [x, y] = middle(element.getBoundingClientRect());
    const [markX, markY] = middle(element.querySelector('.map-mark')!.getBoundingClientRect());
    return [markX - x, markY - y];
  });
}

/** A line all around the one door of that title, that nothing crosses. */
async function drawIsland(page: Page, title: OddTitle): Promise<void> {
  await go(page, 'Carte');
  const map = page.getByRole('application');
  await page.getByPlaceholder('Filtrer la liste').fill(title);
  // Whoever has touched the map keeps the view that they have; from far, a panel beside it hides nothing.
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Réduire', exact: true }).click();
  const [x, y] = await offsetOfOnlyMark(map);
  await page.getByPlaceholder('Filtrer la liste').fill('');
  await page.getByRole('button', { name: 'Obstacles' }).click();
  await page.getByRole('button', { name: 'Tracer un obstacle' }).click();
  await page.getByRole('status').filter({ hasText: 'Cliquez sur la carte' }).waitFor();
  await mapStill(page);
  const box = (await map.boundingBox())!;
  const half = 22;
  for (const [right, down] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const)
    // prettier-ignore
    await page.mouse.click(box.x + box.width / 2 + x + right * half, box.y + box.height / 2 + y + down * half);
  const panel = page.getByRole('complementary', { name: 'Obstacles à pied' });
  await expect(panel.getByText('4 points.')).toBeVisible();
  await page.getByRole('button', { name: 'Fermer le tour' }).click();
  await expect(page.getByText('Aucun passage')).toBeVisible();
}

/** Lines of French with a name from right to left in them go on to the right of it. */
async function expectInOrder(line: Locator, before: string, after: string): Promise<void> {
  const [left, right] = await line.evaluate(
    (element, [first, last]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const middles: number[] = [];
      for (const wanted of [first!, last!]) {
        walker.currentNode = element;
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent ?? '';
          const at = text.indexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + wanted.length);
          const { left: from, right: to } = range.getBoundingClientRect();
          middles.push((from + to) / 2);
          break;
        }
      }
      return middles;
    },
    [before, after],
  );
  expect(left, `« ${before} » stands before « ${after} »`).toBeLessThan(right!);
}

const fitsAcross = (page: Page) =>
  page.evaluate(() => {
    const scrolling = [...document.querySelectorAll('main, main *')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto',
    );
    return scrolling.map((element) => element.className);
  });

test('whatever is missing, wrong or gone is told in a plain sentence on the screens of rounds, and nothing is lost', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 'empty' });
  const listings = await fillOddCity(world, doors);
  const { page, complaints } = await world.laptop();
  await firstStart(page, world.city);
  await page.getByText(`${listings} sur ${listings}`).waitFor();
  const make = page.getByRole('button', { name: 'Mettre les portes dans l’ordre' });

  await test.step('more doors than a round may have', async () => {
    await go(page, 'Tournées');
    await page.getByRole('button', { name: 'Prendre toutes les demandes ouvertes' }).click();
    await expect(page.getByText('311 demandes, 310 portes.')).toBeVisible();
    await expect(page.getByText(/^Une demande n’a pas de lieu/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Arroser dix géraniums' })).toBeVisible();
    await make.click();
    await expect(page.getByText(/^310 portes\s: une tournée en a 300 au plus/)).toBeVisible();
    await expect(page.getByText('311 demandes, 310 portes.')).toBeVisible();
    await page.getByRole('button', { name: 'Ne plus choisir ces demandes' }).click();
    await expect(page.getByText('Les tournées seront ici.')).toBeVisible();
  });

  await test.step('no door at all', async () => {
    await choose(page, ['Arroser dix géraniums']);
    await make.click();
    await expect(page.getByText('Aucune des demandes choisies n’a de lieu')).toBeVisible();
    await expect(page.getByText('1 demande, aucune porte.')).toBeVisible();
  });

  await drawIsland(page, 'Changer deux ampoules');

  await test.step('a day that is over, volunteers of whom nobody knows the hours', async () => {
    await choose(page, oddTitles);
    await expect(page.getByText('7 demandes, 6 portes.')).toBeVisible();
    await page.getByLabel('Jour', { exact: true }).fill(french(new Date(Date.now() - 172_800_000)));
    await expect(page.getByText('Ce jour est passé.')).toBeVisible();
    await page.getByLabel('Jour', { exact: true }).fill(french(new Date(Date.now() + 86_400_000)));
    await expect(page.getByText('Ce jour est passé.')).toBeHidden();
    await addVolunteer(page, arabicName);
    await addVolunteer(page, longName);
    const unsure = page.getByText(/^Disponibilités non données pour/);
    await expect(unsure).toContainText('Marie-Antoinette');
    await expectInOrder(unsure, 'Disponibilités', 'Marie-Antoinette');
    await page.getByLabel('Portes de chaque tournée, au plus').fill('301');
    await page.getByRole('button', { name: 'Répartir en tournées' }).click();
    await expect(page.getByText('Indiquez un nombre de portes de 1 à 300.')).toBeVisible();
    await page.getByLabel('Une tournée ensemble').check();
    await make.click();
  });

  const list = page.getByRole('region', { name: 'Portes dans l’ordre' });
  await test.step('two doors at one point, a door on an island, names that are long or from right to left', async () => {
    await expect(list.getByRole('listitem')).toHaveCount(6);
    await expect(list.getByText('8 rue des Vignes')).toHaveCount(2);
    await expect(page.getByText('Aucun chemin ne mène à 1 quai de l’Île.')).toBeVisible();
    await expect(page.getByText('1 demande choisie attend.')).toBeVisible();
    const head = page.locator('main header').first();
    await expectInOrder(head, '10 h', 'Marie-Antoinette');
    expect(await fitsAcross(page)).toEqual([]);
  });

  await test.step('a request that the city closes, a volunteer who is erased', async () => {
    const address = page.url();
    const [row] = await world.city.sql("SELECT id::text FROM listings WHERE document->>'title' = 'Acheter six pains'");
    await changeInCity(world.city, String(row!['id']), { status: 'withdrawn' });
    await exchange(page);
    await page.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('palier');
          opening.onerror = () => failed(opening.error ?? new Error('no database'));
          opening.onsuccess = () => {
            const database = opening.result;
            const rows = database.transaction(['neighbours', 'volunteers'], 'readwrite');
            // The one who was written down last.
            for (const name of ['neighbours', 'volunteers'])
              rows.objectStore(name).openKeyCursor(null, 'prev').onsuccess = (event) => {
                const cursor = (event.target as IDBRequest<IDBCursor | null>).result;
                if (cursor) rows.objectStore(name).delete(cursor.primaryKey);
              };
            rows.oncomplete = () => {
              database.close();
              done();
            };
          };
        }),
    );
    await page.goto(address);
    await expect(page.getByText(/^À cette porte, plus personne n’attend\s: 5 rue Marx Dormoy/)).toBeVisible();
    await expect(page.getByText('Un·e bénévole de cette tournée n’est plus dans Palier.')).toBeVisible();
    await expect(list.getByRole('listitem')).toHaveCount(6);
    expect(await problems(page)).toEqual([]);
  });

  await test.step('the sheet says the same before it is printed, and its names stand where they should', async () => {
    await page.getByRole('link', { name: 'Imprimer la feuille' }).click();
    await expect(page.getByText(/^À cette porte, plus personne n’attend/)).toBeVisible();
    await expect(page.getByText('Un·e bénévole de cette tournée n’est plus dans Palier.')).toBeVisible();
    const sheet = page.frameLocator('iframe').locator('main');
    await expect(sheet.locator('.name')).toHaveCount(6);
    await expect(sheet.locator('.head-first dd').first()).toContainText('عبد');
    await expect(sheet.locator('tr.row', { hasText: 'Marx Dormoy' })).toContainText(/Demande close\s+ne pas sonner/);
    expect(await fitsAcross(page)).toEqual([]);
    // Printed with the whole day, too.
    await page.goto(page.url().replace(/#.*$/u, '#/feuilles?jour='));
    await expect(page.getByRole('heading', { name: 'Imprimer un jour' })).toBeVisible();
    await expect(page.getByText(/^À cette porte, plus personne n’attend\s: 5 rue Marx Dormoy/)).toBeVisible();
    await expect(page.getByText('Un·e bénévole de cette tournée n’est plus dans Palier.')).toBeVisible();
    expect(await problems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Revoir la tournée' }).click();
    await page.getByRole('button', { name: 'Retirer cette porte' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(5);
    await page.keyboard.press('Control+z');
    await expect(list.getByRole('listitem')).toHaveCount(6);
  });
  expect(complaints).toEqual([]);
});

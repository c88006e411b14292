import { expect, test } from '@playwright/test';
import type { Page } from 'playwright-core';
import { firstStart, startWorld } from './app.ts';
import { deleteInCity, typeInCity } from './in-city.ts';
import { problems } from './obstacles.ts';

interface FocusedRow {
  readonly index: number;
  readonly id: string;
  /** Nothing of it is under the head or the edge. */
  readonly whole: boolean;
}

/** The row that has the focus; null when something else has it. */
async function focused(page: Page): Promise<FocusedRow | null> {
  return await page.evaluate(() => {
    const row = document.activeElement;
    const scroller = row?.closest('table')?.parentElement;
    if (!(row instanceof HTMLElement) || !scroller || row.dataset['index'] === undefined) return null;
    const { top, bottom } = row.getBoundingClientRect();
    const head = scroller.querySelector('th')!.getBoundingClientRect().bottom;
    const foot = scroller.getBoundingClientRect().bottom;
    return {
      index: Number(row.dataset['index']),
      id: row.dataset['id'] ?? '',
      whole: top >= head - 1 && bottom <= foot + 1,
    };
  });
}

/** The row at this place has the focus, is filled and whole on screen, and is the table's one tab stop. */
async function expectOn(page: Page, index: number): Promise<FocusedRow> {
  await expect.poll(() => focused(page), { message: `row ${index}` }).toMatchObject({ index, whole: true });
  await expect.poll(async () => (await focused(page))?.id).not.toBe('');
  const stops = page.locator('tbody [tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await expect(stops).toHaveAttribute('aria-rowindex', String(index + 2));
  return (await focused(page))!;
}

/** As a key that is not let go: the browser repeats it faster than rows are drawn. */
async function hold(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

async function show(page: Page, density: 'comfortable' | 'dense', textSize: number): Promise<void> {
  await page.evaluate(
    (wanted) => {
      for (const [key, newValue] of Object.entries(wanted)) {
        localStorage.setItem(key, newValue);
        dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
      }
    },
    { 'palier-density': density, 'palier-text-size': String(textSize) },
  );
  await expect(page.locator('html')).toHaveAttribute('data-density', density);
  await expect(page.locator('html')).toHaveAttribute('style', new RegExp(`${textSize}%`));
}

/** Does a cell hold more than it shows? */
async function cutCells(page: Page): Promise<string[]> {
  return await page.locator('tbody .row td, thead th').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const parts = [cell, ...cell.querySelectorAll('*:not(.visually-hidden, .visually-hidden *, svg *)')];
      const cut = parts.some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0);
      return cut ? [cell.textContent.trim()] : [];
    }),
  );
}

test('the focus stays in a list of 400, wherever the keys lead and whatever changes under it', async () => {
  test.setTimeout(300_000);
  const world = await startWorld();
  try {
    const { page, complaints } = await world.laptop();
    await firstStart(page, world.city);
    await page.getByText('400 sur 400').waitFor({ timeout: 60_000 });
    let count = 400;

    for (const density of ['comfortable', 'dense'] as const)
      for (const textSize of [100, 140])
        await test.step(`${density}, text at ${textSize} %`, async () => {
          await show(page, density, textSize);
          await page.locator('tbody [tabindex="0"]').focus();
          await page.keyboard.press('Home');
          await expectOn(page, 0);
          await page.keyboard.press('End');
          await expectOn(page, count - 1);
          await hold(page, 'ArrowUp', 60);
          await expectOn(page, count - 61);
          await page.keyboard.press('Home');
          await expectOn(page, 0);

          await page.keyboard.press('PageDown');
          await expect.poll(async () => (await focused(page))?.index ?? 0).toBeGreaterThan(2);
          const page1 = (await focused(page))!.index;
          await expectOn(page, page1);
          await hold(page, 'PageDown', 80);
          await expectOn(page, count - 1);
          await hold(page, 'PageUp', 80);
          await expectOn(page, 0);
          // One key after the other, without waiting for what is drawn.
          for (const key of ['End', 'Home', 'End', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
          const near = await expectOn(page, count - 3);

          // Rows that come and go before it do not take the focus away.
          const before = await page.locator(`[data-index="${near.index - 1}"]`).getAttribute('data-id');
          await deleteInCity(world.city, before!);
          await page.keyboard.press('Control+Shift+S');
          count -= 1;
          await page.getByText(`${count} sur ${count}`).waitFor({ timeout: 30_000 });
          expect((await expectOn(page, near.index - 1)).id).toBe(near.id);
          await typeInCity(world.city, near.id, { title: `Nouvelle à ${textSize}, ${density}` });
          await page.keyboard.press('Control+Shift+S');
          count += 1;
          await page.getByText(`${count} sur ${count}`).waitFor({ timeout: 30_000 });
          expect((await expectOn(page, near.index)).id).toBe(near.id);

          // The focused row goes: the next one has the focus.
          const next = await page.locator(`[data-index="${near.index + 1}"]`).getAttribute('data-id');
          await deleteInCity(world.city, near.id);
          await page.keyboard.press('Control+Shift+S');
          count -= 1;
          await page.getByText(`${count} sur ${count}`).waitFor({ timeout: 30_000 });
          expect((await expectOn(page, near.index)).id).toBe(next);
          // The last one goes: there is none after it.
          await page.keyboard.press('End');
          const last = await expectOn(page, count - 1);
          await deleteInCity(world.city, last.id);
          await page.keyboard.press('Control+Shift+S');
          count -= 1;
          await page.getByText(`${count} sur ${count}`).waitFor({ timeout: 30_000 });
          await expectOn(page, count - 1);
          await page.keyboard.press('ArrowUp');
          await expectOn(page, count - 2);
          expect(await cutCells(page)).toEqual([]);
        });

    await test.step('Enter opens the row, arrows walk through the panel, Escape comes back to the row', async () => {
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      const { id } = await expectOn(page, 1);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href.includes(id));
      await page.keyboard.press('End');
      const last = await expectOn(page, count - 1);
      await page.waitForURL((url) => url.href.includes(last.id));
      await page.keyboard.press('Escape');
      await expect(page.locator('aside.panel')).toHaveCount(0);
      await expectOn(page, count - 1);
    });

    await test.step('Space chooses, Shift and an arrow choose on, and the wheel takes nothing from the keyboard', async () => {
      await page.getByRole('button', { name: 'Demandes', exact: true }).click();
      await page.locator('tbody [tabindex="0"]').focus();
      await expectOn(page, 0);
      const chosen = page.locator('tbody').getByRole('checkbox', { checked: true });
      await page.keyboard.press('Space');
      await expect(chosen).toHaveCount(1);
      await page.keyboard.press('Space');
      await expect(chosen).toHaveCount(0);
      await page.keyboard.press('Shift+ArrowDown');
      await expectOn(page, 1);
      await expect.poll(() => chosen.count()).toBeGreaterThan(0);
      await page.locator('table').hover();
      await page.mouse.wheel(0, 5000);
      await expect.poll(async () => (await focused(page))?.whole).toBe(false);
      await page.keyboard.press('ArrowDown');
      await expectOn(page, 2);
    });

    expect(await problems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await world.stop();
  }
});

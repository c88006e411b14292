import type { Page } from 'playwright-core';
import { firstStart } from './app.ts';
import { deleteInCity } from './in-city.ts';
import { expect, test } from './test.ts';

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

test('the focus stays in a list of 400, wherever the keys lead and whatever changes under it', async ({
  openWorld,
}) => {
  const world = await openWorld();
  const { page } = await world.laptop();
  await firstStart(page, world.city);
  await page.getByText('400 sur 400').waitFor();
  const count = 400;
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
  await expectOn(page, (await focused(page))!.index);
  await hold(page, 'PageDown', 80);
  await expectOn(page, count - 1);
  await hold(page, 'PageUp', 80);
  await expectOn(page, 0);
  // One key after the other, without waiting for what is drawn.
  for (const key of ['End', 'Home', 'End', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  const near = await expectOn(page, count - 3);

  // A row that goes before it does not take the focus away.
  const before = await page.locator(`[data-index="${near.index - 1}"]`).getAttribute('data-id');
  await deleteInCity(world.city, before!);
  await page.keyboard.press('Control+Shift+S');
  await page.getByText(`${count - 1} sur ${count - 1}`).waitFor();
  expect((await expectOn(page, near.index - 1)).id).toBe(near.id);
});

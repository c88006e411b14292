import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { firstStart, passphrase, unlock } from './app.ts';
import { expect, test } from './test.ts';
import { takeDown } from './walk.ts';

// Without accents: the snapshot writes them as escapes.
const need = 'Du sirop de myrtille violette';
const planted = [need, 'Odile Essai', 'note-zinnia-rouge', passphrase];

/** What the page's heap holds, as the developer tools write it down, once what nobody holds has been collected. */
async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

/** Asks the host as a page that was forgotten might. */
function askCity(page: Page): Promise<number> {
  return page.evaluate(async () => (await fetch('/city/v1/me', { headers: { 'x-palier-fetch': '1' } })).status);
}

test('after the lock nothing of the page is left, and the host answers for nothing until the unlock', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 20 });
  const laptop = await world.killableLaptop();
  const { page } = laptop;
  await firstStart(page, world.city);
  expect(await askCity(page)).toBe(200);
  await page.keyboard.press('n');
  await page.getByLabel(/^Note/).fill('note-zinnia-rouge');
  await page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
  await takeDown(page, need);
  await page.getByText('est déposée').first().waitFor();
  await page.getByRole('combobox', { name: 'Chercher' }).fill('Odile');
  await page.getByRole('option').first().waitFor();
  const before = await heapOf(page);
  expect(before.includes(need)).toBe(true);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor();
  const after = await heapOf(page);
  for (const words of planted) expect([words, after.includes(words)]).toEqual([words, false]);
  expect(
    page
      .context()
      .pages()
      .flatMap((one) => one.workers()),
  ).toEqual([]);
  expect(await askCity(page)).toBe(423);

  await unlock(page);
  expect(await askCity(page)).toBe(200);
  await laptop.close();

  await test.step('and the whole profile of the browser, its forms and its sessions among it, keeps none of it', async () => {
    const folder = join(world.folder, 'profile');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const content = await readFile(join(file.parentPath, file.name));
      for (const words of planted)
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect([file.name, words, content.includes(Buffer.from(words, encoding))]).toEqual([file.name, words, false]);
    }
  });
});

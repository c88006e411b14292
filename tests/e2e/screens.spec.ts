import { unlock } from './app.ts';
import { seriousProblems } from './obstacles.ts';
import { expect, test } from './test.ts';
import { startWalk, steps } from './walk.ts';

const screens = [
  '/',
  '/annonces',
  '/annonces/deposer',
  '/voisins',
  '/carte',
  '/introductions',
  '/introductions/propositions',
  '/tournees',
  '/feuilles',
  '/feuilles/retour',
  '/echanges',
  '/reglages',
  '/aide',
] as const;

/** Runs in the page: what a screen reads from the database has arrived when nothing has changed on it for a while. */
function isStill(): Promise<void> {
  const quiet = 80;
  return new Promise((resolve) => {
    let timer = setTimeout(done, quiet);
    const watcher = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quiet);
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    function done(): void {
      watcher.disconnect();
      resolve();
    }
  });
}

test('no screen has a serious obstacle, in the light nor in the dark', async ({ openWorld }) => {
  const world = await openWorld();
  const walk = startWalk(world, await world.killableLaptop());
  const { page } = walk.laptop;
  const found: Record<string, string[]> = { 'first start': await seriousProblems(page) };
  // Up to a numbered sheet, so that each screen has something to show.
  for (const step of steps.slice(0, 8)) await step.run(walk);
  found['sheet'] = await seriousProblems(page);
  for (const screen of screens) {
    await page.evaluate((path) => (location.hash = `#${path}`), screen);
    await page.locator('h1').first().waitFor();
    await page.evaluate(isStill);
    found[screen] = await seriousProblems(page);
    if (screen === '/annonces') {
      await page.locator('tbody tr').first().locator('td').nth(2).click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      found['panel'] = await seriousProblems(page);
    }
  }
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Palier est verrouillé' }).waitFor();
  found['lock'] = await seriousProblems(page);
  await unlock(page);
  // Whoever looks sees: a picture that nobody describes is an obstacle.
  await page.evaluate(() => document.querySelector('main')?.append(new Image()));
  expect((await seriousProblems(page)).join()).toContain('image-alt');
  for (const [screen, problems] of Object.entries(found)) expect.soft(problems, screen).toEqual([]);
  expect(walk.laptop.complaints).toEqual([]);
});

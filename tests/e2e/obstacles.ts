import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds on a page in both themes, frames apart: they have documents of their own. The dark changes nothing but
 * colours, so that only their rules are asked again. Leaves the page light.
 */
export async function problems(page: Page): Promise<string[]> {
  return (await scan(page)).map(({ sentence }) => sentence);
}

/** Those that axe calls serious or critical. */
export async function seriousProblems(page: Page): Promise<string[]> {
  const found = await scan(page);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ sentence }) => sentence);
}

async function scan(page: Page) {
  // Colours that are on their way are nobody's.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await violations(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await violations(page);
  await page.emulateMedia({ reducedMotion: null });
  return Object.entries({ dark, light }).flatMap(([theme, found]) =>
    found.map(({ id, impact, nodes }) => ({
      impact,
      sentence: `${theme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    })),
  );
}

/** By every rule of axe's, or by these. What passed is not written down: that takes longer than the looking. */
async function violations(page: Page, rules?: string[]): Promise<Result[]> {
  // The page keeps it until it is loaded again.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return await page.evaluate(async (only) => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const options = { resultTypes: ['violations' as const], ...(only && { runOnly: only }) };
    return (await here.run({ exclude: ['iframe'] }, options)).violations;
  }, rules);
}

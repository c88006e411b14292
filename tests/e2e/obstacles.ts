import AxeBuilder from '@axe-core/playwright';
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
  const dark = await new AxeBuilder({ page })
    .exclude('iframe')
    .withRules(['color-contrast', 'link-in-text-block'])
    .analyze();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await new AxeBuilder({ page }).exclude('iframe').analyze();
  await page.emulateMedia({ reducedMotion: null });
  return Object.entries({ dark, light }).flatMap(([theme, { violations }]) =>
    violations.map(({ id, impact, nodes }) => ({
      impact,
      sentence: `${theme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    })),
  );
}

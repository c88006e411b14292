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
  const dark = await builder(page).withRules(['color-contrast', 'link-in-text-block']).analyze();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const light = await builder(page).analyze();
  await page.emulateMedia({ reducedMotion: null });
  return Object.entries({ dark, light }).flatMap(([theme, { violations }]) =>
    violations.map(({ id, impact, nodes }) => ({
      impact,
      sentence: `${theme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    })),
  );
}

/**
 * What passed is not written down: on a long list that takes longer than the looking. And frames being apart, there is
 * nothing to gather, for which axe would open a page of its own each time.
 */
function builder(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).exclude('iframe').options({ resultTypes: ['violations'] }).setLegacyMode();
}

import type { Page } from 'playwright-core';
import { choosePassphrase, connect, unlock } from './app.ts';
import { expect, test } from './test.ts';
import { takeDown } from './walk.ts';

/**
 * Leaves so many bytes to the app’s storage, as a disk that fills up does; `null`: all the room there is. To be made smaller
 * before the page first writes: Chromium remembers for half a minute how much room there was.
 */
async function diskOf(page: Page, origin: string): Promise<(bytes: number | null) => Promise<void>> {
  // The room is given back when the session that took it ends.
  const devtools = await page.context().newCDPSession(page);
  return async (bytes) => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes !== null && { quotaSize: bytes }) });
  };
}

test('a full disk is said in a sentence, keeps what is there, and work goes on once there is room', async ({
  openWorld,
}) => {
  const world = await openWorld({ sample: 6000 });
  await test.step('in the middle of the first fetch: said, kept, resumed', async () => {
    const laptop = await world.killableLaptop();
    const { page } = laptop;
    const leaveRoom = await diskOf(page, world.host.origin);
    await leaveRoom(2_500_000);
    await choosePassphrase(page);
    await connect(page, world.city, world.city.tokens.full);
    await page.getByText('Le disque de cet ordinateur est plein.').first().waitFor();
    await leaveRoom(null);
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.getByText('6 000 sur 6 000').waitFor();
    await laptop.close();
  });

  await test.step('a request taken down stays on the screen until there is room', async () => {
    const { page } = await world.killableLaptop();
    const leaveRoom = await diskOf(page, world.host.origin);
    await leaveRoom(1);
    await unlock(page);
    await takeDown(page, 'Du pain et un pack d’eau');
    await page.getByRole('alert').filter({ hasText: 'Le disque de cet ordinateur est plein.' }).waitFor();
    await expect(page.getByLabel('De quoi a-t-on besoin')).toHaveValue('Du pain et un pack d’eau');
    await leaveRoom(null);
    await page.getByRole('button', { name: 'Continuer', exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('est déposée').first().waitFor();
  });
});

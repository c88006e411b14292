import { choosePassphrase, connect, firstStart, unlock } from './app.ts';
import { mountSmallDisk } from './small-disk.ts';
import { expect, test } from './test.ts';
import { takeDown } from './walk.ts';

const megabyte = 1_000_000;

test('a disk that fills up is said in time, then Palier only reads, and nothing that was confirmed is lost', async ({
  openWorld,
}) => {
  const disk = await mountSmallDisk();
  test.skip(disk === null, 'this system lets nobody mount a disk: not tried on a really full one');
  if (!disk) return;
  try {
    const world = await openWorld({ sample: 20, disk });
    let laptop = await world.killableLaptop();
    await firstStart(laptop.page, world.city);

    await test.step('under 500 MB it is said, and work goes on', async () => {
      await disk.leave(400 * megabyte);
      await laptop.page.getByText('moins de 500 Mo').waitFor();
      await takeDown(laptop.page, 'Du pain et un pack d’eau');
      await laptop.page.getByText('est déposée').first().waitFor();
    });

    await test.step('under 100 MB it only reads, keeps no draft and says so; with room again, it goes on by itself', async () => {
      const { page } = laptop;
      await disk.leave(60 * megabyte);
      await page.getByText('Palier ne fait plus que lire').waitFor();
      await takeDown(page, 'Une boîte d’aspirine');
      await page.getByRole('alert').filter({ hasText: 'Le disque de cet ordinateur est plein.' }).waitFor();
      await page.getByText('Ce brouillon n’est pas gardé').waitFor();
      await disk.leave(900 * megabyte);
      await page.getByText('Palier ne fait plus que lire').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Continuer', exact: true }).click();
      await page.keyboard.press('Control+Enter');
      await page.getByText('est déposée').first().waitFor();
    });

    await test.step('filled at one stroke in the middle of a deposit: said, and typed again once there is room', async () => {
      const { page } = laptop;
      await disk.leave(0);
      await takeDown(page, 'Une ampoule à changer');
      await page.getByRole('alert').filter({ hasText: 'Le disque de cet ordinateur est plein.' }).waitFor();
      await page.getByText('Ce brouillon n’est pas gardé').waitFor();
      await expect(page.getByLabel('De quoi a-t-on besoin')).toHaveValue('Une ampoule à changer');
      await disk.leave(900 * megabyte);
      await page.getByText('Palier ne fait plus que lire').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Continuer', exact: true }).click();
      await page.keyboard.press('Control+Enter');
      await page.getByText('est déposée').first().waitFor();
    });

    await test.step('killed while it is full, and started on a full disk: nothing is opened until there is room', async () => {
      await disk.leave(0);
      await takeDown(laptop.page, 'Ce qui n’est pas confirmé');
      await laptop.kill();
      laptop = await world.killableLaptop();
      await laptop.page.getByRole('heading', { name: 'Le disque de cet ordinateur est plein' }).waitFor();
      await disk.leave(900 * megabyte);
      await unlock(laptop.page);
      await laptop.page.getByRole('navigation').getByRole('link', { name: 'Annonces' }).click();
      for (const need of ['Du pain et un pack d’eau', 'Une boîte d’aspirine', 'Une ampoule à changer']) {
        await laptop.page.locator('tbody').getByText(need).first().waitFor();
      }
    });
  } finally {
    await disk.close();
  }
});

test('a disk that is full in the middle of the first fetch keeps what has come, and the fetch goes on', async ({
  openWorld,
}) => {
  const disk = await mountSmallDisk();
  test.skip(disk === null, 'this system lets nobody mount a disk: not tried on a really full one');
  if (!disk) return;
  try {
    const world = await openWorld({ sample: 6000, disk });
    const { page } = await world.killableLaptop();
    await choosePassphrase(page);
    await disk.leave(1_500_000);
    await connect(page, world.city, world.city.tokens.full);
    await page.getByText('Le disque de cet ordinateur est plein.').first().waitFor();
    await disk.leave(900 * megabyte);
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await page.getByText('6 000 sur 6 000').waitFor();
  } finally {
    await disk.close();
  }
});

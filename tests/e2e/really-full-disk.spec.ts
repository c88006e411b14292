import { choosePassphrase, connect, firstStart } from './app.ts';
import { mountSmallDisk } from './small-disk.ts';
import { test } from './test.ts';
import { takeDown } from './walk.ts';

const megabyte = 1_000_000;

test('a disk that fills up is said in time, and then Palier only reads', async ({ openWorld }) => {
  const disk = await mountSmallDisk();
  test.skip(disk === null, 'this system lets nobody mount a disk: not tried on a really full one');
  if (!disk) return;
  try {
    const world = await openWorld({ sample: 20, disk });
    const laptop = await world.killableLaptop();
    await firstStart(laptop.page, world.city);

    await test.step('under 500 MB it is said, and work goes on', async () => {
      await disk.leave(400 * megabyte);
      await laptop.page.getByText('moins de 500 Mo').waitFor();
      await takeDown(laptop.page, 'Du pain et un pack d’eau');
      await laptop.page.getByText('est déposée').first().waitFor();
    });

    await test.step('under 100 MB it only reads, and says so until there is room', async () => {
      await disk.leave(60 * megabyte);
      await laptop.page.getByText('Palier ne fait plus que lire').waitFor();
      await disk.leave(900 * megabyte);
      await laptop.page.getByText('Palier ne fait plus que lire').waitFor({ state: 'hidden' });
    });
  } finally {
    await disk.close();
  }
});

test('a disk that is full at the first fetch is said', async ({ openWorld }) => {
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
  } finally {
    await disk.close();
  }
});

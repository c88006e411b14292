import { test as base } from '@playwright/test';
import { startWorld, type World } from './app.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

export { expect } from '@playwright/test';

/** `openWorld`: a city and a host of this test alone, with its laptops; gone when it ends, however it ends. */
export const test = base.extend<
  { openWorld: (options?: Parameters<typeof startWorld>[1]) => Promise<World> },
  { workshop: Workshop }
>({
  workshop: [
    async ({}, use) => {
      const workshop = openWorkshop();
      await use(workshop);
      await workshop.close();
    },
    { scope: 'worker' },
  ],
  openWorld: async ({ workshop }, use) => {
    const worlds: World[] = [];
    await use(async (options) => {
      const world = await startWorld(workshop, options);
      worlds.push(world);
      return world;
    });
    for (const world of worlds) await world.stop();
  },
});

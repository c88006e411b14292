import type { Page } from 'playwright-core';

/**
 * Keeps a worker of the page from beginning until it is let go: what is to be seen or stopped while it works is then under
 * way for as long as the test wants, however fast the machine is. `name`: that of its file, without `.worker.ts`.
 */
export async function holdWorker(page: Page, name: string): Promise<{ letGo: () => Promise<void> }> {
  const script = new RegExp(`/${name}\\.worker-[\\w-]+\\.js$`);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(script, async (route) => {
    await held;
    // Whoever asked may be gone by now.
    await route.continue().catch(() => undefined);
  });
  return {
    async letGo() {
      letGo();
      await page.unroute(script);
    },
  };
}

import type { Browser, BrowserContext } from 'playwright-core';
import type { Printer } from '../../electron/services/print-jobs.ts';
import { settlePage } from '../../electron/services/settle-page.ts';
import { chromiumArguments, findChromium } from './find-chromium.ts';

/** Prints with one headless Chromium, started at the first document and kept warm until `stop`. */
export function headlessPrinter(site: {
  origin: () => string;
  cookie: () => { name: string; value: string };
}): Printer & {
  stop(): Promise<void>;
} {
  let warm: Promise<{ browser: Browser; context: BrowserContext }> | null = null;

  async function start(): Promise<{ browser: Browser; context: BrowserContext }> {
    // Only now: a second of work at each start, for whoever prints.
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: chromiumArguments(),
      // Whoever runs the host decides what an interruption stops, and in which order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const context = await browser.newContext();
    await context.addCookies([{ ...site.cookie(), url: site.origin(), httpOnly: true, sameSite: 'Strict' }]);
    return { browser, context };
  }

  async function ready(): Promise<BrowserContext> {
    const known = await (warm ??= start()).catch(() => null);
    if (known?.browser.isConnected()) return known.context;
    // It never started, or it has crashed since: once more, and then the failure is the answer.
    warm = start();
    return (await warm).context;
  }

  return {
    async toPdf(path, signal) {
      const page = await (await ready()).newPage();
      const close = (): void => void page.close().catch(() => undefined);
      signal.addEventListener('abort', close, { once: true });
      try {
        signal.throwIfAborted();
        const answer = await page.goto(`${site.origin()}${path}`, { waitUntil: 'load', timeout: 0 });
        if (!answer?.ok()) throw new Error(`the page to print answered ${answer?.status() ?? 'nothing'}`);
        await page.evaluate(settlePage);
        return new Uint8Array(
          await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false }),
        );
      } finally {
        signal.removeEventListener('abort', close);
        close();
      }
    },
    onPaper: null,
    async stop() {
      const known = await warm?.catch(() => null);
      warm = null;
      await known?.browser.close();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext } from 'playwright-core';
import type { SmallDisk } from './small-disk.ts';
import { chromiumArguments, findChromium } from '../host/find-chromium.ts';

export interface KillableBrowser {
  /** That of the profile folder. */
  readonly context: BrowserContext;
  /** Another, which shares nothing with any and is forgotten when it closes. */
  freshContext(): Promise<BrowserContext>;
  /** As a user closes it. */
  close(): Promise<void>;
  /** As a battery dies: SIGKILL, nothing is flushed that was not. */
  kill(): Promise<void>;
}

export interface BrowserOptions {
  readonly window?: { readonly width: number; readonly height: number };
  /** Where the browser runs, when that is not here: see `small-disk.ts`. */
  readonly within?: SmallDisk['within'];
}

/**
 * A headless Chromium on a profile folder that outlives it. Started here rather than by Playwright, which
 * would neither keep the profile nor let it be killed.
 */
export async function startBrowser(
  profile: string,
  { window = { width: 1366, height: 768 }, within = (command, options) => [command, options] }: BrowserOptions = {},
): Promise<KillableBrowser> {
  const child = spawn(
    ...within(await findChromium(), [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--window-size=${window.width},${window.height}`,
      '--lang=fr-FR',
      '--font-render-hinting=none',
      '--password-store=basic',
      ...chromiumArguments(),
      'about:blank',
    ]),
    { stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' },
  );
  const exited = once(child, 'exit');
  const endpoint = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: child.stderr });
    lines.on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the browser stopped at once, with code ${code}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0];
  if (!context) throw new Error('the browser offers no context');

  const kill = async () => {
    // The whole group: the renderers and the storage service die with the browser process.
    if (child.pid && child.exitCode === null) {
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    }
    await exited;
    await browser.close().catch(() => {});
  };
  const close = async () => {
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 5000))]);
    await kill().catch(() => {});
  };
  const freshContext = () => browser.newContext({ viewport: window, locale: 'fr-FR' });
  return { context, freshContext, close, kill };
}

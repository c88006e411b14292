import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { findInstalledChromium } from './find-chromium.ts';
import { hasDisplay } from './electron-binary.ts';

/**
 * An installed browser, opened on the app alone, with a profile of its own. `null` where none can open a window:
 * no display, no browser, or root, for whom it would have to give up its sandbox.
 */
export async function openAppWindow(link: string, dataFolder: string): Promise<ChildProcess | null> {
  if (!hasDisplay() || (process.platform === 'linux' && process.getuid?.() === 0)) return null;
  const browser = await findInstalledChromium();
  if (!browser) return null;
  return spawn(
    browser,
    [
      `--app=${link}`,
      `--user-data-dir=${join(dataFolder, 'browser')}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-sync',
    ],
    { stdio: 'ignore' },
  );
}

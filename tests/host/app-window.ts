import { spawn, type ChildProcess } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findInstalledChromium } from './find-chromium.ts';
import { hasDisplay } from './electron-binary.ts';

/** A page of its owner's alone, which leads to the link. Spent with the link, so that leaving it there opens nothing. */
export async function writeDoor(link: string, dataFolder: string): Promise<string> {
  const door = join(dataFolder, 'open.html');
  await rm(door, { force: true });
  await writeFile(door, `<!doctype html><title>Palier</title><meta http-equiv="refresh" content="0; url=${link}">`, {
    mode: 0o600,
    flag: 'wx',
  });
  return door;
}

/**
 * An installed browser, opened on the app alone, with a profile of its own. `null` where none can open a window:
 * no display, no browser, or root, for whom it would have to give up its sandbox.
 */
export async function openAppWindow(link: string, dataFolder: string): Promise<ChildProcess | null> {
  if (!hasDisplay() || (process.platform === 'linux' && process.getuid?.() === 0)) return null;
  const browser = await findInstalledChromium();
  if (!browser) return null;
  // What is on a command line is in the list of processes, which every user of this computer may read.
  const door = await writeDoor(link, dataFolder);
  return spawn(
    browser,
    [
      `--app=${pathToFileURL(door)}`,
      `--user-data-dir=${join(dataFolder, 'browser')}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-sync',
    ],
    { stdio: 'ignore' },
  );
}

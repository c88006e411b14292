import { access } from 'node:fs/promises';
import { constants } from 'node:fs';

const installed: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function firstExecutable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isExecutable(path)) return path;
  return null;
}

/** A browser that a person installed, able to open a window. */
export async function findInstalledChromium(): Promise<string | null> {
  const asked = process.env['PALIER_CHROMIUM'];
  if (asked && (await isExecutable(asked))) return asked;
  return firstExecutable(installed[process.platform] ?? []);
}

/**
 * A Chromium to run headless: the one asked for, Playwright's own, an installed one,
 * and last the one that `npm ci` brings inside `@sparticuz/chromium` (Linux only).
 */
export async function findChromium(): Promise<string> {
  const asked = process.env['PALIER_CHROMIUM'];
  if (asked) return asked;
  const { chromium: bundled } = await import('playwright-core');
  const own = await firstExecutable([bundled.executablePath()]);
  if (own) return own;
  const found = await findInstalledChromium();
  if (found) return found;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** Arguments for a headless run. Root has no user namespace to build a sandbox in. */
export function chromiumArguments(): string[] {
  const root = process.getuid?.() === 0;
  return [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ];
}

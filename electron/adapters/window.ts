import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { offerReload } from './offer-reload.ts';
import { appOrigin } from '../services/app-origin.ts';
import {
  firstWindow,
  placeWindow,
  readWindowState,
  smallestWindow,
  writeWindowState,
} from '../services/window-state.ts';

/** Of every window of the app, shown or not (Electron's checklist, items 2 to 4 and 11). */
export const confined = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** Longer than the page takes by itself. */
const mostSecondsToClose = 75;

let current: BrowserWindow | null = null;

export function mainWindow(): BrowserWindow | null {
  return current;
}

/** Opens the one window where it was last closed. `whenGone`: with it, or its page, the key has gone as well. */
export function openMainWindow(stateFile: string, whenGone: () => void): void {
  const state = readWindowState(stateFile);
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...(state ? (placeWindow(state.bounds, screens) ?? firstWindow) : firstWindow),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Palier',
    // The page's own colour, so that opening does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16191b' : '#faf8f4',
    show: false,
    webPreferences: { ...confined, preload: join(app.getAppPath(), 'dist/electron/preload.cjs') },
  });
  if (state?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  let closing = false;
  let quitting = false;
  app.once('before-quit', () => (quitting = true));
  window.on('close', (event) => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximised: window.isMaximized() });
    if (closing) return;
    closing = true;
    // The page makes the backup of the day, and then closes; one that hangs is not waited for.
    event.preventDefault();
    window.webContents.send('closing');
    setTimeout(() => window.isDestroyed() || window.destroy(), mostSecondsToClose * 1000).unref();
  });
  window.on('closed', () => {
    whenGone();
    current = null;
    // To wait for the page, the quitting was given up.
    if (quitting) app.quit();
  });
  offerReload(window, whenGone);
  current = window;
  void window.loadURL(`${appOrigin}/`);
}

/** When the app is started a second time. */
export function showMainWindow(): void {
  if (current?.isMinimized()) current.restore();
  current?.focus();
}

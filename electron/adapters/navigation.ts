import { app, type WebContents } from 'electron';
import { isAppAddress } from '../services/app-origin.ts';

function guard(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Nothing leaves the app's origin, in any window, and no window opens another (Electron's checklist, 12 to 14). */
export function confineNavigation(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

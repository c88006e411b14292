import { BrowserWindow, type WebContents } from 'electron';
import { appOrigin } from '../services/app-origin.ts';
import type { Printer } from '../services/print-jobs.ts';
import { settlePage } from '../services/settle-page.ts';
import { confined } from './window.ts';

/** Loads one of the app's pages out of sight, without any bridge, for as long as `use` needs it. */
async function withPage<Answer>(
  path: string,
  signal: AbortSignal,
  use: (contents: WebContents) => Promise<Answer>,
): Promise<Answer> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...confined, backgroundThrottling: false } });
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    signal.throwIfAborted();
    await window.loadURL(`${appOrigin}${path}`);
    await window.webContents.executeJavaScript(settlePage);
    return await use(window.webContents);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** Page size and page numbers are the document's own, in its style sheet. */
export const chromiumPrinter: Printer = {
  toPdf: (path, signal) =>
    withPage(path, signal, (contents) =>
      contents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: false,
      }),
    ),
  onPaper: (path, signal) =>
    withPage(
      path,
      signal,
      (contents) =>
        new Promise<boolean>((resolve, reject) => {
          contents.print({ silent: false, printBackground: true }, (printed, reason) => {
            if (printed) resolve(true);
            else if (/cancel/i.test(reason)) resolve(false);
            else reject(new Error(reason));
          });
        }),
    ),
};

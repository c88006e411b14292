import { app, type BrowserWindow, dialog } from 'electron';
import { menuLabels } from '../services/menu-labels.ts';

/**
 * A page that has died, or no longer answers, is not left as a white window: it is offered to be opened again. What was
 * confirmed is on the disk; the passphrase is asked for anew.
 */
export function offerReload(window: BrowserWindow, whenGone: () => void): void {
  const { trouble } = menuLabels(app.getLocale());
  let asking = false;

  async function ask(message: string, otherwise: string): Promise<boolean> {
    if (asking || window.isDestroyed()) return false;
    asking = true;
    const buttons = [trouble.reload, otherwise];
    const { response } = await dialog
      .showMessageBox(window, { type: 'warning', message, detail: trouble.kept, buttons, defaultId: 0, cancelId: 1 })
      .finally(() => (asking = false));
    return response === 0 && !window.isDestroyed();
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    whenGone();
    if (reason === 'clean-exit') return;
    void ask(trouble.gone, trouble.quit).then((again) => (again ? window.webContents.reload() : window.destroy()));
  });
  window.on('unresponsive', () => {
    void ask(trouble.hangs, trouble.wait).then((again) => {
      if (!again) return;
      whenGone();
      // A page that hangs does not reload: its process is ended, and « gone » would ask again.
      asking = true;
      window.webContents.forcefullyCrashRenderer();
      window.webContents.reload();
      asking = false;
    });
  });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import updater from 'electron-updater';
import { menuLabels } from '../services/menu-labels.ts';

async function ask(question: string, yes: string, no: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: question,
    buttons: [yes, no],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/**
 * Looks for a newer version at start, and takes nothing without being told to. Off unless the app is packaged
 * by someone who publishes: without a feed there is no `app-update.yml`, and no address to ask.
 */
export async function offerUpdates(): Promise<void> {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return;
  const { updates } = menuLabels(app.getLocale());
  const { autoUpdater } = updater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  try {
    const found = await autoUpdater.checkForUpdates();
    if (!found?.isUpdateAvailable) return;
    if (!(await ask(updates.found(found.updateInfo.version), updates.download, updates.later))) return;
    await autoUpdater.downloadUpdate();
    if (await ask(updates.ready, updates.restart, updates.later)) autoUpdater.quitAndInstall();
  } catch {
    // Offline, or the feed is down: the next start asks again.
    return;
  }
}

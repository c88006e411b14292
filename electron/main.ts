import { join } from 'node:path';
import { app } from 'electron';
import { registerAppScheme, serveAppScheme } from './adapters/app-protocol.ts';
import { showFatal } from './adapters/dialogs.ts';
import { electronHost } from './adapters/electron-host.ts';
import { receiveShellCalls, sendCommand } from './adapters/ipc.ts';
import { installMenu } from './adapters/menu.ts';
import { confineNavigation } from './adapters/navigation.ts';
import { systemFetch } from './adapters/system-fetch.ts';
import { chromiumPrinter } from './adapters/chromium-printer.ts';
import { confinePermissions } from './adapters/permissions.ts';
import { systemSecretStore } from './adapters/secret-store.ts';
import { offerUpdates } from './adapters/updates.ts';
import { mainWindow, openMainWindow, showMainWindow } from './adapters/window.ts';
import { serveAssets } from './services/serve-assets.ts';
import { citySignIn } from './services/city-sign-in.ts';
import { cityGateway } from './services/city-gateway.ts';
import { deskLock } from './services/desk-lock.ts';
import { createPrintJobs } from './services/print-jobs.ts';
import { privateFolder } from './services/private-folder.ts';
import { savedFiles } from './services/saved-files.ts';
import { serveApp } from './services/serve-app.ts';
import { shellDispatch } from './services/shell-dispatch.ts';
import { shellServices } from './services/shell-services.ts';
import { openConnectionFile } from './services/connection-file.ts';

async function start(): Promise<void> {
  const folder = app.getPath('userData');
  await privateFolder(folder);
  const files = savedFiles();
  const jobs = createPrintJobs(chromiumPrinter);
  const city = citySignIn({
    fetch: systemFetch,
    connectionFile: openConnectionFile(join(folder, 'city.json'), systemSecretStore),
  });
  const assets = serveAssets(join(app.getAppPath(), 'dist/renderer'));
  const gateway = cityGateway({ fetch: systemFetch, credentials: city.credentials });
  const lock = deskLock();
  const bridge = shellServices({ host: electronHost(files), city, jobs, files, lock, dataFolder: folder });

  confinePermissions();
  serveAppScheme(serveApp({ assets, gateway, jobs, lock }));
  receiveShellCalls(shellDispatch(bridge, lock, (call) => console.error(`The call ${call} failed`)));
  installMenu(sendCommand);

  const open = (): void => openMainWindow(join(folder, 'window.json'), lock.locked);
  app.on('second-instance', showMainWindow);
  app.on('activate', () => mainWindow() ?? open());
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  open();
  await offerUpdates();
}

// Everything before `whenReady` is synchronous: Electron waits for this module, not for a promise in it.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme();
  confineNavigation();
  app.whenReady().then(start).catch(showFatal);
} else {
  app.quit();
}

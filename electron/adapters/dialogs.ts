import { extname, join } from 'node:path';
import { app, dialog, type OpenDialogOptions } from 'electron';
import { mainWindow } from './window.ts';

/** Where to save, chosen by the person, who has also confirmed if a file is there. `null` when they gave up. */
export async function askWhereToSave(suggestedName: string): Promise<string | null> {
  const extension = extname(suggestedName).slice(1);
  const options = {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const window = mainWindow();
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** A folder, chosen by the person: of a USB key, of a shared drive. `null` when they gave up. */
export async function askFolder(): Promise<string | null> {
  const asked: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
  const window = mainWindow();
  const answer = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/** When the app cannot even start: the one message that the renderer cannot show. */
export function showFatal(error: unknown): void {
  dialog.showErrorBox(
    'Palier ne peut pas démarrer',
    `Vos données sont intactes. Redémarrez l’ordinateur, puis réinstallez Palier si cela continue.\n\n${String(error)}`,
  );
  app.exit(1);
}

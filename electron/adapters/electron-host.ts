import { app } from 'electron';
import { refused } from '../../shared/result.ts';
import type { SavedFiles } from '../services/saved-files.ts';
import { platformOf, type HostPorts } from '../services/shell-services.ts';
import { suggestedCity } from '../services/suggested-city.ts';
import { askFolder, askWhereToSave } from './dialogs.ts';
import { openExternal, openFile } from './opener.ts';

/** What Electron does differently from the loopback host. */
export function electronHost(files: SavedFiles): HostPorts {
  return {
    info: {
      host: 'electron',
      version: app.getVersion(),
      platform: platformOf(process.platform),
      suggestedCity: suggestedCity(process.env['PALIER_SUGGESTED_CITY'], app.isPackaged),
    },
    async saveFile(suggestedName, content) {
      const path = await askWhereToSave(suggestedName);
      return path === null ? refused('cancelled') : files.saveAs(path, content);
    },
    openFile,
    openExternal,
    askFolder,
  };
}

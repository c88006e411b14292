import type { PaperSettings } from '../../../shared/paper/sheet-model.ts';
import { sameValue } from '../../db/same-value.ts';
import { putSetting, readSetting } from '../../db/settings.ts';
import { command } from './command.ts';

/** How the association names itself on paper, and whom a volunteer calls. Nothing is noted where nothing is new. */
export async function keepPaperSettings(settings: PaperSettings): Promise<void> {
  if (sameValue(await readSetting('paper'), settings)) return;
  await command({
    action: 'settings-changed',
    tables: ['settings'],
    run: async () => await putSetting('paper', settings),
  });
}

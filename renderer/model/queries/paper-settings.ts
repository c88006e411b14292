import { putSetting, readSetting } from '../../db/settings.ts';
import type { PaperSettings } from '../../../shared/paper/sheet-model.ts';

/** How the association names itself on paper, and whom a volunteer calls. */
export async function readPaperSettings(): Promise<PaperSettings> {
  return await readSetting('paper');
}

export async function keepPaperSettings(settings: PaperSettings): Promise<void> {
  await putSetting('paper', settings);
}

import type { PaperSettings } from '../../../shared/paper/sheet-model.ts';
import { readSetting } from '../../db/settings.ts';

/** How the association names itself on paper, and whom a volunteer calls. */
export async function readPaperSettings(): Promise<PaperSettings> {
  return await readSetting('paper');
}

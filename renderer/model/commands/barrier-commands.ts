import type { Barrier } from '../../../shared/domain/barrier.ts';
import { db } from '../../db/open-database.ts';
import { putSetting, readSetting } from '../../db/settings.ts';
import type { EarlierUndo as Undo } from './undo.ts';

export async function changeBarriers(change: (before: readonly Barrier[]) => readonly Barrier[]): Promise<Undo> {
  const base = db();
  const before = await base.transaction('rw', base.settings, async () => {
    const known = await readSetting('barriers');
    await putSetting('barriers', [...change(known)]);
    return known;
  });
  return async () => {
    await putSetting('barriers', [...before]);
  };
}

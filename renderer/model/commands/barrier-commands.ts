import type { Barrier } from '../../../shared/domain/barrier.ts';
import { putSetting, readSetting } from '../../db/settings.ts';
import { command, type Done } from './command.ts';

/** Draws, names or takes away what nobody walks through. */
export async function changeBarriers(change: (before: readonly Barrier[]) => readonly Barrier[]): Promise<Done<void>> {
  return await command({
    action: 'barriers-changed',
    tables: ['settings'],
    run: async () => await putSetting('barriers', [...change(await readSetting('barriers'))]),
  });
}

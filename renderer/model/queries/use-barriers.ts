import type { Barrier } from '../../../shared/domain/barrier.ts';
import { readSetting } from '../../db/settings.ts';
import { type LiveValue, useLive } from './use-live.ts';

/** The barriers of this laptop, followed. */
export function useBarriers(): LiveValue<readonly Barrier[]> {
  return useLive(() => readSetting('barriers'), []);
}

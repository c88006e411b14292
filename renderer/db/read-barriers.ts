import type { Barrier } from '../../shared/domain/barrier.ts';
import { db } from './open-database.ts';
import { readSetting } from './settings.ts';

/** What nobody walks through, as drawn on the map of this laptop. */
export async function readBarriers(database = db()): Promise<readonly Barrier[]> {
  return await readSetting('barriers', database);
}

import type { Barrier } from '../../../shared/domain/barrier.ts';
import { db } from '../../db/open-database.ts';
import { barriersKey, readBarriers } from '../../db/read-barriers.ts';
import type { Undo } from './undo.ts';

export async function changeBarriers(change: (before: readonly Barrier[]) => readonly Barrier[]): Promise<Undo> {
  const base = db();
  const before = await base.transaction('rw', base.settings, async () => {
    const known = await readBarriers();
    // Plain rows: what the screen holds is reactive, and cannot be stored.
    await base.settings.put({ key: barriersKey, value: JSON.parse(JSON.stringify(change(known))) });
    return known;
  });
  return async () => {
    await base.settings.put({ key: barriersKey, value: before });
  };
}

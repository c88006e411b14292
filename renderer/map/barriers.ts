import type { Barrier } from '../../shared/domain/barrier.ts';
import { db } from '../db/open-database.ts';
import type { Undo } from '../db/undo.ts';
import { type LiveValue, useLive } from '../db/use-live.ts';

const barriersKey = 'barriers';

/** What nobody walks through, as drawn on the map of this laptop. */
export async function readBarriers(base = db()): Promise<readonly Barrier[]> {
  const found = await base.settings.get(barriersKey);
  return (found?.value as readonly Barrier[] | undefined) ?? [];
}

export function useBarriers(): LiveValue<readonly Barrier[]> {
  return useLive(readBarriers, []);
}

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

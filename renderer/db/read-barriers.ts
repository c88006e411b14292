import type { Barrier } from '../../shared/domain/barrier.ts';
import { db } from './open-database.ts';

export const barriersKey = 'barriers';

/** What nobody walks through, as drawn on the map of this laptop. */
export async function readBarriers(base = db()): Promise<readonly Barrier[]> {
  const found = await base.settings.get(barriersKey);
  return (found?.value as readonly Barrier[] | undefined) ?? [];
}

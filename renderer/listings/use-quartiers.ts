import type { Quartier } from '../../shared/domain/quartier.ts';
import { db } from '../db/open-database.ts';
import { useLive } from '../db/use-live.ts';

/** The quartiers of the commune, by name. */
export function useQuartiers() {
  return useLive<readonly Quartier[]>(async () => {
    const quartiers = await db().quartiers.toArray();
    return quartiers.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }, []).value;
}

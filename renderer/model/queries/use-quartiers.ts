import type { Quartier } from '../../../shared/domain/quartier.ts';
import { db } from '../../db/open-database.ts';
import { type LiveValue, useLive } from './use-live.ts';

/** The quartiers of the commune, by name, and whether they have been read. */
export function useKnownQuartiers(): LiveValue<readonly Quartier[]> {
  return useLive<readonly Quartier[]>(async () => {
    const quartiers = await db().quartiers.toArray();
    return quartiers.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }, []);
}

/** The quartiers of the commune, by name. */
export function useQuartiers() {
  return useKnownQuartiers().value;
}

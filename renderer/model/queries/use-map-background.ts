import type { Commune, Quartier } from '../../../shared/domain/quartier.ts';
import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';
import { type LiveValue, useLive } from './use-live.ts';

export interface MapBackground {
  readonly commune: Commune | null;
  readonly quartiers: readonly Quartier[];
  readonly streets: readonly StreetLine[];
}

/** What lies under the marks: outline of the commune, quartiers, streets; followed live. */
export function useMapBackground(): LiveValue<MapBackground> {
  return useLive<MapBackground>(
    async () => {
      const [commune, quartiers, streets] = await Promise.all([
        readSetting('commune'),
        db().quartiers.toArray(),
        readSetting('street-lines'),
      ]);
      return { commune, quartiers, streets };
    },
    { commune: null, quartiers: [], streets: [] },
  );
}

import type { Commune, Quartier } from '../../../shared/domain/quartier.ts';
import type { StreetLine } from '../../../shared/geocoding/street-lines.ts';
import { db } from '../../db/open-database.ts';
import { type LiveValue, useLive } from './use-live.ts';

export interface MapBackground {
  readonly commune: Commune | null;
  readonly quartiers: readonly Quartier[];
  readonly streets: readonly StreetLine[];
}

/** Keys of `settings` under which the outline and the streets drawn from the address base are kept. */
export const communeKey = 'commune';
export const streetLinesKey = 'street-lines';

/** What lies under the marks: outline of the commune, quartiers, streets; followed live. */
export function useMapBackground(): LiveValue<MapBackground> {
  return useLive<MapBackground>(
    async () => {
      const [commune, quartiers, streets] = await Promise.all([
        db().settings.get(communeKey),
        db().quartiers.toArray(),
        db().settings.get(streetLinesKey),
      ]);
      return {
        commune: (commune?.value as Commune | undefined) ?? null,
        quartiers,
        streets: (streets?.value as StreetLine[] | undefined) ?? [],
      };
    },
    { commune: null, quartiers: [], streets: [] },
  );
}

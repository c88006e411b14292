import type { ShallowRef } from 'vue';
import type { Point } from '../../../shared/domain/place.ts';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';
import { useLive } from './use-live.ts';
import { boundsAround } from '../../../shared/domain/bounds.ts';

export interface Home {
  /** Name of the commune, when its outline has been imported. */
  readonly commune: string | null;
  readonly centre: Point | null;
}

/** Where the association is: addresses near it come first, and need not name their commune. */
export function useHome(): Readonly<ShallowRef<Home>> {
  return useLive<Home>(
    async () => {
      const commune = await readSetting('commune');
      const quartiers = commune ? [] : await db().quartiers.toArray();
      const bounds = boundsAround(commune?.polygons ?? quartiers.flatMap((quartier) => quartier.polygons));
      const centre = bounds && { lat: (bounds.south + bounds.north) / 2, lon: (bounds.west + bounds.east) / 2 };
      return { commune: commune?.name ?? null, centre };
    },
    { commune: null, centre: null },
  ).value;
}

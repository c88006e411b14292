import { personKeys } from '../../../shared/matching/person-keys.ts';
import type { Side } from '../../../shared/matching/rules.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing } from '../../db/records.ts';

/** Listings with who stands behind them, by identifier; those that are gone are left out. */
export async function readSides(database: PalierDatabase, ids: string[]): Promise<Map<string, Side>> {
  const [records, overlays] = await Promise.all([database.listings.bulkGet(ids), database.overlays.bulkGet(ids)]);
  const sides = new Map<string, Side>();
  records.forEach((record, i) => {
    if (!record) return;
    const listing = currentListing(record);
    sides.set(record.id, { listing, persons: personKeys(listing, overlays[i]?.neighbourId ?? null) });
  });
  return sides;
}

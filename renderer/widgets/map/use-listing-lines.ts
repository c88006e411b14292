import type { ComputedRef, ShallowRef } from 'vue';
import type { ListingKind } from '../../../shared/domain/listing.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import { useLive } from '../../model/queries/use-live.ts';

export interface ListingLine {
  readonly id: string;
  readonly kind: ListingKind;
  readonly title: string;
  readonly address: string;
}

/** What a short list says of some listings, followed live. */
export function useListingLines(ids: ComputedRef<readonly string[]>): Readonly<ShallowRef<readonly ListingLine[]>> {
  return useLive<readonly ListingLine[]>(
    async () => {
      const records = await db().listings.bulkGet([...ids.value]);
      return records.flatMap((record) => {
        if (!record) return [];
        const { id, kind, title, location } = currentListing(record);
        return [{ id, kind, title, address: location?.label ?? '' }];
      });
    },
    [],
    () => ids.value,
  ).value;
}

import type { Listing, Tombstone } from '../domain/listing.ts';

export type CityItem = Listing | Tombstone;

export function isDeleted(item: CityItem): item is Tombstone {
  return 'deleted' in item && item.deleted === true;
}

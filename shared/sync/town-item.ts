import type { Listing, Tombstone } from '../domain/listing.ts';

export type TownItem = Listing | Tombstone;

export function isDeleted(item: TownItem): item is Tombstone {
  return 'deleted' in item && item.deleted === true;
}

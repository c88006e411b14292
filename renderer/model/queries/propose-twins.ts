import type { Listing } from '../../../shared/domain/listing.ts';
import { likelyTwin } from '../../../shared/sync/town-twin.ts';
import { db } from '../../db/open-database.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import type { QueueItem } from './queue-items.ts';

/** Rows in memory at once: a town may have a hundred thousand. */
const openedAtOnce = 1000;

/** A listing to be reported by hand, and the one of the town that it has probably become. */
export interface TwinProposal {
  readonly item: QueueItem;
  readonly town: Listing;
}

/** Looks through the town's listings once for all of them; nothing is read where nothing is to be created by hand. */
export async function proposeTwins(items: readonly QueueItem[]): Promise<readonly TwinProposal[]> {
  const created = items.filter(({ entry, record }) => entry.operation.type === 'create' && record?.base === null);
  if (created.length === 0) return [];
  const best = new Map<string, Listing>();
  const sofar = (id: string) => best.get(id) ?? [];
  const { listings } = db();
  let last: string | undefined = '';
  while (last !== undefined) {
    const records: ListingRecord[] = await listings.where('id').above(last).limit(openedAtOnce).toArray();
    last = records.at(-1)?.id;
    const town = records.flatMap((record) => (record.base ? [currentListing(record)] : []));
    for (const { entry, record } of created) {
      const candidates = town.filter(({ id }) => !entry.notTwins?.includes(id));
      const found = record && likelyTwin(currentListing(record), [sofar(entry.id), candidates].flat());
      if (found) best.set(entry.id, found);
    }
  }
  return created.flatMap((item) => {
    const town = best.get(item.entry.id);
    return town ? [{ item, town }] : [];
  });
}

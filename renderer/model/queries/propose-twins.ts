import type { Listing } from '../../../shared/domain/listing.ts';
import { likelyTwin } from '../../../shared/sync/likely-twin.ts';
import { db } from '../../db/open-database.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import type { QueueItem } from './queue-items.ts';

/** Rows in memory at once: a city may have a hundred thousand. */
const openedAtOnce = 1000;

/** A listing to be reported by hand, and the one of the city that it has probably become. */
export interface TwinProposal {
  readonly item: QueueItem;
  readonly theirs: Listing;
}

/** Looks through the city's listings once for all of them; nothing is read where nothing is to be created by hand. */
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
    const inCity = records.flatMap((record) => (record.base ? [currentListing(record)] : []));
    for (const { entry, record } of created) {
      const candidates = inCity.filter(({ id }) => !entry.notTwins?.includes(id));
      const found = record && likelyTwin(currentListing(record), [sofar(entry.id), candidates].flat());
      if (found) best.set(entry.id, found);
    }
  }
  return created.flatMap((item) => {
    const theirs = best.get(item.entry.id);
    return theirs ? [{ item, theirs }] : [];
  });
}

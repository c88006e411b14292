import type { ListingKind } from '../../../shared/domain/listing.ts';
import { db } from '../../db/open-database.ts';
import { isSetAside } from '../../../shared/sync/records.ts';
import { currentListing, type ListingRecord, type OutboxEntry } from '../../db/records.ts';

/** One change on its way to the city, with the listing that it changes. */
export interface QueueItem {
  readonly entry: OutboxEntry;
  readonly title: string;
  /** What the city calls it: by that it is found on the platform. */
  readonly cityTitle: string;
  readonly kind: ListingKind;
  /** What the laptop holds of the listing; absent when it has gone. */
  readonly record: ListingRecord | undefined;
}

/** Set aside, and not ticked as typed by hand: somebody has to do something. */
export async function countParked(): Promise<number> {
  const held = db().outbox.where('state').anyOf('parked', 'sent');
  return await held.filter((entry) => isSetAside(entry) && entry.reportedAt === undefined).count();
}

/** What needs a hand first, then in the order of sending. */
export async function queueItems(): Promise<readonly QueueItem[]> {
  const entries = await db().outbox.toArray();
  const records = await db().listings.bulkGet(entries.map((entry) => entry.listingId));
  return entries
    .map((entry, index) => {
      const record = records[index];
      const listing = record === undefined ? null : currentListing(record);
      const title = listing?.title ?? '';
      const kind: ListingKind = listing?.kind ?? 'request';
      return { entry, title, cityTitle: record?.base?.title ?? title, kind, record };
    })
    .sort((a, b) => needsHand(b) - needsHand(a) || a.entry.id.localeCompare(b.entry.id));
}

function needsHand({ entry }: QueueItem): number {
  return Number(isSetAside(entry));
}

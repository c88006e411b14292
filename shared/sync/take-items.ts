import type { Listing } from '../domain/listing.ts';
import { contradicts } from './contradicts.ts';
import {
  conflictOf,
  deletes,
  meetDeletion,
  meetListing,
  type Meeting,
  type MeetingContext,
  whatCityLost,
} from './meet-town.ts';
import { byListing } from './outbox.ts';
import type { SyncTransaction } from './ports.ts';
import type { Conflict, DeletedListing, ListingRecord, OutboxEntry } from './records.ts';
import { isDeleted, type CityItem } from './city-item.ts';
import { fieldsOf } from './writable-fields.ts';

export interface TakeContext extends MeetingContext {
  /** The coordinator has accepted that the city came back from an old backup: lower versions are the truth now. */
  readonly restored: boolean;
  /** Every identifier that the city has shown in this run, with the full pass in which it last did. */
  readonly met: Map<string, number>;
  /** What the laptop cannot hold yet is added without being looked up. */
  mayHold(id: string): boolean;
}

export type Taken =
  | { readonly done: true; readonly pulled: number; readonly removed: number; readonly conflicts: number }
  /** Nothing was written: these look older than what the city has already said. */
  | { readonly done: false; readonly suspects: readonly string[] };

/**
 * Writes what the city shows, merged with what this laptop has changed, within the caller's transaction. Rows that the
 * laptop cannot hold yet are added without being read; a row whose operation is in doubt is left alone, and read again
 * once that operation is settled.
 */
export async function takeItems(
  transaction: SyncTransaction,
  shown: readonly CityItem[],
  context: TakeContext,
): Promise<Taken> {
  const { generation, etagOf, met } = context;
  const inOutbox = new Set(await transaction.listingIdsInOutbox());
  const recordOf = (item: Listing): ListingRecord => ({
    id: item.id,
    base: item,
    local: null,
    etag: etagOf(item),
    generation,
  });
  const adds: ListingRecord[] = [];
  const puts: ListingRecord[] = [];
  const familiar: CityItem[] = [];
  for (const item of latestOfEach(shown)) {
    if (isDeleted(item) || inOutbox.has(item.id) || context.mayHold(item.id)) familiar.push(item);
    else adds.push(recordOf(item));
  }

  const ids = familiar.map((item) => item.id);
  const records = ids.length > 0 ? await transaction.listings(ids) : [];
  const buried = new Map((ids.length > 0 ? await transaction.deleted(ids) : []).map((row) => [row.id, row]));
  const suspects = familiar.filter((item, index) => isSuspect(item, records[index], buried.get(item.id), context));
  if (suspects.length > 0) return { done: false, suspects: suspects.map((item) => item.id) };

  const pending = ids.filter((id) => inOutbox.has(id));
  const entriesOf = byListing(pending.length > 0 ? await transaction.outboxOf(pending) : []);
  const burials: DeletedListing[] = [];
  const exhumed: string[] = [];
  const conflicts: Conflict[] = [];
  const meetings: MetListing[] = [];
  let pulled = adds.length;
  let removed = 0;
  familiar.forEach((item, index) => {
    const record = records[index];
    const entries = entriesOf.get(item.id) ?? [];
    if (record && entries.some((entry) => entry.state === 'sent')) {
      puts.push({ ...record, generation });
    } else if (isDeleted(item)) {
      if (buried.get(item.id)?.version !== item.version)
        burials.push({
          ...buried.get(item.id),
          id: item.id,
          version: item.version,
          ...(deletes(entries) ? { own: true } : {}),
        });
      if (!record) return;
      pulled += 1;
      const forgotten = context.restored || item['forgotten'] === true;
      const meeting = meetDeletion(record, entries, forgotten, context);
      meetings.push({ id: item.id, meeting, entries });
      removed += 1;
    } else if (record?.base?.version === item.version && record.etag === etagOf(item)) {
      if (record.generation !== generation) puts.push({ ...record, generation });
    } else {
      pulled += 1;
      if (buried.has(item.id)) exhumed.push(item.id);
      if (!record) {
        const added = recordOf(item);
        // Not added: a row whose seal is broken is not shown, and is there.
        puts.push(added);
        // Only a restored city brings back what was deleted; whoever deleted it here must hear of it.
        const deletion = { field: 'deleted', theirs: item, ours: null } as const;
        if (buried.get(item.id)?.own) conflicts.push(conflictOf(added, [], deletion, item, context));
        return;
      }
      if (context.restored) conflicts.push(...whatCityLost(record, item, context));
      const meeting = meetListing(record, entries, item, record.base && fieldsOf(record.base), context);
      meetings.push({ id: item.id, meeting, entries });
    }
  });

  await writeMeetings(transaction, meetings);
  conflicts.push(...meetings.flatMap(({ meeting }) => meeting.conflicts));
  if (adds.length > 0) await transaction.addListings(adds);
  if (puts.length > 0) await transaction.putListings(puts);
  if (burials.length > 0) await transaction.putDeleted(burials);
  if (exhumed.length > 0) await transaction.removeDeleted(exhumed);
  if (conflicts.length > 0) await transaction.addConflicts(conflicts);
  for (const item of shown) met.set(item.id, generation);
  return { done: true, pulled, removed, conflicts: conflicts.length };
}

export interface MetListing {
  readonly id: string;
  readonly meeting: Meeting;
  /** What the outbox holds of it. */
  readonly entries: readonly OutboxEntry[];
}

/** Rows and unsent entries, without the conflicts. */
export async function writeMeetings(transaction: SyncTransaction, meetings: readonly MetListing[]): Promise<void> {
  const records = meetings.flatMap(({ meeting }) => meeting.record ?? []);
  const unsent = meetings.flatMap(({ meeting }) => meeting.unsent ?? []);
  const kept = new Set(unsent.map((entry) => entry.id));
  const dropped = meetings.flatMap(({ entries }) => entries.map((entry) => entry.id)).filter((id) => !kept.has(id));
  const removed = meetings.filter(({ meeting }) => meeting.record === null).map(({ id }) => id);
  if (records.length > 0) await transaction.putListings(records);
  if (removed.length > 0) await transaction.removeListings(removed);
  if (dropped.length > 0) await transaction.removeOutbox(dropped);
  if (unsent.length > 0) await transaction.putOutbox(unsent);
}

/** A page may show a listing twice: the later version is the one that counts. */
function latestOfEach(items: readonly CityItem[]): CityItem[] {
  const latest = new Map<string, CityItem>();
  for (const item of items) {
    const before = latest.get(item.id);
    if (!before || item.version >= before.version) latest.set(item.id, item);
  }
  return [...latest.values()];
}

/** In the pass after a restoration everything may be older, once. */
function isSuspect(
  item: CityItem,
  record: ListingRecord | undefined,
  buried: DeletedListing | undefined,
  context: TakeContext,
): boolean {
  if (context.restored && !context.met.has(item.id)) return false;
  return contradicts(item, record, buried);
}

import { v7 as uuidv7 } from 'uuid';
import { compactOutbox } from '../../../shared/sync/compact-outbox.ts';
import { db } from '../../db/open-database.ts';
import { currentListing, type ListingRecord, type OutboxEntry } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/**
 * Ticks a line of « à reporter », or takes the tick back. What was written here stays until the city shows the same; then
 * the line goes by itself. It is not sent as well, should the token be given the right.
 */
export async function tickReported(id: string, ticked: boolean): Promise<void> {
  await db().outbox.update(id, { reportedAt: ticked ? new Date().toISOString() : undefined });
}

/** Back in the queue, as new: it leaves with the next exchange. */
export async function retryEntry(id: string): Promise<void> {
  await db().outbox.update(id, { state: 'waiting', attempts: 0, reason: null, detail: null });
}

/**
 * Gives one change up. The listing goes back to what the city last said, with the changes that still wait;
 * one that the city has never seen leaves this laptop. The way back puts all of it back.
 */
export async function abandonEntry(id: string): Promise<Undo> {
  const base = db();
  const tables = [base.outbox, base.listings, base.overlays];
  const before = await base.transaction('rw', tables, async () => {
    const entry = await base.outbox.get(id);
    if (entry === undefined || entry.state === 'sent') return null;
    const record = await base.listings.get(entry.listingId);
    const overlay = await base.overlays.get(entry.listingId);
    await base.outbox.delete(id);
    if (record !== undefined && entry.operation.type === 'create' && record.base === null) {
      await base.listings.delete(record.id);
      await base.overlays.delete(record.id);
    } else if (record?.base) {
      const others = await base.outbox.where('listingId').equals(record.id).toArray();
      await base.listings.put({ ...record, local: withChanges(record.base, others) });
    }
    return { entry, record, overlay };
  });
  return async () => {
    if (before?.record === undefined) return;
    const { entry, record, overlay } = before;
    await base.transaction('rw', tables, async () => {
      const now = (await base.listings.get(record.id)) ?? record;
      const entries = await base.outbox.where('listingId').equals(record.id).toArray();
      const restored = { ...now, local: withPatch(now, entry) };
      const compacted = compactOutbox(restored, [...entries, entry], { newId: uuidv7, now: () => entry.at });
      await base.listings.put(compacted.record ?? restored);
      await base.outbox.bulkDelete(entries.filter((one) => one.state !== 'sent').map((one) => one.id));
      if (compacted.unsent) await base.outbox.put(compacted.unsent);
      if (overlay !== undefined) await base.overlays.put(overlay);
    });
  };
}

function withChanges(
  base: NonNullable<ListingRecord['base']>,
  entries: readonly OutboxEntry[],
): ListingRecord['local'] {
  const patches = entries.flatMap((entry) => (entry.operation.type === 'update' ? [entry.operation.patch] : []));
  return patches.length === 0 ? null : Object.assign({ ...base }, ...patches);
}

function withPatch(record: ListingRecord, { operation }: OutboxEntry): ListingRecord['local'] {
  return operation.type === 'update' ? { ...currentListing(record), ...operation.patch } : record.local;
}

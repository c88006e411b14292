import { v7 as uuidv7 } from 'uuid';
import type { Overlay } from '../../../shared/domain/neighbour.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { failsAlone } from '../../../shared/sync/records.ts';
import { compactOutbox } from '../../../shared/sync/compact-outbox.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing, type ListingRecord, type OutboxEntry } from '../../db/records.ts';
import { sameValue } from '../../db/same-value.ts';
import { command, type Done, type TableName, undoCommand } from './command.ts';
import type { Undo } from './undo.ts';

/** `gone`: the change has left meanwhile, or the city shows the same; nothing was touched. */
type EntryDone<Data = OutboxEntry> = Promise<Result<Done<Data>, 'gone'>>;

/**
 * Ticks a line of « à reporter », or takes the tick back. What was written here stays until the city shows the same; then
 * the line goes by itself. It is not sent as well, should the token be given the right.
 */
export async function tickReported(id: string, ticked: boolean): EntryDone {
  const said = { action: 'change-reported', undoneAs: 'report-undone' } as const;
  const unsaid = { action: 'report-undone', undoneAs: 'change-reported' } as const;
  return await command({
    ...entryChange(id, (entry) => ({ ...entry, reportedAt: ticked ? new Date().toISOString() : undefined })),
    ...(ticked ? said : unsaid),
  });
}

/** Back in the queue, as new: it leaves with the next exchange. Once it has, there is no way back. */
export async function retryEntry(id: string): EntryDone {
  const fresh = { attempts: 0, reason: null, detail: null } as const;
  // In doubt, it stays the operation that it was: the city may have applied it.
  const asNew = (entry: OutboxEntry): OutboxEntry =>
    failsAlone(entry) ? { ...entry, ...fresh } : { ...entry, ...fresh, state: 'waiting' };
  return await command({
    action: 'change-retried',
    ...entryChange(id, asNew),
    undoOf: (parked) =>
      undoCommand({
        action: 'undone',
        tables: ['outbox'],
        undoneAs: 'change-retried',
        subjects: () => [parked.listingId],
        run: async ({ outbox }) => {
          const now = await outbox.get(id);
          if (!now || (now.state === 'sent' && !failsAlone(parked))) return refused('sent-since');
          if (!sameValue(now, asNew(parked))) return refused('changed-since');
          await outbox.put(parked);
          return ok(null);
        },
      }),
  });
}

/** Changes one that is not on its way; answers it as it was. */
function entryChange(id: string, change: (entry: OutboxEntry) => OutboxEntry) {
  return {
    tables: ['outbox'],
    subjects: ({ listingId }: OutboxEntry) => [listingId],
    run: async ({ outbox }: Pick<PalierDatabase, 'outbox'>) => {
      const entry = await outbox.get(id);
      if (!entry || isUnderWay(entry)) return refused('gone');
      await outbox.put(change(entry));
      return ok(entry);
    },
  } as const;
}

/** It has left, and its reply is awaited: nobody changes it here. */
function isUnderWay(entry: OutboxEntry): boolean {
  return entry.state === 'sent' && !failsAlone(entry);
}

/** What was given up, with the listing and its overlay as they were. */
interface Abandoned {
  readonly entry: OutboxEntry;
  readonly record: ListingRecord | undefined;
  readonly overlay: Overlay | undefined;
}

const abandonTables: readonly TableName[] = ['outbox', 'listings', 'overlays'];

/**
 * Gives one change up. The listing goes back to what the city last said, with the changes that still wait;
 * one that the city has never seen leaves this laptop.
 */
export async function abandonEntry(id: string): EntryDone<Abandoned> {
  return await command({
    action: 'change-abandoned',
    tables: abandonTables,
    subjects: ({ entry }) => [entry.listingId],
    run: async ({ outbox, listings, overlays }) => {
      const entry = await outbox.get(id);
      if (!entry || isUnderWay(entry)) return refused('gone');
      const record = await listings.get(entry.listingId);
      const overlay = await overlays.get(entry.listingId);
      await outbox.delete(id);
      if (record && entry.operation.type === 'create' && record.base === null) {
        await listings.delete(record.id);
        await overlays.delete(record.id);
      } else if (record?.base) {
        const others = await outbox.where('listingId').equals(record.id).toArray();
        await listings.put({ ...record, local: withChanges(record.base, others) });
      }
      return ok({ entry, record, overlay });
    },
    undoOf: takeUpAgain,
  });
}

/** With what was changed since. `changed-since`: the city has deleted the listing. */
function takeUpAgain({ entry, record, overlay }: Abandoned): ReturnType<Undo> {
  return undoCommand({
    action: 'undone',
    tables: abandonTables,
    undoneAs: 'change-abandoned',
    subjects: () => [entry.listingId],
    run: async ({ outbox, listings, overlays }) => {
      const now = await listings.get(entry.listingId);
      if (!now && record?.base) return refused('changed-since');
      const from = now ?? record;
      if (!from) {
        await outbox.put(entry);
        return ok(null);
      }
      const entries = await outbox.where('listingId').equals(from.id).toArray();
      const restored = { ...from, local: withPatch(from, entry) };
      const compacted = compactOutbox(restored, [...entries, entry], { newId: uuidv7, now: () => entry.at });
      await listings.put(compacted.record ?? restored);
      await outbox.bulkDelete(entries.filter((one) => one.state !== 'sent').map((one) => one.id));
      if (compacted.unsent) await outbox.put(compacted.unsent);
      if (overlay && !(await overlays.get(overlay.listingId))) await overlays.put(overlay);
      return ok(null);
    },
  });
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

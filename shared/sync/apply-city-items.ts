import type { Listing } from '../domain/listing.ts';
import { isRegression } from './is-regression.ts';
import {
  conflictOf,
  hasDeletion,
  reconcileTombstone,
  reconcileListing,
  type Reconciliation,
  type ReconcileContext,
  lostUpdates,
} from './reconcile.ts';
import { byListing } from './compact-outbox.ts';
import type { SyncTransaction } from './ports.ts';
import type { Conflict, StoredTombstone, ListingRecord, OutboxEntry } from './records.ts';
import { isDeleted, type CityItem } from './city-item.ts';
import { fieldsOf } from './writable-fields.ts';

export interface ApplyContext extends ReconcileContext {
  /** The coordinator has accepted that the city came back from an old backup: lower versions are the truth now. */
  readonly restored: boolean;
  /** Every identifier that the city has shown in this run, with the full pass in which it last did. */
  readonly seen: Map<string, number>;
  /** What the laptop cannot hold yet is added without being looked up. */
  mayExist(id: string): boolean;
}

export type Applied =
  | { readonly done: true; readonly pulled: number; readonly removed: number; readonly conflicts: number }
  /** Nothing was written: these versions went backwards, to before what the city has already said. */
  | { readonly done: false; readonly regressions: readonly string[] };

/**
 * Writes what the city shows, merged with what this laptop has changed, within the caller's transaction. Rows that the
 * laptop cannot hold yet are added without being read; a row whose operation is in doubt is left alone, and read again
 * once that operation is settled.
 */
export async function applyCityItems(
  transaction: SyncTransaction,
  shown: readonly CityItem[],
  context: ApplyContext,
): Promise<Applied> {
  const { generation, etagOf, seen } = context;
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
  const known: CityItem[] = [];
  for (const item of latestOfEach(shown)) {
    if (isDeleted(item) || inOutbox.has(item.id) || context.mayExist(item.id)) known.push(item);
    else adds.push(recordOf(item));
  }

  const ids = known.map((item) => item.id);
  const records = ids.length > 0 ? await transaction.listings(ids) : [];
  const tombstones = new Map((ids.length > 0 ? await transaction.tombstones(ids) : []).map((row) => [row.id, row]));
  const regressions = known.filter((item, index) =>
    isUnexpectedRegression(item, records[index], tombstones.get(item.id), context),
  );
  if (regressions.length > 0) return { done: false, regressions: regressions.map((item) => item.id) };

  const pending = ids.filter((id) => inOutbox.has(id));
  const entriesOf = byListing(pending.length > 0 ? await transaction.outboxOf(pending) : []);
  const newTombstones: StoredTombstone[] = [];
  const revived: string[] = [];
  const conflicts: Conflict[] = [];
  const reconciled: ReconciledListing[] = [];
  let pulled = adds.length;
  let removed = 0;
  known.forEach((item, index) => {
    const record = records[index];
    const entries = entriesOf.get(item.id) ?? [];
    if (record && entries.some((entry) => entry.state === 'sent')) {
      puts.push({ ...record, generation });
    } else if (isDeleted(item)) {
      if (tombstones.get(item.id)?.version !== item.version)
        newTombstones.push({
          ...tombstones.get(item.id),
          id: item.id,
          version: item.version,
          ...(hasDeletion(entries) ? { own: true } : {}),
        });
      if (!record) return;
      pulled += 1;
      const forgotten = context.restored || item['forgotten'] === true;
      const reconciliation = reconcileTombstone(record, entries, forgotten, context);
      reconciled.push({ id: item.id, reconciliation, entries });
      removed += 1;
    } else if (record?.base?.version === item.version && record.etag === etagOf(item)) {
      if (record.generation !== generation) puts.push({ ...record, generation });
    } else {
      pulled += 1;
      if (tombstones.has(item.id)) revived.push(item.id);
      if (!record) {
        const added = recordOf(item);
        // Not added: a row whose seal is broken is not shown, and is there.
        puts.push(added);
        // Only a restored city brings back what was deleted; whoever deleted it here must hear of it.
        const deletion = { field: 'deleted', theirs: item, ours: null } as const;
        if (tombstones.get(item.id)?.own) conflicts.push(conflictOf(added, [], deletion, item, context));
        return;
      }
      if (context.restored) conflicts.push(...lostUpdates(record, item, context));
      const reconciliation = reconcileListing(record, entries, item, record.base && fieldsOf(record.base), context);
      reconciled.push({ id: item.id, reconciliation, entries });
    }
  });

  await writeReconciled(transaction, reconciled);
  conflicts.push(...reconciled.flatMap(({ reconciliation }) => reconciliation.conflicts));
  if (adds.length > 0) await transaction.addListings(adds);
  if (puts.length > 0) await transaction.putListings(puts);
  if (newTombstones.length > 0) await transaction.putTombstones(newTombstones);
  if (revived.length > 0) await transaction.removeTombstones(revived);
  if (conflicts.length > 0) await transaction.addConflicts(conflicts);
  for (const item of shown) seen.set(item.id, generation);
  return { done: true, pulled, removed, conflicts: conflicts.length };
}

export interface ReconciledListing {
  readonly id: string;
  readonly reconciliation: Reconciliation;
  /** What the outbox holds of it. */
  readonly entries: readonly OutboxEntry[];
}

/** Rows and unsent entries, without the conflicts. */
export async function writeReconciled(
  transaction: SyncTransaction,
  reconciled: readonly ReconciledListing[],
): Promise<void> {
  const records = reconciled.flatMap(({ reconciliation }) => reconciliation.record ?? []);
  const unsent = reconciled.flatMap(({ reconciliation }) => reconciliation.unsent ?? []);
  const kept = new Set(unsent.map((entry) => entry.id));
  const dropped = reconciled.flatMap(({ entries }) => entries.map((entry) => entry.id)).filter((id) => !kept.has(id));
  const removed = reconciled.filter(({ reconciliation }) => reconciliation.record === null).map(({ id }) => id);
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
function isUnexpectedRegression(
  item: CityItem,
  record: ListingRecord | undefined,
  tombstone: StoredTombstone | undefined,
  context: ApplyContext,
): boolean {
  if (context.restored && !context.seen.has(item.id)) return false;
  return isRegression(item, record, tombstone);
}

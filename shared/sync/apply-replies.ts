import type { Listing } from '../domain/listing.ts';
import {
  hasDeletion,
  reconcileTombstone,
  reconcileListing,
  type Reconciliation,
  type ReconcileContext,
} from './reconcile.ts';
import { afterSent, byListing, compactOutbox } from './compact-outbox.ts';
import type { ParkReason, SyncTransaction } from './ports.ts';
import type { ListingRecord, OutboxEntry } from './records.ts';
import { type ReconciledListing, writeReconciled } from './apply-city-items.ts';
import { fieldsOf, sameField, writableFields } from './writable-fields.ts';

/** What became of one operation that was sent. */
export type OperationReply =
  /** The city took it, and this is what the listing is now. */
  | { readonly fate: 'accepted'; readonly listing: Listing }
  | { readonly fate: 'deleted' }
  /** Refused unseen, because the listing has changed: this is what it is now. */
  | { readonly fate: 'stale'; readonly listing: Listing }
  /** The city has deleted the listing, or does not know it. */
  | { readonly fate: 'gone'; readonly forgotten: boolean }
  | { readonly fate: 'refused'; readonly reason: ParkReason; readonly detail: string | null }
  /** Nobody knows whether it arrived: it stays `sent`, and will be sent again as the same operation. */
  | { readonly fate: 'in-doubt' }
  /** Marked as in flight, though never sent. */
  | { readonly fate: 'unsent' };

export interface AppliedReplies {
  readonly pushed: number;
  readonly parked: number;
  readonly conflicts: number;
}

/** Writes the replies of a batch in the caller's transaction, over whatever was edited here while they were on their way. */
export async function applyReplies(
  transaction: SyncTransaction,
  replies: ReadonlyMap<string, OperationReply>,
  context: ReconcileContext,
): Promise<AppliedReplies> {
  const ids = [...replies.keys()];
  const records = await transaction.listings(ids);
  const entriesOf = byListing(await transaction.outboxOf(ids));
  const reconciled: ReconciledListing[] = [];
  const gone: { id: string; version: number; own: boolean }[] = [];
  let parked = 0;
  for (const [index, id] of ids.entries()) {
    const reply = replies.get(id);
    const record = records[index];
    const entries = entriesOf.get(id) ?? [];
    const sent = entries.find((entry) => entry.state === 'sent');
    if (!reply || reply.fate === 'in-doubt' || !record || !sent) continue;
    const reconciliation = reconcileReply(record, entries, sent, reply, context);
    reconciled.push({ id, reconciliation, entries });
    if (reconciliation.unsent?.state === 'parked') parked += 1;
    if (reply.fate === 'deleted' || reply.fate === 'gone') {
      gone.push({ id, version: (record.base?.version ?? 0) + 1, own: hasDeletion(entries) });
    }
  }
  await writeReconciled(transaction, reconciled);
  const conflicts = reconciled.flatMap(({ reconciliation }) => reconciliation.conflicts);
  if (gone.length > 0) await transaction.putTombstones(gone);
  if (conflicts.length > 0) await transaction.addConflicts(conflicts);
  const pushed = [...replies.values()].filter(({ fate }) => fate === 'accepted' || fate === 'deleted').length;
  return { pushed, parked, conflicts: conflicts.length };
}

function reconcileReply(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  sent: OutboxEntry,
  reply: OperationReply,
  context: ReconcileContext,
): Reconciliation {
  const unsent = entries.filter((entry) => entry.state !== 'sent');
  switch (reply.fate) {
    case 'accepted': {
      const own = { ...record, ownVersion: reply.listing.version };
      return reconcileListing(own, unsent, reply.listing, afterSent(record, sent), context);
    }
    case 'stale': {
      const refused = sent.operation.type === 'delete' ? [...unsent, requeued(sent, context)] : unsent;
      return reconcileListing(record, refused, reply.listing, mergeBaseOf(record, sent, reply.listing), context);
    }
    case 'deleted':
    case 'gone': {
      // Edited here since the deletion left: that edit is newer, and is kept.
      const edited = sent.operation.type !== 'delete' || unsent.length > 0;
      const forgotten = reply.fate === 'gone' && reply.forgotten;
      return edited
        ? reconcileTombstone(record, unsent, forgotten, context)
        : { record: null, unsent: null, conflicts: [] };
    }
    case 'refused': {
      const { reason, detail } = reply;
      const compacted = compactOutbox(record, [...unsent, requeued(sent, context)], context);
      const editedSince = unsent.length > 0;
      const entry =
        compacted.unsent && !editedSince
          ? { ...compacted.unsent, state: 'parked' as const, reason, detail }
          : compacted.unsent;
      return { record: compacted.record, unsent: entry, conflicts: [] };
    }
    default:
      return { ...compactOutbox(record, [...unsent, { ...sent, state: 'waiting' }], context), conflicts: [] };
  }
}

/** A refused operation was not applied; what takes its place is another operation, under another number. */
function requeued(sent: OutboxEntry, { newId }: ReconcileContext): OutboxEntry {
  return { ...sent, id: newId(), state: 'waiting', attempts: 0 };
}

/**
 * The merge base: what both sides started from, when the city refused our operation because the listing had changed. Where the city says
 * what we had sent, an earlier copy of it arrived after all: that field started from there, and is no conflict.
 */
function mergeBaseOf(record: ListingRecord, sent: OutboxEntry, theirs: Listing) {
  const asked = afterSent(record, sent);
  if (record.base === null || asked === null) return asked;
  const base = fieldsOf(record.base);
  const arrived = writableFields.filter((field) => sameField(field, asked, theirs));
  return { ...base, ...Object.fromEntries(arrived.map((field) => [field, asked[field]])) };
}

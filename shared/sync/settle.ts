import type { Listing } from '../domain/listing.ts';
import { deletes, meetDeletion, meetListing, type Meeting, type MeetingContext } from './meet-town.ts';
import { afterSent, byListing, foldOutbox } from './outbox.ts';
import type { ParkReason, SyncTransaction } from './ports.ts';
import type { ListingRecord, OutboxEntry } from './records.ts';
import { type MetListing, writeMeetings } from './take-items.ts';
import { fieldsOf, sameField, writableFields } from './writable-fields.ts';

/** What became of one operation that was sent. */
export type Reply =
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
  /** Claimed, though never put on the wire. */
  | { readonly fate: 'unsent' };

export interface Settled {
  readonly pushed: number;
  readonly parked: number;
  readonly conflicts: number;
}

/** Writes the replies of a batch in the caller's transaction, over whatever was edited here while they were on their way. */
export async function settle(
  transaction: SyncTransaction,
  replies: ReadonlyMap<string, Reply>,
  context: MeetingContext,
): Promise<Settled> {
  const ids = [...replies.keys()];
  const records = await transaction.listings(ids);
  const entriesOf = byListing(await transaction.outboxOf(ids));
  const meetings: MetListing[] = [];
  const gone: { id: string; version: number; own: boolean }[] = [];
  let parked = 0;
  for (const [index, id] of ids.entries()) {
    const reply = replies.get(id);
    const record = records[index];
    const entries = entriesOf.get(id) ?? [];
    const sent = entries.find((entry) => entry.state === 'sent');
    if (!reply || reply.fate === 'in-doubt' || !record || !sent) continue;
    const meeting = settleOne(record, entries, sent, reply, context);
    meetings.push({ id, meeting, entries });
    if (meeting.unsent?.state === 'parked') parked += 1;
    if (reply.fate === 'deleted' || reply.fate === 'gone') {
      gone.push({ id, version: (record.base?.version ?? 0) + 1, own: deletes(entries) });
    }
  }
  await writeMeetings(transaction, meetings);
  const conflicts = meetings.flatMap(({ meeting }) => meeting.conflicts);
  if (gone.length > 0) await transaction.putDeleted(gone);
  if (conflicts.length > 0) await transaction.addConflicts(conflicts);
  const pushed = [...replies.values()].filter(({ fate }) => fate === 'accepted' || fate === 'deleted').length;
  return { pushed, parked, conflicts: conflicts.length };
}

function settleOne(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  sent: OutboxEntry,
  reply: Reply,
  context: MeetingContext,
): Meeting {
  const unsent = entries.filter((entry) => entry.state !== 'sent');
  switch (reply.fate) {
    case 'accepted': {
      const own = { ...record, ownVersion: reply.listing.version };
      return meetListing(own, unsent, reply.listing, afterSent(record, sent), context);
    }
    case 'stale': {
      const refused = sent.operation.type === 'delete' ? [...unsent, waitingAgain(sent, context)] : unsent;
      return meetListing(record, refused, reply.listing, startedFrom(record, sent, reply.listing), context);
    }
    case 'deleted':
    case 'gone': {
      // Edited here since the deletion left: that edit is newer, and is kept.
      const edited = sent.operation.type !== 'delete' || unsent.length > 0;
      const forgotten = reply.fate === 'gone' && reply.forgotten;
      return edited ? meetDeletion(record, unsent, forgotten, context) : { record: null, unsent: null, conflicts: [] };
    }
    case 'refused': {
      const { reason, detail } = reply;
      const folded = foldOutbox(record, [...unsent, waitingAgain(sent, context)], context);
      const editedSince = unsent.length > 0;
      const entry =
        folded.unsent && !editedSince ? { ...folded.unsent, state: 'parked' as const, reason, detail } : folded.unsent;
      return { record: folded.record, unsent: entry, conflicts: [] };
    }
    default:
      return { ...foldOutbox(record, [...unsent, { ...sent, state: 'waiting' }], context), conflicts: [] };
  }
}

/** A refused operation was not applied; what takes its place is another operation, under another number. */
function waitingAgain(sent: OutboxEntry, { newId }: MeetingContext): OutboxEntry {
  return { ...sent, id: newId(), state: 'waiting', attempts: 0 };
}

/**
 * What both sides started from, when the city refused our operation because the listing had changed. Where the city says
 * what we had sent, an earlier copy of it arrived after all: that field started from there, and is no conflict.
 */
function startedFrom(record: ListingRecord, sent: OutboxEntry, theirs: Listing) {
  const asked = afterSent(record, sent);
  if (record.base === null || asked === null) return asked;
  const started = fieldsOf(record.base);
  const arrived = writableFields.filter((field) => sameField(field, asked, theirs));
  return { ...started, ...Object.fromEntries(arrived.map((field) => [field, asked[field]])) };
}

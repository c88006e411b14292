import type { Listing, ListingFields } from '../domain/listing.ts';
import { type FieldConflict, mergeListing } from './merge-listing.ts';
import { compactOutbox } from './compact-outbox.ts';
import type { Conflict, ListingRecord, OutboxEntry } from './records.ts';
import { fieldsOf, sameField, sameFields, writableFields } from './writable-fields.ts';

/** What one listing becomes on this laptop: its row, its unsent operation, and what goes to the inbox. */
export interface Reconciliation {
  /** `null`: it goes. */
  readonly record: ListingRecord | null;
  readonly unsent: OutboxEntry | null;
  readonly conflicts: readonly Conflict[];
}

export interface ReconcileContext {
  readonly generation: number;
  readonly etagOf: (listing: Listing) => string;
  readonly newId: () => string;
  readonly now: () => string;
}

/**
 * The city shows a listing that this laptop holds. `base` is the merge base: what both sides started from, which is
 * the old base, or what the answered operation has made of it. Entries are the unsent ones.
 */
export function reconcileListing(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  theirs: Listing,
  base: ListingFields | null,
  context: ReconcileContext,
): Reconciliation {
  const unparked = entries.map((entry) => unpark(entry, context));
  const rebased = {
    ...record,
    ...(madeTheSameEdit(theirs, record, base) ? { ownVersion: theirs.version } : {}),
    base: theirs,
    etag: context.etagOf(theirs),
    generation: context.generation,
  };
  if (hasDeletion(entries)) {
    // The delete stands; what somebody changed meanwhile is kept where it can be recovered.
    const unseen = base === null || !sameFields(base, theirs);
    const conflicts = unseen
      ? [conflictOf(record, entries, { field: 'deleted', theirs, ours: null }, theirs, context)]
      : [];
    return { ...compactOutbox(rebased, unparked, context), conflicts };
  }
  if (record.local === null) return { ...compactOutbox(rebased, unparked, context), conflicts: [] };
  const merged = mergeListing(base, fieldsOf(record.local), theirs);
  return {
    ...compactOutbox({ ...rebased, local: merged.listing }, unparked, context),
    conflicts: merged.conflicts.map((field) => conflictOf(record, entries, field, theirs, context)),
  };
}

/** The city already says what was changed here: nothing is sent, and yet it is ours, should the city lose it. */
function madeTheSameEdit(theirs: Listing, { local }: ListingRecord, base: ListingFields | null): boolean {
  if (local === null || base === null) return false;
  return writableFields.some((field) => !sameField(field, base, local) && sameField(field, local, theirs));
}

/** Has this laptop asked for the listing to go? */
export function hasDeletion(entries: readonly OutboxEntry[]): boolean {
  return entries.some((entry) => entry.operation.type === 'delete');
}

/** What was parked may be possible now that the listing has changed: it is tried again, as a new operation. */
function unpark(entry: OutboxEntry, { newId }: ReconcileContext): OutboxEntry {
  if (entry.state !== 'parked' || entry.reason === 'to-report') return entry;
  return { ...entry, id: newId(), state: 'waiting', reason: null, detail: null };
}

/**
 * The city has deleted a listing. What this laptop had changed of it becomes a draft that can be recovered; `forgotten`,
 * when the city knows nothing of the deletion either: then so does what this laptop had already made the city take.
 */
export function reconcileTombstone(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  forgotten: boolean,
  context: ReconcileContext,
): Reconciliation {
  const edited = record.local !== null && (record.base === null || !sameFields(record.base, record.local));
  const conflicts =
    edited && !hasDeletion(entries)
      ? [conflictOf(record, entries, { field: 'deleted', theirs: null, ours: record.local }, null, context)]
      : [];
  const lost = forgotten && conflicts.length === 0 ? lostUpdates(record, null, context) : [];
  return { record: null, unsent: null, conflicts: [...conflicts, ...lost] };
}

/**
 * Lost updates: what a city that came back from an old backup may have lost of ours: where it now says something else than when it
 * took our change, the old word goes to the inbox. `theirs` is `null` when it has lost the whole listing.
 */
export function lostUpdates(
  record: ListingRecord,
  theirs: Listing | null,
  context: ReconcileContext,
): readonly Conflict[] {
  const { base } = record;
  if (base === null || record.ownVersion === undefined) return [];
  if (theirs === null)
    return [conflictOf(record, [], { field: 'deleted', theirs, ours: record.local ?? base }, null, context)];
  return writableFields
    .filter((field) => !sameField(field, base, theirs))
    .map((field) => conflictOf(record, [], { field, theirs: theirs[field], ours: base[field] }, theirs, context));
}

export function conflictOf(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  sides: FieldConflict | { readonly field: 'deleted'; readonly theirs: unknown; readonly ours: unknown },
  theirs: Listing | null,
  context: ReconcileContext,
): Conflict {
  return {
    id: context.newId(),
    listingId: record.id,
    ...sides,
    theirsAt: theirs?.updatedAt ?? null,
    oursAt: entries.at(-1)?.at ?? record.local?.updatedAt ?? record.base?.updatedAt ?? context.now(),
    decidedAt: null,
    decision: null,
  };
}

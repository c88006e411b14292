import type { ListingFields } from '../domain/listing.ts';
import { patchListing } from './apply-merge-patch.ts';
import { diffListing, isEmptyPatch } from './diff-listing.ts';
import type { CityCapabilities } from './ports.ts';
import type { ListingRecord, OutboxEntry } from './records.ts';
import { statusPath } from './status-path.ts';
import { fieldsOf, sameFields } from './writable-fields.ts';

export type Operation = OutboxEntry['operation'];

export interface CompactedOutbox {
  /** `null`: the listing was never sent and is deleted; nothing of it remains. */
  readonly record: ListingRecord | null;
  /** The one unsent entry, if something is left to send. */
  readonly unsent: OutboxEntry | null;
}

export function byListing(entries: readonly OutboxEntry[]): Map<string, OutboxEntry[]> {
  const groups = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.listingId);
    if (group) group.push(entry);
    else groups.set(entry.listingId, [entry]);
  }
  return groups;
}

/** What the city will hold once the operation in flight has been applied; `null` for nothing. */
export function afterSent(record: ListingRecord, sent: OutboxEntry | undefined): ListingFields | null {
  const base = record.base && fieldsOf(record.base);
  if (!sent) return base;
  if (sent.operation.type === 'create') return sent.operation.fields;
  if (sent.operation.type === 'delete' || !base) return base;
  return patchListing(base, sent.operation.patch);
}

/**
 * Compaction. Only unsent operations of one listing become one, made anew from what the laptop holds over what the city
 * holds (or will hold, once the operation in flight has been applied): so their order, which hangs on the laptop's
 * clock, does not matter. A parked operation stays parked as long as it would say the same again.
 */
export function compactOutbox(
  record: ListingRecord,
  entries: readonly OutboxEntry[],
  fresh: { readonly newId: () => string; readonly now: () => string },
): CompactedOutbox {
  const sent = entries.find((entry) => entry.state === 'sent');
  const unsent = entries.filter((entry) => entry.state !== 'sent');
  const city = afterSent(record, sent);
  const hasDeletion = unsent.some((entry) => entry.operation.type === 'delete');
  if (hasDeletion && city === null) return { record: null, unsent: null };
  const operation = hasDeletion ? ({ type: 'delete' } as const) : operationFor(city, record.local);
  if (operation === null) return { record: sent ? record : { ...record, local: null }, unsent: null };

  const parked = unsent.find((entry) => entry.state === 'parked' && sameOperation(entry.operation, operation));
  const waiting = unsent.filter((entry) => entry.state === 'waiting');
  if (parked && waiting.length === 0) return { record, unsent: parked };
  const first = waiting[0];
  return {
    record,
    unsent: {
      id: first?.id ?? fresh.newId(),
      listingId: record.id,
      operation,
      state: 'waiting',
      attempts: 0,
      reason: null,
      detail: null,
      at: unsent.at(-1)?.at ?? sent?.at ?? fresh.now(),
    },
  };
}

function operationFor(city: ListingFields | null, local: ListingFields | null): Operation | null {
  if (local === null) return null;
  if (city === null) return { type: 'create', fields: fieldsOf(local) };
  const patch = diffListing(city, local);
  return isEmptyPatch(patch) ? null : { type: 'update', patch };
}

function sameOperation(one: Operation, other: Operation): boolean {
  if (one.type === 'create' && other.type === 'create') return sameFields(one.fields, other.fields);
  if (one.type === 'update' && other.type === 'update') return JSON.stringify(one) === JSON.stringify(other);
  return one.type === other.type;
}

/**
 * The part of an operation that this token and this platform can take now, status changes one step at a time;
 * `null` when it can only be reported by hand.
 */
export function sendablePart(record: ListingRecord, operation: Operation, can: CityCapabilities): Operation | null {
  switch (operation.type) {
    case 'delete':
      return can.delete ? operation : null;
    case 'create': {
      // Without identifiers of our own a lost reply would leave the listing there twice.
      if (!can.create || !can.clientIds) return null;
      const mayWriteContact = can.writableFields?.includes('contact') ?? true;
      return mayWriteContact ? operation : { type: 'create', fields: { ...operation.fields, contact: null } };
    }
    case 'update': {
      if (!can.update) return null;
      const { writableFields } = can;
      const patch: Partial<ListingFields> = writableFields
        ? Object.fromEntries(
            Object.entries(operation.patch).filter(([field]) => writableFields.includes(field as never)),
          )
        : { ...operation.patch };
      if (patch.status !== undefined && record.base) {
        patch.status = statusPath(record.base.status, patch.status)?.[0] ?? patch.status;
      }
      return isEmptyPatch(patch) ? null : { type: 'update', patch };
    }
  }
}

import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import {
  canBecome,
  isOpen,
  type Listing,
  type ListingFields,
  listingFieldsSchema,
  type ListingStatus,
} from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { afterSent, compactOutbox } from '../../../shared/sync/compact-outbox.ts';
import { sameField } from '../../../shared/sync/writable-fields.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { journal } from './journal.ts';
import { newNeighbour, type NewNeighbour, removeIfUnused } from './neighbour-commands.ts';
import { db } from '../../db/open-database.ts';
import { deleteSetting } from '../../db/settings.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** Someone new to the association, and the city's listings behind which they stand already. */
interface KnownToCity {
  readonly new: NewNeighbour;
  readonly listingIds?: readonly string[];
}

export interface Deposit {
  readonly fields: ListingFields;
  readonly neighbour: { readonly id: string } | KnownToCity | null;
  /** For the coordinators; kept in the overlay, never sent. */
  readonly note: string;
}

export interface Deposited {
  readonly listingId: string;
  readonly neighbourId: string | null;
  readonly undo: Undo;
}

/**
 * A validated deposit: the person if new, the listing, its overlay, the creation to send, and the end of
 * the draft, in one transaction. It waits as `pending` until the city publishes it. Throws when a field
 * breaks the schema: the form has checked it before.
 */
export async function depositListing({ fields, neighbour, note }: Deposit): Promise<Deposited> {
  const base = db();
  const now = new Date().toISOString();
  const valid = v.parse(listingFieldsSchema, { ...fields, status: 'pending' });
  const listing: Listing = { ...valid, id: uuidv7(), version: 1, createdAt: now, updatedAt: now };
  const added = neighbour && 'new' in neighbour ? newNeighbour(neighbour.new, now) : null;
  const neighbourId = added?.id ?? (neighbour && 'id' in neighbour ? neighbour.id : null);
  const theirs = neighbour && 'new' in neighbour ? (neighbour.listingIds ?? []) : [];
  const operationId = uuidv7();
  const tables = [base.listings, base.overlays, base.neighbours, base.outbox, base.settings, base.audit];

  await base.transaction('rw', tables, async () => {
    if (added) {
      await base.neighbours.add(added);
      for (const id of theirs) await relink(base, id, null, added.id);
    }
    await base.listings.add({ id: listing.id, base: null, local: listing, etag: null, generation: 0 });
    await base.overlays.add({ listingId: listing.id, neighbourId, note, lastOutcome: null, updatedAt: now });
    await base.outbox.add({
      id: operationId,
      listingId: listing.id,
      operation: { type: 'create', fields: valid },
      state: 'waiting',
      attempts: 0,
      reason: null,
      detail: null,
      at: now,
    });
    await deleteSetting('draft:deposit');
    await journal(base, 'listing-deposited', listing.id);
  });

  return {
    listingId: listing.id,
    neighbourId,
    undo: () =>
      base.transaction('rw', tables, async () => {
        if (added) for (const id of theirs) await relink(base, id, added.id, null);
        const operations = await base.outbox.where('listingId').equals(listing.id).toArray();
        const unsent = operations.some((entry) => entry.id === operationId && entry.state === 'waiting');
        if (unsent) {
          await base.outbox.bulkDelete(operations.map((entry) => entry.id));
          await base.listings.delete(listing.id);
          await base.overlays.delete(listing.id);
          if (added) await removeIfUnused(base, added.id);
        } else {
          await withdrawIfAllowed(base, listing.id);
        }
        await journal(base, 'deposit-undone', listing.id);
      }),
  };
}

/** Says who stands behind a listing, unless somebody else has been named meanwhile. */
async function relink(base: PalierDatabase, listingId: string, from: string | null, to: string | null): Promise<void> {
  const overlay = await base.overlays.get(listingId);
  if ((overlay?.neighbourId ?? null) !== from) return;
  const kept = overlay ?? { listingId, note: '', lastOutcome: null };
  await base.overlays.put({ ...kept, neighbourId: to, updatedAt: new Date().toISOString() });
}

/**
 * Changes fields of a listing, all but its status. Throws when the listing is gone or a field breaks
 * the schema.
 */
export async function editListing(id: string, change: Partial<Omit<ListingFields, 'status'>>): Promise<Undo> {
  return await edit(id, change, 'listing-edited');
}

/** `transition-refused`: the table of transitions does not lead there from where the listing is now. */
export async function changeStatus(id: string, status: ListingStatus): Promise<Result<Undo, 'transition-refused'>> {
  const base = db();
  return await base.transaction('rw', base.listings, base.outbox, base.audit, async () => {
    const { status: from } = currentListing(await recordOf(base, id));
    if (!canBecome(from, status)) return refused('transition-refused');
    return ok(await edit(id, { status }, `listing-${status}`));
  });
}

/**
 * Gives a status back that was changed by mistake, perhaps days ago. `closed-since`: the listing has moved on, or the city
 * has heard of the change and its table does not lead back. A listing that is open again is left as it is.
 */
export async function giveStatusBack(
  id: string,
  { from, to }: { readonly from: ListingStatus; readonly to: ListingStatus },
): Promise<Result<Undo | null, 'closed-since'>> {
  const base = db();
  return await base.transaction('rw', base.listings, base.outbox, base.audit, async () => {
    const record = await base.listings.get(id);
    if (!record || isOpen(currentListing(record).status)) return ok(null);
    if (currentListing(record).status !== to || !(await mayReturn(base, record, from))) return refused('closed-since');
    return ok(await edit(id, { status: from }, `listing-${from}`));
  });
}

/** Says again what the city says of one field, whatever was changed here since; `null` when nothing was. */
export async function takeCityValue(id: string, field: keyof ListingFields): Promise<Undo | null> {
  const base = db();
  return await base.transaction('rw', base.listings, base.outbox, base.audit, async () => {
    const record = await base.listings.get(id);
    if (!record?.base || sameField(field, record.base, currentListing(record))) return null;
    return await edit(id, { [field]: record.base[field] }, 'listing-edited');
  });
}

export async function withdrawListing(id: string): Promise<Result<Undo, 'transition-refused'>> {
  return await changeStatus(id, 'withdrawn');
}

async function edit(id: string, change: Partial<ListingFields>, action: string): Promise<Undo> {
  const base = db();
  const tables = [base.listings, base.outbox, base.audit];

  const before = await base.transaction('rw', tables, async () => {
    const record = await recordOf(base, id);
    await write(base, record, change);
    await journal(base, action, id);
    return currentListing(record);
  });

  return () =>
    base.transaction('rw', tables, async () => {
      const record = await base.listings.get(id);
      if (!record) return;
      const back = untouchedSince(currentListing(record), before, change);
      if (back.status !== undefined && !(await mayReturn(base, record, back.status))) delete back.status;
      await write(base, record, back);
      await journal(base, 'edit-undone', id);
    });
}

/** Earlier values of the fields that still hold what the edit wrote: a later edit is never overwritten. */
function untouchedSince(now: Listing, before: Listing, change: Partial<ListingFields>): Partial<ListingFields> {
  const fields = (Object.keys(change) as (keyof ListingFields)[]).filter(
    (field) => JSON.stringify(now[field]) === JSON.stringify(change[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

/** A change of status that was never sent can always be taken back; one that was, only along the table. */
async function mayReturn(base: PalierDatabase, record: ListingRecord, status: ListingStatus): Promise<boolean> {
  const entries = await base.outbox.where('listingId').equals(record.id).toArray();
  const city = afterSent(
    record,
    entries.find((entry) => entry.state === 'sent'),
  );
  return city === null || city.status === status || canBecome(currentListing(record).status, status);
}

/** Changes the listing and makes its one unsent operation anew, from what the laptop holds over what the city holds. */
async function write(base: PalierDatabase, record: ListingRecord, change: Partial<ListingFields>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  const patch = v.parse(v.partial(listingFieldsSchema), change) as Partial<ListingFields>;
  const now = new Date().toISOString();
  const local = { ...currentListing(record), ...patch, updatedAt: now };
  const entries = await base.outbox.where('listingId').equals(record.id).toArray();
  const compacted = compactOutbox({ ...record, local }, entries, { newId: uuidv7, now: () => now });
  if (compacted.record) await base.listings.put(compacted.record);
  await base.outbox.bulkDelete(entries.filter((entry) => entry.state !== 'sent').map((entry) => entry.id));
  if (compacted.unsent) await base.outbox.put(compacted.unsent);
}

async function recordOf(base: PalierDatabase, id: string): Promise<ListingRecord> {
  const record = await base.listings.get(id);
  if (!record) throw new Error(`no listing ${id}`);
  return record;
}

async function withdrawIfAllowed(base: PalierDatabase, id: string): Promise<void> {
  const record = await base.listings.get(id);
  if (record && canBecome(currentListing(record).status, 'withdrawn')) {
    await write(base, record, { status: 'withdrawn' });
  }
}

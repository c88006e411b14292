import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import type { AuditAction } from '../../../shared/domain/audit-action.ts';
import type { Deposit } from '../../../shared/domain/check-deposit.ts';
import { contactThatMayGo } from '../../../shared/domain/city-contact.ts';
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
import { command, type TableName, undoCommand } from './command.ts';
import { isNamed, newNeighbour } from './neighbour-commands.ts';
import { deleteSetting } from '../../db/settings.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import { sameValue } from '../../db/same-value.ts';
import type { Undo, UndoProblem } from './undo.ts';

export interface Deposited {
  readonly listingId: string;
  readonly neighbourId: string | null;
  readonly undo: Undo;
}

const depositTables: readonly TableName[] = ['listings', 'overlays', 'neighbours', 'volunteers', 'outbox', 'settings'];

/**
 * A validated deposit: the person if new, the listing, its overlay, the creation to send, and the end of
 * the draft, in one transaction. It waits as `pending` until the city publishes it. Throws when a field
 * breaks the schema: the form has checked it before.
 */
export async function depositListing({ fields, neighbour, note }: Deposit): Promise<Deposited> {
  const now = new Date().toISOString();
  const valid = v.parse(listingFieldsSchema, { ...fields, status: 'pending' });
  const listing: Listing = { ...valid, id: uuidv7(), version: 1, createdAt: now, updatedAt: now };
  const added = neighbour && 'new' in neighbour ? newNeighbour(neighbour.new, now) : null;
  const neighbourId = added?.id ?? (neighbour && 'id' in neighbour ? neighbour.id : null);
  const theirs = neighbour && 'new' in neighbour ? (neighbour.listingIds ?? []) : [];
  const operationId = uuidv7();

  const done = await command({
    action: 'listing-deposited',
    tables: depositTables,
    run: async (database) => {
      if (added) {
        await database.neighbours.add(added);
        for (const id of theirs) await relink(database, id, null, added.id);
      }
      await database.listings.add({ id: listing.id, base: null, local: listing, etag: null, generation: 0 });
      await database.overlays.add({ listingId: listing.id, neighbourId, note, lastOutcome: null, updatedAt: now });
      await database.outbox.add({
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
    },
    undoOf: takeBack,
  });
  return { listingId: listing.id, neighbourId, undo: done.undo };

  /** Gone without a trace while it was not sent; withdrawn, if the city has it. */
  function takeBack(): ReturnType<Undo> {
    return undoCommand({
      action: 'deposit-undone',
      tables: depositTables,
      undoneAs: 'listing-deposited',
      again: { undoOf: takeBack },
      run: async (database) => {
        if (added) for (const id of theirs) await relink(database, id, added.id, null);
        const operations = await database.outbox.where('listingId').equals(listing.id).toArray();
        const unsent = operations.some((entry) => entry.id === operationId && entry.state === 'waiting');
        if (!unsent) return await withdrawIfAllowed(database, listing.id);
        await database.outbox.bulkDelete(operations.map((entry) => entry.id));
        await database.listings.delete(listing.id);
        await database.overlays.delete(listing.id);
        if (added && !(await isNamed(database, added.id))) await database.neighbours.delete(added.id);
        return ok(null);
      },
    });
  }
}

/** Says who stands behind a listing, unless somebody else has been named meanwhile. */
async function relink(
  database: PalierDatabase,
  listingId: string,
  from: string | null,
  to: string | null,
): Promise<void> {
  const overlay = await database.overlays.get(listingId);
  if ((overlay?.neighbourId ?? null) !== from) return;
  const kept = overlay ?? { listingId, note: '', lastOutcome: null };
  await database.overlays.put({ ...kept, neighbourId: to, updatedAt: new Date().toISOString() });
}

/**
 * Changes fields of a listing, all but its status. Throws when the listing is gone or a field breaks
 * the schema.
 */
export async function editListing(id: string, change: Partial<Omit<ListingFields, 'status'>>): Promise<Undo> {
  const done = await command({
    ...editOf(id, 'listing-edited'),
    tables: ['listings', 'outbox', 'overlays', 'neighbours'],
    run: async (database): Promise<Edit> => {
      const record = await recordOf(database, id);
      const takenBack = await contactTakenBack(database, record, change);
      const edit = await write(database, record, { ...change, ...takenBack });
      return 'contact' in takenBack ? { ...edit, change: withoutContact(edit.change) } : edit;
    },
  });
  return done.undo;
}

/** The contact as it may go now, where its owner has taken their agreement back since: neither undone nor done again. */
async function contactTakenBack(
  database: PalierDatabase,
  record: ListingRecord,
  change: Partial<ListingFields>,
): Promise<Pick<ListingFields, 'contact'> | Record<never, never>> {
  const { contact } = { ...currentListing(record), ...change };
  const overlay = await database.overlays.get(record.id);
  const behind = (await database.neighbours.get(overlay?.neighbourId ?? '')) ?? null;
  const allowed = contactThatMayGo(contact, record.base?.contact ?? null, behind);
  return allowed === contact ? {} : { contact: allowed };
}

function withoutContact(change: Partial<ListingFields>): Partial<ListingFields> {
  return Object.fromEntries(Object.entries(change).filter(([field]) => field !== 'contact'));
}

/** `transition-refused`: the table of transitions does not lead there from where the listing is now. */
export async function changeStatus(id: string, status: ListingStatus): Promise<Result<Undo, 'transition-refused'>> {
  const done = await command({
    ...editOf(id, `listing-${status}`),
    run: async (database) => {
      const record = await recordOf(database, id);
      if (!canBecome(currentListing(record).status, status)) return refused('transition-refused');
      return ok(await write(database, record, { status }));
    },
  });
  return done.ok ? ok(done.data.undo) : done;
}

/**
 * Gives a status back that was changed by mistake, perhaps days ago. `closed-since`: the listing has moved on, or the city
 * has heard of the change and its table does not lead back. A listing that is open again is left as it is.
 */
export async function giveStatusBack(
  id: string,
  { from, to }: { readonly from: ListingStatus; readonly to: ListingStatus },
): Promise<Result<Undo | null, 'closed-since'>> {
  const done = await command({
    ...editOf(id, `listing-${from}`),
    run: async (database) => {
      const record = await database.listings.get(id);
      if (!record || isOpen(currentListing(record).status)) return refused('open-already');
      const returns = currentListing(record).status === to && (await mayReturn(database, record, from));
      return returns ? ok(await write(database, record, { status: from })) : refused('closed-since');
    },
  });
  if (done.ok) return ok(done.data.undo);
  return done.code === 'open-already' ? ok(null) : refused(done.code);
}

/** Says again what the city says of one field, whatever was changed here since; `null` when nothing was. */
export async function takeCityValue(id: string, field: keyof ListingFields): Promise<Undo | null> {
  const done = await command({
    ...editOf(id, 'listing-edited'),
    run: async (database) => {
      const record = await database.listings.get(id);
      if (!record?.base || sameField(field, record.base, currentListing(record))) return refused('said-already');
      return ok(await write(database, record, { [field]: record.base[field] }));
    },
  });
  return done.ok ? done.data.undo : null;
}

export async function withdrawListing(id: string): Promise<Result<Undo, 'transition-refused'>> {
  return await changeStatus(id, 'withdrawn');
}

/** What an edit changed, and the listing before it. */
interface Edit {
  readonly before: Listing;
  readonly change: Partial<ListingFields>;
}

/** What all edits of a listing share. The city may have heard of one: so its way back is an edit as well. */
function editOf(id: string, action: AuditAction) {
  return {
    action,
    tables: ['listings', 'outbox'],
    subjects: () => [id],
    alwaysAudited: true,
    undoOf: (edit: Edit) => takeEditBack(id, edit, 'edit-undone'),
  } as const;
}

/** Field by field: a later edit is never overwritten. Its own way back is the same, the other way round. */
function takeEditBack(id: string, edit: Edit, action: AuditAction): ReturnType<Undo> {
  return undoCommand({
    action,
    tables: ['listings', 'outbox'],
    subjects: () => [id],
    run: async (database) => {
      const record = await database.listings.get(id);
      const back = record ? untouchedSince(currentListing(record), edit) : {};
      if (!record || Object.keys(back).length === 0) return refused('changed-since');
      if (back.status !== undefined && !(await mayReturn(database, record, back.status))) delete back.status;
      return Object.keys(back).length > 0 ? ok(await write(database, record, back)) : refused('sent-since');
    },
    undoOf: (again) => takeEditBack(id, again, action === 'edit-undone' ? 'redone' : 'edit-undone'),
  });
}

/** Earlier values of the fields that still hold what the edit wrote. */
function untouchedSince(now: Listing, { before, change }: Edit): Partial<ListingFields> {
  const fields = (Object.keys(change) as (keyof ListingFields)[]).filter((field) =>
    sameValue(now[field], change[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

/** A change of status that was never sent can always be taken back; one that was, only along the table. */
async function mayReturn(database: PalierDatabase, record: ListingRecord, status: ListingStatus): Promise<boolean> {
  const entries = await database.outbox.where('listingId').equals(record.id).toArray();
  const city = afterSent(
    record,
    entries.find((entry) => entry.state === 'sent'),
  );
  return city === null || city.status === status || canBecome(currentListing(record).status, status);
}

/** Changes the listing and makes its one unsent operation anew, from what the laptop holds over what the city holds. */
async function write(database: PalierDatabase, record: ListingRecord, change: Partial<ListingFields>): Promise<Edit> {
  const edit: Edit = { before: currentListing(record), change };
  if (Object.keys(change).length === 0) return edit;
  const patch = v.parse(v.partial(listingFieldsSchema), change) as Partial<ListingFields>;
  const now = new Date().toISOString();
  const local = { ...currentListing(record), ...patch, updatedAt: now };
  const entries = await database.outbox.where('listingId').equals(record.id).toArray();
  const compacted = compactOutbox({ ...record, local }, entries, { newId: uuidv7, now: () => now });
  if (compacted.record) await database.listings.put(compacted.record);
  await database.outbox.bulkDelete(entries.filter((entry) => entry.state !== 'sent').map((entry) => entry.id));
  if (compacted.unsent) await database.outbox.put(compacted.unsent);
  return edit;
}

async function recordOf(database: PalierDatabase, id: string): Promise<ListingRecord> {
  const record = await database.listings.get(id);
  if (!record) throw new Error(`no listing ${id}`);
  return record;
}

async function withdrawIfAllowed(database: PalierDatabase, id: string): Promise<Result<null, UndoProblem>> {
  const record = await database.listings.get(id);
  if (!record || !canBecome(currentListing(record).status, 'withdrawn')) return refused('sent-since');
  await write(database, record, { status: 'withdrawn' });
  return ok(null);
}

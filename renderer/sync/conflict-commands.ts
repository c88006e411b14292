import * as v from 'valibot';
import {
  type Listing,
  type ListingFields,
  listingFieldsSchema,
  type ListingKind,
} from '../../shared/domain/listing.ts';
import { sameField } from '../../shared/sync/writable-fields.ts';
import { changeStatus, depositListing, editListing, withdrawListing } from '../db/listing-commands.ts';
import { db } from '../db/open-database.ts';
import { type Conflict, currentListing, type ListingRecord } from '../db/records.ts';
import type { Undo } from '../db/undo.ts';

export type Decision = { readonly type: 'theirs' | 'ours' } | { readonly type: 'other'; readonly value: string };

/** A conflict that waits for a decision, with the listing that it is about. */
export interface OpenConflict extends Conflict {
  readonly title: string;
  readonly kind: ListingKind;
  /** Is the listing still here to be opened? */
  readonly listed: boolean;
}

export async function openConflicts(): Promise<readonly OpenConflict[]> {
  const open = (await db().conflicts.toArray()).filter((conflict) => conflict.decidedAt === null);
  const records = await db().listings.bulkGet(open.map((conflict) => conflict.listingId));
  return open.map((conflict, index) => {
    const record = records[index];
    const listing = record === undefined ? keptSide(conflict) : currentListing(record);
    return {
      ...conflict,
      ...townToday(conflict, record),
      title: listing?.title ?? '',
      kind: listing?.kind ?? 'request',
      listed: record !== undefined,
    };
  });
}

/** What the town says by now, when somebody has changed the field again since: that is what stays. */
function townToday({ field, theirs }: Conflict, record: ListingRecord | undefined): Partial<Conflict> {
  const base = record?.base;
  if (!base || field === 'deleted' || sameField(field, base, { ...base, [field]: theirs })) return {};
  return { theirs: base[field], theirsAt: base.updatedAt };
}

/**
 * Keeps one side, or a third text. The town’s value already stands: keeping it writes nothing, keeping ours is
 * a new edit, sent like any other.
 */
export async function decideConflict(id: string, decision: Decision): Promise<Undo> {
  const base = db();
  const tables = [
    base.conflicts, base.listings, base.overlays, base.neighbours, base.outbox, base.settings, base.audit,
  ]; // prettier-ignore
  const undoEdit = await base.transaction('rw', tables, async () => {
    const conflict = await base.conflicts.get(id);
    if (conflict === undefined) return null;
    const way = await apply(conflict, decision);
    await base.conflicts.put({ ...conflict, decidedAt: new Date().toISOString(), decision: decision.type });
    return way;
  });
  return () =>
    base.transaction('rw', tables, async () => {
      await undoEdit?.();
      const conflict = await base.conflicts.get(id);
      if (conflict !== undefined) await base.conflicts.put({ ...conflict, decidedAt: null, decision: null });
    });
}

async function apply(conflict: Conflict, decision: Decision): Promise<Undo | null> {
  if (decision.type === 'theirs') return null;
  if (conflict.field === 'deleted') return await keepOurSideOfDeletion(conflict);
  const value = decision.type === 'other' ? decision.value : conflict.ours;
  if (conflict.field === 'status') {
    const changed = await changeStatus(conflict.listingId, value as ListingFields['status']);
    return changed.ok ? changed.data : null;
  }
  return await editListing(conflict.listingId, { [conflict.field]: value });
}

/** The town deleted what was changed here: it is deposited again. Or the reverse: it is withdrawn again. */
async function keepOurSideOfDeletion(conflict: Conflict): Promise<Undo | null> {
  const ours = v.safeParse(listingFieldsSchema, conflict.ours);
  if (!ours.success) {
    const withdrawn = await withdrawListing(conflict.listingId);
    return withdrawn.ok ? withdrawn.data : null;
  }
  const overlay = await db().overlays.get(conflict.listingId);
  const neighbour = overlay?.neighbourId ? { id: overlay.neighbourId } : null;
  const deposited = await depositListing({ fields: ours.output, neighbour, note: overlay?.note ?? '' });
  return deposited.undo;
}

function keptSide(conflict: Conflict): Partial<Listing> | null {
  const side = conflict.ours ?? conflict.theirs;
  return conflict.field === 'deleted' && side !== null && typeof side === 'object' ? side : null;
}

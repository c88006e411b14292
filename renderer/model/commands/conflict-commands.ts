import * as v from 'valibot';
import { type ListingFields, listingFieldsSchema } from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { changeStatus, depositListing, editListing, takeCityValue, withdrawListing } from './listing-commands.ts';
import { db } from '../../db/open-database.ts';
import type { Conflict } from '../../db/records.ts';
import type { OpenConflict } from '../queries/open-conflicts.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** `value`: what is written into the field; a deletion has none. */
export type Decision =
  | { readonly type: 'theirs' }
  | { readonly type: 'ours'; readonly value: unknown }
  | { readonly type: 'other'; readonly value: unknown };

/** Back among those that wait. Nothing else changes: what was decided stands until it is decided otherwise. */
export async function reopenConflict(id: string): Promise<void> {
  await db().conflicts.update(id, { decidedAt: null, decision: null });
}

/**
 * The city’s value stands already: keeping it only drops what was changed here since. Keeping another is a new edit,
 * sent like any other. `transition-refused`: the listing has moved on meanwhile, and nothing is decided.
 */
export async function decideConflict(
  conflict: Pick<OpenConflict, 'ids' | 'listingId' | 'field'>,
  decision: Decision,
): Promise<Result<Undo, 'transition-refused'>> {
  return await db().transaction('rw', tables(), async () => {
    const undoEdit = await apply(conflict, decision);
    if (undoEdit === 'refused') return refused('transition-refused');
    await markDecided(conflict.ids, { decidedAt: new Date().toISOString(), decision: decision.type });
    return ok(() =>
      db().transaction('rw', tables(), async () => {
        await undoEdit?.();
        await markDecided(conflict.ids, { decidedAt: null, decision: null });
      }),
    );
  });
}

/** All of them one way, in one go and with one way back; those where it cannot be are left. */
export async function decideAll(
  conflicts: readonly OpenConflict[],
  side: 'theirs' | 'ours',
): Promise<{ readonly decided: number; readonly undo: Undo }> {
  const ways = await db().transaction('rw', tables(), async () => {
    const undos: Undo[] = [];
    for (const conflict of conflicts) {
      const chosen = conflict.sides.find(({ who, possible }) => who === side && possible);
      if (!chosen) continue;
      const decision: Decision = side === 'theirs' ? { type: side } : { type: side, value: chosen.value };
      const decided = await decideConflict(conflict, decision);
      if (decided.ok) undos.unshift(decided.data);
    }
    return undos;
  });
  return {
    decided: ways.length,
    undo: () =>
      db().transaction('rw', tables(), async () => {
        for (const undo of ways) await undo();
      }),
  };
}

function tables() {
  const base = db();
  return [
    base.conflicts,
    base.listings,
    base.overlays,
    base.neighbours,
    base.volunteers,
    base.outbox,
    base.settings,
    base.audit,
    base.changes,
  ];
}

async function markDecided(ids: readonly string[], mark: Pick<Conflict, 'decidedAt' | 'decision'>): Promise<void> {
  const rows = (await db().conflicts.bulkGet([...ids])).filter((row) => row !== undefined);
  await db().conflicts.bulkPut(rows.map((row) => ({ ...row, ...mark })));
}

async function apply(
  { listingId, field }: Pick<OpenConflict, 'listingId' | 'field'>,
  decision: Decision,
): Promise<Undo | null | 'refused'> {
  if (field === 'deleted') {
    return decision.type === 'theirs' ? null : await keepOurSideOfDeletion(listingId, decision.value);
  }
  if (decision.type === 'theirs') return await takeCityValue(listingId, field);
  if (field !== 'status') return await editListing(listingId, { [field]: decision.value });
  const changed = await changeStatus(listingId, decision.value as ListingFields['status']);
  return changed.ok ? changed.data : 'refused';
}

/** The city deleted what was changed here: it is deposited again. Or the reverse: it is withdrawn again. */
async function keepOurSideOfDeletion(listingId: string, value: unknown): Promise<Undo | 'refused'> {
  const ours = v.safeParse(listingFieldsSchema, value);
  if (!ours.success) {
    const withdrawn = await withdrawListing(listingId);
    return withdrawn.ok ? withdrawn.data : 'refused';
  }
  const overlay = await db().overlays.get(listingId);
  const neighbour = overlay?.neighbourId ? { id: overlay.neighbourId } : null;
  const deposited = await depositListing({ fields: ours.output, neighbour, note: overlay?.note ?? '' });
  return deposited.undo;
}

import * as v from 'valibot';
import { contactThatMayGo } from '../../../shared/domain/city-contact.ts';
import { listingFieldsSchema } from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { Conflict } from '../../db/records.ts';
import type { OpenConflict } from '../queries/open-conflicts.ts';
import { command, type Done, type TableName } from './command.ts';
import { changeStatus, depositListing, editListing, takeCityValue, withdrawListing } from './listing-commands.ts';
import { db } from '../../db/open-database.ts';

/** `value`: what is written into the field; a deletion has none. */
export type Decision =
  | { readonly type: 'theirs' }
  | { readonly type: 'ours'; readonly value: unknown }
  | { readonly type: 'other'; readonly value: unknown };

/** With all that a deposit may touch. */
const tables: readonly TableName[] = [
  'conflicts',
  'listings',
  'overlays',
  'neighbours',
  'volunteers',
  'outbox',
  'settings',
];

/** Back among those that wait. Nothing else changes: what was decided stands until it is decided otherwise. */
export async function reopenConflict({ id, listingId }: Pick<Conflict, 'id' | 'listingId'>): Promise<Done<void>> {
  return await command({
    action: 'conflict-reopened',
    tables: ['conflicts'],
    undoneAs: 'conflict-decided',
    subjects: () => [listingId],
    run: async ({ conflicts }) => void (await conflicts.update(id, { decidedAt: null, decision: null })),
  });
}

/**
 * The city’s value stands already: keeping it only drops what was changed here since. Keeping another is a new edit,
 * sent like any other. `transition-refused`: the listing has moved on meanwhile, and nothing is decided.
 */
export async function decideConflict(
  { ids, listingId, field }: Pick<OpenConflict, 'ids' | 'listingId' | 'field'>,
  decision: Decision,
): Promise<Result<Done<null>, 'transition-refused'>> {
  return await command({
    action: 'conflict-decided',
    tables,
    undoneAs: 'conflict-reopened',
    subjects: () => [listingId],
    run: async ({ conflicts }) => {
      const written = await write(listingId, field, decision);
      if (!written.ok) return refused(written.code);
      const changes = { decidedAt: new Date().toISOString(), decision: decision.type };
      await conflicts.bulkUpdate(ids.map((key) => ({ key, changes })));
      return ok(null);
    },
  });
}

/** All of them one way, in one go and with one way back; those where it cannot be are left. Answers how many were decided. */
export async function decideAll(conflicts: readonly OpenConflict[], side: 'theirs' | 'ours'): Promise<Done<number>> {
  return await command({
    action: 'conflict-decided',
    tables,
    undoneAs: 'conflict-reopened',
    run: async () => {
      let decided = 0;
      for (const conflict of conflicts) {
        const chosen = conflict.sides.find(({ who, possible }) => who === side && possible);
        if (!chosen) continue;
        const decision: Decision = side === 'theirs' ? { type: side } : { type: side, value: chosen.value };
        if ((await decideConflict(conflict, decision)).ok) decided++;
      }
      return decided;
    },
  });
}

async function write(
  listingId: string,
  field: Conflict['field'],
  decision: Decision,
): Promise<Result<unknown, 'transition-refused'>> {
  if (field === 'deleted') {
    return decision.type === 'theirs' ? ok(null) : await keepOurSideOfDeletion(listingId, decision.value);
  }
  if (decision.type === 'theirs') return ok(await takeCityValue(listingId, field));
  if (field !== 'status') return ok(await editListing(listingId, { [field]: decision.value }));
  return await changeStatus(listingId, v.parse(listingFieldsSchema.entries.status, decision.value));
}

/** The city deleted what was changed here: it is deposited again. Or the reverse: it is withdrawn again. */
async function keepOurSideOfDeletion(
  listingId: string,
  value: unknown,
): Promise<Result<unknown, 'transition-refused'>> {
  const ours = v.safeParse(listingFieldsSchema, value);
  if (!ours.success) return await withdrawListing(listingId);
  const { overlays, neighbours } = db();
  const overlay = await overlays.get(listingId);
  const behind = (await neighbours.get(overlay?.neighbourId ?? '')) ?? null;
  // The city has deleted what it said itself: only what may be told anew is.
  const contact = contactThatMayGo(ours.output.contact, null, behind);
  const neighbour = overlay?.neighbourId ? { id: overlay.neighbourId } : null;
  return ok(await depositListing({ fields: { ...ours.output, contact }, neighbour, note: overlay?.note ?? '' }));
}

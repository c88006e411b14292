import { v7 as uuidv7 } from 'uuid';
import { contactThatMayGo } from '../../../shared/domain/city-contact.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { compactOutbox } from '../../../shared/sync/compact-outbox.ts';
import { mergeTwin } from '../../../shared/sync/likely-twin.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { type Conflict, currentListing, type ListingRecord, type OutboxEntry } from '../../db/records.ts';
import { sameValue } from '../../db/same-value.ts';
import { command, type Done, type TableName, undoCommand } from './command.ts';
import { type MoveBack, moveReferences } from './move-references.ts';
import type { Undo } from './undo.ts';

/** « Non »: that one is not proposed again for this listing. */
export async function refuseTwin({ id, listingId }: OutboxEntry, theirId: string): Promise<Done<void>> {
  return await command({
    action: 'twin-refused',
    tables: ['outbox'],
    subjects: () => [listingId],
    run: async ({ outbox }) => {
      const entry = await outbox.get(id);
      if (entry) await outbox.put({ ...entry, notTwins: [...(entry.notTwins ?? []), theirId] });
    },
  });
}

const pointing = ['overlays', 'matches', 'rounds', 'sheets', 'conflicts'] as const;
const tables: readonly TableName[] = ['listings', 'outbox', 'neighbours', ...pointing];

/** Both listings as they were before they were joined, and what came of it. */
interface Join {
  readonly own: ListingRecord;
  readonly theirs: ListingRecord;
  readonly ownEntries: readonly OutboxEntry[];
  readonly theirEntries: readonly OutboxEntry[];
  readonly joined: ListingRecord | undefined;
  readonly disagreed: readonly Conflict[];
  readonly moveBack: MoveBack;
}

/**
 * Our listing and the city's are one: the note, who stands behind it, introductions, rounds, sheets and disagreements go
 * over to the city's number, and ours is no more. `changed-since`: one of the two is no longer what was proposed.
 */
export async function joinTwin(ownId: string, theirId: string): Promise<Result<Done<Join>, 'changed-since'>> {
  return await command({
    action: 'listing-joined',
    tables,
    subjects: () => [theirId],
    run: async (database) => {
      const [own, theirs] = await database.listings.bulkGet([ownId, theirId]);
      const entries = await database.outbox.where('listingId').anyOf([ownId, theirId]).toArray();
      if (!own?.local || own.base !== null || !theirs?.base || entries.some(({ state }) => state === 'sent'))
        return refused('changed-since');
      const ownEntries = entries.filter(({ listingId }) => listingId === ownId);
      const theirEntries = entries.filter(({ listingId }) => listingId === theirId);
      const ownOverlay = await database.overlays.get(ownId);
      const behind = (await database.neighbours.get(ownOverlay?.neighbourId ?? '')) ?? null;

      const listed = currentListing(theirs);
      const contact = contactThatMayGo(own.local.contact, listed.contact, behind);
      const merged = mergeTwin({ ...own.local, contact }, listed, behind !== null);
      const moveBack = await moveReferences(database, ownId, theirId);
      const said = { theirsAt: theirs.base.updatedAt, oursAt: own.local.updatedAt, decidedAt: null, decision: null };
      const disagreed = merged.conflicts.map((sides): Conflict => ({
        id: uuidv7(),
        listingId: theirId,
        ...sides,
        ...said,
      }));
      await database.conflicts.bulkAdd(disagreed);
      await database.outbox.bulkDelete(ownEntries.map(({ id }) => id));
      await database.listings.delete(ownId);
      await putLocal(database, theirs, merged.listing);
      const joined = await database.listings.get(theirId);
      return ok({ own, theirs, ownEntries, theirEntries, joined, disagreed, moveBack });
    },
    undoOf: takeApart,
  });
}

/** What was changed since, here or by the city, stands. */
function takeApart({ own, theirs, ownEntries, theirEntries, joined, disagreed, moveBack }: Join): ReturnType<Undo> {
  return undoCommand({
    action: 'join-undone',
    tables,
    undoneAs: 'listing-joined',
    subjects: () => [theirs.id],
    run: async (database) => {
      await moveBack();
      const undecided = (await database.conflicts.bulkGet(disagreed.map(({ id }) => id))).filter(
        (conflict) => conflict?.decidedAt === null,
      );
      await database.conflicts.bulkDelete(undecided.flatMap((conflict) => conflict?.id ?? []));
      await database.listings.put(own);
      await database.outbox.bulkPut(ownEntries);
      const now = await database.listings.get(theirs.id);
      const entries = await database.outbox.where('listingId').equals(theirs.id).toArray();
      if (sameValue(now, joined) && !entries.some(({ state }) => state === 'sent')) {
        await database.listings.put(theirs);
        await database.outbox.bulkDelete(entries.map(({ id }) => id));
        await database.outbox.bulkPut(theirEntries);
      }
      return ok(null);
    },
  });
}

/** The city's row with what stands of ours, and its one unsent operation made anew. */
async function putLocal(database: PalierDatabase, theirs: ListingRecord, local: Listing): Promise<void> {
  const entries = await database.outbox.where('listingId').equals(theirs.id).toArray();
  const now = new Date().toISOString();
  const compacted = compactOutbox({ ...theirs, local }, entries, { newId: uuidv7, now: () => now });
  if (compacted.record) await database.listings.put(compacted.record);
  await database.outbox.bulkDelete(entries.map(({ id }) => id));
  if (compacted.unsent) await database.outbox.put(compacted.unsent);
}

import { v7 as uuidv7 } from 'uuid';
import type { Listing } from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { foldOutbox } from '../../../shared/sync/outbox.ts';
import { mergeTwin } from '../../../shared/sync/town-twin.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { journal } from './journal.ts';
import { db } from '../../db/open-database.ts';
import { type Conflict, currentListing, type ListingRecord } from '../../db/records.ts';
import type { Undo } from './undo.ts';
import { isSame, moveReferences } from './move-references.ts';

/** « Non »: that one is not proposed again for this listing. */
export async function refuseTwin(entryId: string, townId: string): Promise<Undo> {
  const { outbox } = db();
  const change = (after: (notTwins: readonly string[]) => readonly string[]) =>
    db().transaction('rw', outbox, async () => {
      const entry = await outbox.get(entryId);
      if (entry) await outbox.put({ ...entry, notTwins: after(entry.notTwins ?? []) });
    });
  await change((notTwins) => [...notTwins, townId]);
  return () => change((notTwins) => notTwins.filter((id) => id !== townId));
}

/**
 * Our listing and the town's are one: the note, who stands behind it, introductions, rounds, sheets and disagreements go
 * over to the town's number, and ours is no more. `changed-since`: one of the two is no longer what was proposed.
 */
export async function joinTwin(ownId: string, townId: string): Promise<Result<Undo, 'changed-since'>> {
  const base = db();
  const pointing = [base.overlays, base.matches, base.rounds, base.sheets, base.conflicts];
  const tables = [base.listings, base.outbox, ...pointing, base.audit];
  return await base.transaction('rw', tables, async () => {
    const [own, town] = await base.listings.bulkGet([ownId, townId]);
    const entries = await base.outbox.where('listingId').anyOf([ownId, townId]).toArray();
    if (!own?.local || own.base !== null || !town?.base || entries.some(({ state }) => state === 'sent'))
      return refused('changed-since');
    const ownEntries = entries.filter(({ listingId }) => listingId === ownId);
    const townEntries = entries.filter(({ listingId }) => listingId === townId);
    const ownOverlay = await base.overlays.get(ownId);

    const merged = mergeTwin(own.local, currentListing(town), (ownOverlay?.neighbourId ?? null) !== null);
    const moved = await moveReferences(base, ownId, townId);
    const said = { theirsAt: town.base.updatedAt, oursAt: own.local.updatedAt, decidedAt: null, decision: null };
    const disagreed = merged.conflicts.map((sides): Conflict => ({
      id: uuidv7(),
      listingId: townId,
      ...sides,
      ...said,
    }));
    await base.conflicts.bulkAdd(disagreed);
    await base.outbox.bulkDelete(ownEntries.map(({ id }) => id));
    await base.listings.delete(ownId);
    await putLocal(base, town, merged.listing);
    const joined = await base.listings.get(townId);
    await journal(base, 'listing-joined', townId);

    return ok(() =>
      base.transaction('rw', tables, async () => {
        await moved();
        for (const { id } of disagreed)
          if ((await base.conflicts.get(id))?.decidedAt === null) await base.conflicts.delete(id);
        await base.listings.put(own);
        await base.outbox.bulkPut(ownEntries);
        const now = await base.listings.get(townId);
        // Changed here since, or by the town: that stands.
        if (isSame(now, joined)) {
          await base.listings.put(town);
          await base.outbox.where('listingId').equals(townId).delete();
          await base.outbox.bulkPut(townEntries);
        }
        await journal(base, 'join-undone', townId);
      }),
    );
  });
}

/** The town's row with what stands of ours, and its one unsent operation made anew. */
async function putLocal(base: PalierDatabase, town: ListingRecord, local: Listing): Promise<void> {
  const entries = await base.outbox.where('listingId').equals(town.id).toArray();
  const now = new Date().toISOString();
  const folded = foldOutbox({ ...town, local }, entries, { newId: uuidv7, now: () => now });
  if (folded.record) await base.listings.put(folded.record);
  await base.outbox.bulkDelete(entries.map(({ id }) => id));
  if (folded.unsent) await base.outbox.put(folded.unsent);
}

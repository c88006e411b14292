import { v7 as uuidv7 } from 'uuid';
import { contactThatMayGo } from '../../../shared/domain/city-contact.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { compactOutbox } from '../../../shared/sync/compact-outbox.ts';
import { mergeTwin } from '../../../shared/sync/likely-twin.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { journal } from './journal.ts';
import { db } from '../../db/open-database.ts';
import { type Conflict, currentListing, type ListingRecord } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { isSame, moveReferences } from './move-references.ts';

/** « Non »: that one is not proposed again for this listing. */
export async function refuseTwin(entryId: string, theirId: string): Promise<Undo> {
  const { outbox } = db();
  const change = (after: (notTwins: readonly string[]) => readonly string[]) =>
    db().transaction('rw', outbox, async () => {
      const entry = await outbox.get(entryId);
      if (entry) await outbox.put({ ...entry, notTwins: after(entry.notTwins ?? []) });
    });
  await change((notTwins) => [...notTwins, theirId]);
  return () => change((notTwins) => notTwins.filter((id) => id !== theirId));
}

/**
 * Our listing and the city's are one: the note, who stands behind it, introductions, rounds, sheets and disagreements go
 * over to the city's number, and ours is no more. `changed-since`: one of the two is no longer what was proposed.
 */
export async function joinTwin(ownId: string, theirId: string): Promise<Result<Undo, 'changed-since'>> {
  const base = db();
  const pointing = [base.overlays, base.matches, base.rounds, base.sheets, base.conflicts];
  const tables = [base.listings, base.outbox, base.neighbours, ...pointing, base.audit];
  return await base.transaction('rw', tables, async () => {
    const [own, theirs] = await base.listings.bulkGet([ownId, theirId]);
    const entries = await base.outbox.where('listingId').anyOf([ownId, theirId]).toArray();
    if (!own?.local || own.base !== null || !theirs?.base || entries.some(({ state }) => state === 'sent'))
      return refused('changed-since');
    const ownEntries = entries.filter(({ listingId }) => listingId === ownId);
    const theirEntries = entries.filter(({ listingId }) => listingId === theirId);
    const ownOverlay = await base.overlays.get(ownId);
    const behind = (await base.neighbours.get(ownOverlay?.neighbourId ?? '')) ?? null;

    const listed = currentListing(theirs);
    const contact = contactThatMayGo(own.local.contact, listed.contact, behind);
    const merged = mergeTwin({ ...own.local, contact }, listed, behind !== null);
    const moved = await moveReferences(base, ownId, theirId);
    const said = { theirsAt: theirs.base.updatedAt, oursAt: own.local.updatedAt, decidedAt: null, decision: null };
    const disagreed = merged.conflicts.map((sides): Conflict => ({
      id: uuidv7(),
      listingId: theirId,
      ...sides,
      ...said,
    }));
    await base.conflicts.bulkAdd(disagreed);
    await base.outbox.bulkDelete(ownEntries.map(({ id }) => id));
    await base.listings.delete(ownId);
    await putLocal(base, theirs, merged.listing);
    const joined = await base.listings.get(theirId);
    await journal(base, 'listing-joined', theirId);

    return ok(() =>
      base.transaction('rw', tables, async () => {
        await moved();
        for (const { id } of disagreed)
          if ((await base.conflicts.get(id))?.decidedAt === null) await base.conflicts.delete(id);
        await base.listings.put(own);
        await base.outbox.bulkPut(ownEntries);
        const now = await base.listings.get(theirId);
        // Changed here since, or by the city: that stands.
        if (isSame(now, joined)) {
          await base.listings.put(theirs);
          await base.outbox.where('listingId').equals(theirId).delete();
          await base.outbox.bulkPut(theirEntries);
        }
        await journal(base, 'join-undone', theirId);
      }),
    );
  });
}

/** The city's row with what stands of ours, and its one unsent operation made anew. */
async function putLocal(base: PalierDatabase, theirs: ListingRecord, local: Listing): Promise<void> {
  const entries = await base.outbox.where('listingId').equals(theirs.id).toArray();
  const now = new Date().toISOString();
  const compacted = compactOutbox({ ...theirs, local }, entries, { newId: uuidv7, now: () => now });
  if (compacted.record) await base.listings.put(compacted.record);
  await base.outbox.bulkDelete(entries.map(({ id }) => id));
  if (compacted.unsent) await base.outbox.put(compacted.unsent);
}

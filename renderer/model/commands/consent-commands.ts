import { contactEnds, isContactOf } from '../../../shared/domain/city-contact.ts';
import type { Consent, Neighbour } from '../../../shared/domain/neighbour.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing } from '../../db/records.ts';
import { command } from './command.ts';
import { editListing } from './listing-commands.ts';
import { saveNeighbour, saveNeighbourTables } from './neighbour-commands.ts';
import type { Undo } from './undo.ts';

/** Keeps what somebody agrees to now. What they no longer agree to ends: see `clearContacts`. */
export async function saveConsents(neighbour: Neighbour, consents: readonly Consent[]): Promise<Undo> {
  const { undo } = await command({
    action: 'neighbour-changed',
    tables: [...saveNeighbourTables, 'listings', 'outbox'],
    undoneAs: 'neighbour-restored',
    run: async (database) => {
      await clearContacts(database, neighbour, consents);
      await saveNeighbour({ ...neighbour, consents: [...consents] });
    },
  });
  return undo;
}

/**
 * Once somebody no longer agrees that the city has their contact, it leaves the listings behind which they stand, and the
 * city is asked to forget it (GDPR art. 7(3), 17(1)(b)). Within a command. Answers the listings.
 */
export async function clearContacts(
  { overlays, listings }: Pick<PalierDatabase, 'overlays' | 'listings'>,
  before: Neighbour,
  consents: readonly Consent[],
): Promise<string[]> {
  if (!contactEnds(before.consents, consents)) return [];
  const behind = await overlays.where({ neighbourId: before.id }).toArray();
  const records = await listings.bulkGet(behind.map(({ listingId }) => listingId));
  const ids = records.flatMap((record) => {
    const contact = record && currentListing(record).contact;
    return contact && isContactOf(contact, before) ? [record.id] : [];
  });
  for (const id of ids) await editListing(id, { contact: null });
  return ids;
}

import type { Overlay } from '../../../shared/domain/neighbour.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { nameFields } from '../../../shared/domain/person-name.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { command } from './command.ts';
import { saveNeighbour, saveNeighbourTables } from './neighbour-commands.ts';
import type { PalierDatabase } from '../../db/database.ts';
import type { Undo } from './undo.ts';

/** Keeps a note for the coordinators. */
export async function keepNote(listingId: string, note: string): Promise<Undo> {
  const { undo } = await command({
    action: 'note-kept',
    tables: ['overlays'],
    run: (database) => changeOverlay(database, listingId, { note }),
  });
  return undo;
}

/** Changes what the association alone knows of a listing. */
async function changeOverlay(
  { overlays }: PalierDatabase,
  listingId: string,
  change: Partial<Pick<Overlay, 'note' | 'neighbourId'>>,
): Promise<void> {
  const empty: Overlay = { listingId, neighbourId: null, note: '', lastOutcome: null, updatedAt: '' };
  const before = await overlays.get(listingId);
  await overlays.put({ ...empty, ...before, ...change, updatedAt: new Date().toISOString() });
}

/** Makes a neighbour of the contact that came with a listing of the city. What they agree to remains to be asked. */
export async function addContactToNeighbours(listing: Listing): Promise<{ id: string; undo: Undo }> {
  const { contact, location, languages } = listing;
  const phone = contact?.phone ? parsePhone(contact.phone) : null;
  const person = {
    ...nameFields(contact?.name ?? ''),
    phones: contact?.phone ? [phone?.ok ? phone.data : contact.phone] : [],
    email: contact?.email ?? null,
    location,
    languages,
    consents: [],
  };
  const { data, undo } = await command({
    action: 'neighbour-added',
    tables: saveNeighbourTables,
    run: async (database) => {
      const { id } = await saveNeighbour(person);
      await changeOverlay(database, listing.id, { neighbourId: id });
      return id;
    },
  });
  return { id: data, undo };
}

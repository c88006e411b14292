import type { Overlay } from '../../../shared/domain/neighbour.ts';
import type { Listing } from '../../../shared/domain/listing.ts';
import { nameFields } from '../../../shared/domain/person-name.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { saveNeighbour } from './neighbour-commands.ts';
import { db } from '../../db/open-database.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** Changes what the association alone knows of a listing. */
async function changeOverlay(listingId: string, change: Partial<Pick<Overlay, 'note' | 'neighbourId'>>): Promise<Undo> {
  const { overlays } = db();
  return await db().transaction('rw', overlays, async () => {
    const before = await overlays.get(listingId);
    const empty: Overlay = { listingId, neighbourId: null, note: '', lastOutcome: null, updatedAt: '' };
    await overlays.put({ ...empty, ...before, ...change, updatedAt: new Date().toISOString() });
    return async () => {
      if (before) await overlays.put(before);
      else await overlays.delete(listingId);
    };
  });
}

/** Keeps a note for the coordinators. */
export async function keepNote(listingId: string, note: string): Promise<Undo> {
  return await changeOverlay(listingId, { note });
}

/** Makes a neighbour of the contact that came with a listing of the city. What they agree to remains to be asked. */
export async function addContactToNeighbours(listing: Listing): Promise<{ id: string; undo: Undo }> {
  const { contact, location, languages } = listing;
  const phone = contact?.phone ? parsePhone(contact.phone) : null;
  const saved = await saveNeighbour({
    ...nameFields(contact?.name ?? ''),
    phones: contact?.phone ? [phone?.ok ? phone.data : contact.phone] : [],
    email: contact?.email ?? null,
    location,
    languages,
    consents: [],
  });
  const unlink = await changeOverlay(listing.id, { neighbourId: saved.id });
  return {
    id: saved.id,
    undo: async () => {
      await unlink();
      await saved.undo();
    },
  };
}

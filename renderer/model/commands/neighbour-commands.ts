import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { type Neighbour, neighbourSchema, type NewNeighbour } from '../../../shared/domain/neighbour.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { command } from './command.ts';
import type { Undo } from './undo.ts';

/**
 * Keeps a new person, or what changed about a known one. Throws when a field breaks the schema. Undoing an addition never
 * takes away a person who has come to be named elsewhere since.
 */
export async function saveNeighbour(neighbour: Neighbour | NewNeighbour): Promise<{ id: string; undo: Undo }> {
  const now = new Date().toISOString();
  const saved =
    'id' in neighbour ? v.parse(neighbourSchema, { ...neighbour, updatedAt: now }) : newNeighbour(neighbour, now);
  const { undo } = await command({
    action: (isKnown: boolean) => (isKnown ? 'neighbour-changed' : 'neighbour-added'),
    tables: saveNeighbourTables,
    undoneAs: 'neighbour-restored',
    run: async ({ neighbours }) => {
      const known = await neighbours.get(saved.id);
      await neighbours.put(saved);
      return known !== undefined;
    },
    cannotUndo: async (database, isKnown) => (!isKnown && (await isNamed(database, saved.id)) ? 'used-since' : null),
  });
  return { id: saved.id, undo };
}

/** What a command needs that saves a neighbour within. */
export const saveNeighbourTables = ['neighbours', 'overlays', 'volunteers'] as const;

/** Does a listing name this person, or a round count on them? */
export async function isNamed(
  { overlays, volunteers }: Pick<PalierDatabase, 'overlays' | 'volunteers'>,
  neighbourId: string,
): Promise<boolean> {
  for (const table of [overlays, volunteers]) if ((await table.where({ neighbourId }).count()) > 0) return true;
  return false;
}

export function newNeighbour(neighbour: NewNeighbour, now: string): Neighbour {
  return v.parse(neighbourSchema, {
    id: uuidv7(),
    firstName: neighbour.firstName,
    lastName: neighbour.lastName,
    phones: neighbour.phones,
    email: neighbour.email ?? null,
    location: neighbour.location ?? null,
    door: neighbour.door ?? null,
    languages: neighbour.languages ?? [],
    consents: neighbour.consents.map((consent) => ({ ...consent, givenAt: now, withdrawnAt: null })),
    note: neighbour.note ?? '',
    createdAt: now,
    updatedAt: now,
  });
}

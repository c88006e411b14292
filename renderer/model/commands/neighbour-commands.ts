import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { type Consent, type Neighbour, neighbourSchema } from '../../../shared/domain/neighbour.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { db } from '../../db/open-database.ts';
import { journal } from './journal.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** A person met for the first time: at the least a name, and what was agreed to. */
export interface NewNeighbour {
  readonly firstName: string;
  readonly lastName: string;
  readonly phones: readonly string[];
  readonly consents: readonly Pick<Consent, 'purpose' | 'channel' | 'wording'>[];
  readonly email?: string | null;
  readonly location?: Neighbour['location'];
  readonly door?: Neighbour['door'];
  readonly languages?: readonly string[];
  readonly note?: string;
}

/** Keeps a new person, or what changed about a known one. Throws when a field breaks the schema. */
export async function saveNeighbour(neighbour: Neighbour | NewNeighbour): Promise<{ id: string; undo: Undo }> {
  const base = db();
  const now = new Date().toISOString();
  const saved =
    'id' in neighbour ? v.parse(neighbourSchema, { ...neighbour, updatedAt: now }) : newNeighbour(neighbour, now);
  const before = await base.transaction('rw', base.neighbours, base.audit, async () => {
    const known = await base.neighbours.get(saved.id);
    await base.neighbours.put(saved);
    await journal(base, known ? 'neighbour-changed' : 'neighbour-added', saved.id);
    return known;
  });
  return {
    id: saved.id,
    undo: () =>
      base.transaction('rw', base.neighbours, base.overlays, base.audit, async () => {
        if (before) await base.neighbours.put(before);
        else await removeIfUnused(base, saved.id);
        await journal(base, 'neighbour-restored', saved.id);
      }),
  };
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

/** Undoing an addition never takes away a person whom another listing has come to name since. */
export async function removeIfUnused(base: PalierDatabase, neighbourId: string): Promise<void> {
  const uses = await base.overlays.where('neighbourId').equals(neighbourId).count();
  if (uses === 0) await base.neighbours.delete(neighbourId);
}

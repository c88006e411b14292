import type { RingingHours } from '../../../shared/domain/place.ts';
import { db } from '../../db/open-database.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { changeRound } from './round-commands.ts';

/** Keeps when one may ring at a door: for this round, and with the neighbour for the rounds to come. */
export async function setRingingHours(roundId: string, stopId: string, hours: RingingHours | null): Promise<Undo> {
  const stop = (await db().rounds.get(roundId))?.stops.find(({ id }) => id === stopId);
  const undoRound = await changeRound(roundId, (round) => ({
    ...round,
    stops: round.stops.map((one) => (one.id === stopId ? { ...one, hours } : one)),
  }));
  const undoNeighbour = stop?.neighbourId ? await keepWithNeighbour(stop.neighbourId, hours) : null;
  return async () => {
    await undoRound();
    await undoNeighbour?.();
  };
}

async function keepWithNeighbour(id: string, hours: RingingHours | null): Promise<Undo> {
  const base = db();
  const updatedAt = new Date().toISOString();
  const before = await base.transaction('rw', base.neighbours, async () => {
    const known = await base.neighbours.get(id);
    if (known) await base.neighbours.put({ ...known, hours, updatedAt });
    return known;
  });
  return async () => {
    await base.transaction('rw', base.neighbours, async () => {
      const now = await base.neighbours.get(id);
      if (before && now?.updatedAt === updatedAt) await base.neighbours.put(before);
    });
  };
}

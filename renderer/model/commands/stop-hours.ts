import type { RingingHours } from '../../../shared/domain/place.ts';
import { command } from './command.ts';
import { changeRound } from './round-commands.ts';
import type { Undo } from './undo.ts';

/** Keeps when one may ring at a door: for this round, and with the neighbour for the rounds to come. */
export async function setRingingHours(roundId: string, stopId: string, hours: RingingHours | null): Promise<Undo> {
  const { undo } = await command({
    action: 'hours-changed',
    tables: ['rounds', 'quartiers', 'settings', 'neighbours'],
    run: async ({ rounds, neighbours }) => {
      const stop = (await rounds.get(roundId))?.stops.find(({ id }) => id === stopId);
      await changeRound(roundId, (round) => ({
        ...round,
        stops: round.stops.map((one) => (one.id === stopId ? { ...one, hours } : one)),
      }));
      if (stop?.neighbourId) await neighbours.update(stop.neighbourId, { hours, updatedAt: new Date().toISOString() });
    },
  });
  return undo;
}

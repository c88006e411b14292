import type { Round } from '../../../shared/domain/round.ts';
import type { MapRound } from './map-place.ts';
import { letterOf } from '../../../shared/domain/round-teams.ts';

/** Rounds as the map shows them, in their order: each with its letter, unless there is but one. */
export function mapRounds(rounds: readonly Pick<Round, 'start' | 'end' | 'stops'>[]): MapRound[] {
  return rounds.map(({ start, end, stops }, i) => {
    const letter = rounds.length > 1 ? letterOf(i) : '';
    return {
      letter,
      start,
      end: end ?? null,
      stops: stops.map(({ id, location }, rank) => ({
        id,
        lat: location.lat,
        lon: location.lon,
        number: rank + 1,
        title: `${letter}${rank + 1}, ${location.label}`,
      })),
    };
  });
}

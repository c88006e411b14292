import type { Round, Stop } from '../../../shared/domain/round.ts';
import { cheapestPlace } from '../../../shared/routing/cheapest-place.ts';
import { doorOfStop } from '../../../shared/routing/stops-of-listings.ts';
import type { Walk } from '../../../shared/routing/walk-around.ts';
import type { Undo } from './undo.ts';
import { changeRounds } from './change-rounds.ts';

/** One door to another rank, of its own round or of another. */
export interface DoorMove {
  readonly stopId: string;
  readonly fromId: string;
  readonly toId: string;
  /** `null`: where it lengthens the walk least. */
  readonly rank: number | null;
}

export function moveDoor(move: DoorMove): Promise<Undo> {
  return changeRounds([move.fromId, move.toId], (before, walk) => {
    const after = withDoorMoved([...before.values()], move, walk);
    return new Map(after.map((round) => [round.id, round]));
  });
}

/** The rounds as they would be; as they are when the door or one of its rounds is gone. */
export function withDoorMoved<R extends Round>(
  rounds: readonly R[],
  { stopId, fromId, toId, rank }: DoorMove,
  walk: Walk,
): R[] {
  const from = rounds.find(({ id }) => id === fromId);
  const to = rounds.find(({ id }) => id === toId);
  const stop = from?.stops.find(({ id }) => id === stopId);
  if (!from || !to || !stop) return [...rounds];
  const without = from.stops.filter(({ id }) => id !== stopId);
  return rounds.map((round) => {
    if (fromId === toId && round.id === toId && rank !== null)
      return { ...round, stops: toRank(from.stops, stop, rank) };
    if (round.id === toId) {
      const others = fromId === toId ? without : to.stops;
      return { ...round, stops: takenIn(others, { ...stop, locked: false }, to, walk, rank) };
    }
    return round.id === fromId ? { ...round, stops: without } : round;
  });
}

/** A door among the others at another rank, or at the next one beyond where that is held; locked doors do not move. */
function toRank(stops: readonly Stop[], moved: Stop, rank: number): Stop[] {
  const free = stops.flatMap((stop, i) => (stop.locked && stop !== moved ? [] : [i]));
  const from = stops.indexOf(moved);
  const wanted = rank > from ? free.findIndex((at) => at >= rank) : free.findLastIndex((at) => at <= rank);
  const to = wanted >= 0 ? wanted : free.indexOf(from);
  const loose = free.flatMap((at) => stops[at] ?? []).filter((stop) => stop !== moved);
  const filled = loose.toSpliced(to, 0, moved);
  return stops.map((stop, at) => filled[free.indexOf(at)] ?? stop);
}

/**
 * Stops with one more, at a rank or where it lengthens the walk least; a household that is there already is rung
 * for once.
 */
export function takenIn(
  stops: readonly Stop[],
  stop: Stop,
  { start, end }: Pick<Round, 'start' | 'end'>,
  walk: Walk,
  rank: number | null = null,
): Stop[] {
  const same = stops.find(({ neighbourId }) => neighbourId !== null && neighbourId === stop.neighbourId);
  if (same) {
    const listingIds = [...new Set([...same.listingIds, ...stop.listingIds])];
    return stops.map((other) => (other === same ? { ...same, listingIds } : other));
  }
  const place = rank ?? cheapestPlace(stops.map(doorOfStop), doorOfStop(stop), start, end ?? null, walk);
  return stops.toSpliced(place, 0, stop);
}

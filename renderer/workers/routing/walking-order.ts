import type { Barrier } from '../../../shared/domain/barrier.ts';
import type { Round, Stop } from '../../../shared/domain/round.ts';
import type { Point } from '../../../shared/domain/place.ts';
import { minuteOf } from '../../../shared/routing/door-hours.ts';
import { roundMetres, type RoundToOrder } from '../../../shared/routing/order-round.ts';
import { doorOfStop } from '../../../shared/routing/stops-of-listings.ts';
import type { Walk } from '../../../shared/routing/walk-around.ts';
import { readSetting } from '../../db/settings.ts';
import { orderDoors } from './routing-client.ts';

/** One fixed seed: the same doors always give the same order. */
export const seed = 1;

/** Where and when a round begins, and where it ends. */
export type RoundFrame = Pick<Round, 'start' | 'end' | 'time'>;

/** The stops in walking order; locked ones keep their rank, hours that residents gave are kept where they can be. */
export async function walkingOrder(stops: readonly Stop[], { start, end, time }: RoundFrame): Promise<Stop[]> {
  const order = await orderDoors(roundToOrder(stops, { start, end, time }, await readSetting('barriers')));
  return order.flatMap((i) => stops[i] ?? []);
}

/** A round as its order is looked for. */
export function roundToOrder(
  stops: readonly Stop[],
  { start, end, time }: RoundFrame,
  barriers: readonly Barrier[],
): RoundToOrder {
  return {
    doors: stops.map(doorOfStop),
    start: plainPoint(start),
    end: plainPoint(end ?? null),
    seed,
    barriers,
    startMinute: minuteOf(time),
  };
}

/** Metres on foot through the stops as they stand. */
export function metresThrough(
  stops: readonly Stop[],
  { start, end }: Pick<RoundFrame, 'start' | 'end'>,
  walk: Walk,
): number {
  const doors = stops.map(({ location }) => ({ point: location }));
  return Math.round(roundMetres(doors, [...doors.keys()], start, end ?? null, walk));
}

/** A point that can be handed to a worker, whatever it is part of. */
export function plainPoint(point: Point | null): Point | null {
  return point && { lat: point.lat, lon: point.lon };
}

import type { Point } from '../../shared/domain/place.ts';
import type { Stop } from '../../shared/domain/round.ts';
import { roundMetres } from '../../shared/routing/order-round.ts';
import { doorOfStop } from '../../shared/routing/stops-of-listings.ts';
import { orderDoors } from './routing-client.ts';

/** One fixed seed: the same doors always give the same order. */
export const seed = 1;

/** The stops in walking order; locked ones keep their rank. */
export async function walkingOrder(
  stops: readonly Stop[],
  start: Point | null,
  end: Point | null | undefined,
): Promise<Stop[]> {
  const doors = stops.map(doorOfStop);
  const order = await orderDoors({ doors, start: plainPoint(start), end: plainPoint(end ?? null), seed });
  return order.flatMap((i) => stops[i] ?? []);
}

/** Metres on foot through the stops as they stand. */
export function metresThrough(stops: readonly Stop[], start: Point | null, end: Point | null | undefined): number {
  const doors = stops.map(({ location }) => ({ point: location }));
  return Math.round(
    roundMetres(
      doors,
      doors.map((_, i) => i),
      start,
      end ?? null,
    ),
  );
}

/** A point that can be handed to a worker, whatever it is part of. */
export function plainPoint(point: Point | null): Point | null {
  return point && { lat: point.lat, lon: point.lon };
}

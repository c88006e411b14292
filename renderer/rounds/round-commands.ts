import { v7 as uuidv7 } from 'uuid';
import type { Location } from '../../shared/domain/place.ts';
import type { Round, Stop } from '../../shared/domain/round.ts';
import { quartierOf } from '../../shared/domain/quartier-of.ts';
import { orderRound, roundMetres } from '../../shared/routing/order-round.ts';
import { doorOfStop, type ListingToVisit, stopsOfListings } from '../../shared/routing/stops-of-listings.ts';
import { journal } from '../db/journal.ts';
import { db } from '../db/open-database.ts';
import { currentListing } from '../db/records.ts';
import type { Undo } from '../db/undo.ts';

/** One fixed seed: the same doors always give the same order. */
const seed = 1;

export interface NewRound {
  readonly name: string;
  readonly date: string;
  readonly time: string;
  readonly volunteerIds: readonly string[];
  readonly start: Location | null;
  readonly listingIds: readonly string[];
}

/** Listings with the neighbour behind each, as a round visits them. */
export async function readVisits(listingIds: readonly string[]): Promise<ListingToVisit[]> {
  const base = db();
  const [records, overlays] = await Promise.all([
    base.listings.bulkGet([...listingIds]),
    base.overlays.bulkGet([...listingIds]),
  ]);
  const neighbours = await base.neighbours.bulkGet(overlays.map((overlay) => overlay?.neighbourId ?? ''));
  return records.flatMap((record, i) =>
    record ? [{ listing: currentListing(record), neighbour: neighbours[i] ?? null }] : [],
  );
}

/** Keeps a new round, its doors in walking order. */
export async function createRound(fields: NewRound): Promise<{ id: string; undo: Undo }> {
  const base = db();
  const { stops } = stopsOfListings(await readVisits(fields.listingIds), uuidv7);
  const now = new Date().toISOString();
  const round = inWalkingOrder({
    id: uuidv7(),
    name: fields.name,
    date: fields.date,
    time: fields.time,
    volunteerIds: [...fields.volunteerIds],
    quartierId: await commonQuartier(stops),
    start: fields.start,
    stops: [...stops],
    metres: 0,
    createdAt: now,
    updatedAt: now,
  });
  await base.transaction('rw', base.rounds, base.audit, async () => {
    await base.rounds.add(round);
    await journal(base, 'round-made', round.id);
  });
  return {
    id: round.id,
    undo: () =>
      base.transaction('rw', base.rounds, base.audit, async () => {
        await base.rounds.delete(round.id);
        await journal(base, 'round-unmade', round.id);
      }),
  };
}

/** Changes a round; metres follow. The way back steps aside if the round was changed again since. */
export async function changeRound(id: string, change: (round: Round) => Round): Promise<Undo> {
  const base = db();
  const changed = await base.transaction('rw', base.rounds, async () => {
    const before = await base.rounds.get(id);
    if (!before) return null;
    const after = withMetres({ ...change(before), id, updatedAt: laterThan(before.updatedAt) });
    await base.rounds.put(after);
    return { before, after };
  });
  return async () => {
    if (!changed) return;
    await base.transaction('rw', base.rounds, async () => {
      const now = await base.rounds.get(id);
      if (now?.updatedAt === changed.after.updatedAt) await base.rounds.put(changed.before);
    });
  };
}

export async function removeRound(id: string): Promise<Undo> {
  const base = db();
  const removed = await base.transaction('rw', base.rounds, base.audit, async () => {
    const round = await base.rounds.get(id);
    await base.rounds.delete(id);
    await journal(base, 'round-removed', id);
    return round;
  });
  return async () => {
    if (removed) await base.rounds.put(removed);
  };
}

/** The doors in walking order; locked ones keep their rank. */
export function inWalkingOrder(round: Round): Round {
  const { order } = orderRound({ doors: round.stops.map(doorOfStop), start: round.start, end: null, seed });
  return withMetres({ ...round, stops: order.map((i) => round.stops[i]).filter((stop) => stop !== undefined) });
}

function withMetres(round: Round): Round {
  const doors = round.stops.map(({ location }) => ({ point: location }));
  return {
    ...round,
    metres: Math.round(
      roundMetres(
        doors,
        doors.map((_, i) => i),
        round.start,
        null,
      ),
    ),
  };
}

/** The quartier that all doors share; `null` when they lie in several. */
async function commonQuartier(stops: readonly Stop[]): Promise<string | null> {
  const quartiers = await db().quartiers.toArray();
  const ids = new Set(stops.map((stop) => quartierOf(stop.location, quartiers)?.id ?? null));
  const [only] = ids;
  return ids.size === 1 ? (only ?? null) : null;
}

/** Two changes within one millisecond must still be told apart. */
function laterThan(instant: string): string {
  return new Date(Math.max(Date.now(), Date.parse(instant) + 1)).toISOString();
}

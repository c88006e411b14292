import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { listingsInRounds, openRequests, readVisits } from '../../../../../renderer/model/queries/read-visits.ts';
import { changeRound, makeRounds, orderRoundAgain } from '../../../../../renderer/model/commands/round-commands.ts';
import { letterOf } from '../../../../../shared/domain/round-teams.ts';
import {
  planShares,
  type RoundsToShare,
  type RoundWalkers,
} from '../../../../../renderer/model/commands/share-rounds.ts';
import { walkingOrder } from '../../../../../renderer/workers/routing/walking-order.ts';
import { roundSchema } from '../../../../../shared/domain/round.ts';
import { stopsOfListings } from '../../../../../shared/routing/stops-of-listings.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { deposit } from './deposited.ts';
import { WorkerAtHome } from '../../workers/routing/worker-at-home.ts';

const place = (east: number) => ({ lat: 48.79, lon: 2.33 + east / 1000, label: `départ ${east}` });
const patient = () => ({ signal: new AbortController().signal, onProgress: () => {} });

function walkers(...starts: number[]): RoundWalkers[] {
  return starts.map((east, i) => ({
    volunteerIds: [uuidv7()],
    roundName: `Samedi ${letterOf(i)}`,
    start: place(east),
    end: null,
    maxDoors: 20,
  }));
}

async function problem(easts: readonly (number | null)[], change: Partial<RoundsToShare> = {}): Promise<RoundsToShare> {
  const ids = await Promise.all(easts.map((east) => deposit(east)));
  const { stops } = stopsOfListings(await readVisits(ids), uuidv7);
  return { date: '2026-11-28', time: '10:00', stops, walkers: walkers(0, 40), maxMinutes: 120, ...change };
}

beforeEach(async () => {
  forgetEverything();
  vi.stubGlobal('Worker', WorkerAtHome);
  WorkerAtHome.started = 0;
  await openDatabase(new Uint8Array(32).fill(7));
});
afterEach(() => vi.unstubAllGlobals());

describe('rounds for several volunteers', () => {
  it('are proposed first, and kept all together or taken back all together', async () => {
    const planned = await planShares(await problem([1, 2, 41, 42, null]), patient());
    expect(planned?.rounds.map(({ stops }) => stops.map(({ location }) => location.label))).toEqual([
      ['1 rue des Vignes', '2 rue des Vignes'],
      ['41 rue des Vignes', '42 rue des Vignes'],
    ]);
    expect(await db().rounds.count()).toBe(0);
    const undo = await makeRounds(planned?.rounds ?? []);
    const kept = await db().rounds.toArray();
    expect(kept.every((round) => v.is(roundSchema, round))).toBe(true);
    // What was shown before is what is kept.
    expect(kept.map(({ metres }) => metres).sort()).toEqual(planned?.rounds.map(({ metres }) => metres).sort());
    await undo();
    expect(await db().rounds.count()).toBe(0);
  });

  it('planned again, name what is in a round already, and leave that round with its locked doors as it is', async () => {
    const asked = await problem([1, 2, 3, 41, 42, 43]);
    await makeRounds((await planShares(asked, patient()))?.rounds ?? []);
    const [first] = await db().rounds.toArray();
    // Out of the walking order, and held there.
    await changeRound(first!.id, (one) => ({
      ...one,
      stops: one.stops.toReversed().map((stop, i) => ({ ...stop, locked: i === 0 })),
    }));
    const before = await db().rounds.toArray();
    const taken = await listingsInRounds('2026-11-28');
    expect([...taken].sort()).toEqual(asked.stops.flatMap(({ listingIds }) => listingIds).sort());

    const again = await planShares({ ...asked, walkers: walkers(20) }, patient());
    expect(again?.rounds[0]?.stops).toHaveLength(6);
    await makeRounds(again?.rounds ?? []);
    const after = await db().rounds.bulkGet(before.map(({ id }) => id));
    expect(after).toEqual(before);
    await orderRoundAgain(first!.id);
    const [locked] = (await db().rounds.get(first!.id))!.stops;
    expect(locked).toEqual(before.find(({ id }) => id === first!.id)!.stops[0]);
  });

  it('say who got no door, which doors are left, and why', async () => {
    const asked = await problem([1, 2, 3, 900], { walkers: walkers(0, 899).map((one) => ({ ...one, maxDoors: 2 })) });
    const planned = await planShares({ ...asked, maxMinutes: 30 }, patient());
    expect(planned?.left.map(({ why }) => why)).toEqual(['doors']);
    const alone = await planShares(await problem([1]), patient());
    expect(alone?.idle).toHaveLength(1);
  });

  it('are not made when the work is stopped, and nothing is kept', async () => {
    const stopped = new AbortController();
    const planning = planShares(await problem([1, 2, 3]), { signal: stopped.signal, onProgress: () => {} });
    stopped.abort();
    expect(await planning).toBeNull();
    expect(await db().rounds.count()).toBe(0);
  });

  it('never hold up the screen, however many doors: 300 go to the worker', async () => {
    const easts = Array.from({ length: 300 }, (_, i) => i);
    const { stops } = await problem(easts);
    const ordered = await walkingOrder(stops, { start: null, time: '10:00' });
    expect(new Set(ordered.map(({ id }) => id)).size).toBe(300);
    expect(WorkerAtHome.started).toBe(1);
    const planned = await planShares(
      { date: '2026-11-28', time: '10:00', stops, walkers: walkers(0, 100, 200), maxMinutes: 600 },
      patient(),
    );
    expect(planned?.rounds.map(({ stops: own }) => own.length)).toEqual([20, 20, 20]);
    expect(planned?.left).toHaveLength(240);
    expect(new Set(planned?.left.map(({ why }) => why))).toEqual(new Set(['doors']));
  });

  it('answer for no door at all', async () => {
    expect(await planShares(await problem([]), patient())).toMatchObject({ rounds: [], left: [] });
  });
});

describe('open requests', () => {
  it('are those that somebody waits on, the oldest first; offers and what is closed are not visited', async () => {
    await deposit(1, { kind: 'offer', status: 'published' });
    await deposit(2, { status: 'fulfilled' });
    await deposit(2, { status: 'draft' });
    const open = await deposit(3, { status: 'published' });
    expect(await openRequests()).toEqual([open]);
  });
});

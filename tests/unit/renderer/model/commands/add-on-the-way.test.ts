import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isolated } from '../../../../../shared/text/isolated.ts';
import { db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { addOnTheWay } from '../../../../../renderer/model/commands/add-on-the-way.ts';
import { moveDoor } from '../../../../../renderer/model/commands/move-door.ts';
import { listingsInRounds } from '../../../../../renderer/model/queries/read-visits.ts';
import { repeatRounds } from '../../../../../renderer/model/commands/repeat-round.ts';
import { mostDoors } from '../../../../../shared/domain/round.ts';
import { changeRound, createRound } from '../../../../../renderer/model/commands/round-commands.ts';
import { judgeDoors } from '../../../../../renderer/workers/routing/routing-client.ts';
import { addVolunteer } from '../../../../../renderer/model/commands/volunteer-commands.ts';
import { roundToOrder } from '../../../../../renderer/workers/routing/walking-order.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { deposit } from './deposited.ts';
import { WorkerAtHome } from '../../workers/routing/worker-at-home.ts';

const start = { lat: 48.79, lon: 2.33, label: 'square de la Libération' };
const beyond = { lat: 48.79, lon: 2.38, label: 'gare' };
const published = { status: 'published' } as const;

async function make(easts: readonly number[], volunteerIds: readonly string[] = [], from = start): Promise<string> {
  const listingIds = await Promise.all(easts.map((east) => deposit(east, published)));
  const fields = { name: 'Samedi', date: '2026-11-28', time: '10:00', volunteerIds, start: from, listingIds };
  return (await createRound(fields)).id;
}
const round = async (id: string) => (await db().rounds.get(id))!;
const easts = async (id: string) => (await round(id)).stops.map(({ location }) => Number.parseInt(location.label));
const lockAt = (id: string, rank: number) =>
  changeRound(id, (one) => ({ ...one, stops: one.stops.map((stop, i) => ({ ...stop, locked: i === rank })) }));

beforeEach(async () => {
  forgetEverything();
  vi.stubGlobal('Worker', WorkerAtHome);
  await openDatabase(new Uint8Array(32).fill(7));
});
afterEach(() => vi.unstubAllGlobals());

describe('requests taken in on the way', () => {
  it('stay out, and are named, where each round has all the doors that a round may have', async () => {
    const id = await make([1]);
    const [only] = (await round(id)).stops;
    const full = Array.from({ length: mostDoors - 1 }, () => ({ ...only!, id: uuidv7(), neighbourId: null }));
    await changeRound(id, (one) => ({ ...one, stops: full }));
    const [last, beyondLast] = [await deposit(2), await deposit(3)];
    expect(await addOnTheWay([id], [last, beyondLast])).toMatchObject({ added: 1, withoutRoom: [beyondLast] });
    expect((await round(id)).stops).toHaveLength(mostDoors);
  });

  it('go to the round that they lengthen least, those without a place to none, and come out again', async () => {
    const [near, far] = [await make([1, 2, 3]), await make([40, 42], [], beyond)];
    const before = [await round(near), await round(far)];
    const [here, there, nowhere] = [await deposit(4), await deposit(41), await deposit(null)];
    const taken = await addOnTheWay([near, far], [here, there, nowhere]);
    expect(taken).toMatchObject({ added: 2, withoutPlace: [nowhere] });
    expect([await easts(near), await easts(far)]).toEqual([
      [1, 2, 3, 4],
      [42, 41, 40],
    ]);
    const longer = (await round(near)).metres + (await round(far)).metres - before[0]!.metres - before[1]!.metres;
    expect(Math.abs(taken.more - longer)).toBeLessThan(2);
    await taken.undo();
    expect([await round(near), await round(far)]).toEqual(before);
  });

  it('spare a round that has all the doors its volunteers can do', async () => {
    const amina = await addVolunteer('Amina Benali');
    await db().volunteers.update(amina, { maxDoors: 2 });
    const [full, other] = [await make([1, 2], [amina]), await make([10])];
    await addOnTheWay([full, other], [await deposit(3)]);
    expect([(await easts(full)).length, await easts(other)]).toEqual([2, [3, 10]]);
  });
});

describe('a locked door', () => {
  it('stays at its rank when another is moved past it; the other comes beyond', async () => {
    const id = await make([1, 2, 3, 4]);
    await lockAt(id, 1);
    const [first] = (await round(id)).stops;
    await moveDoor({ stopId: first!.id, fromId: id, toId: id, rank: 1 });
    expect(await easts(id)).toEqual([3, 2, 1, 4]);
    await moveDoor({ stopId: first!.id, fromId: id, toId: id, rank: 0 });
    expect(await easts(id)).toEqual([1, 2, 3, 4]);
    await lockAt(id, 3);
    const third = (await round(id)).stops[2]!;
    await moveDoor({ stopId: third.id, fromId: id, toId: id, rank: 3 });
    expect(await easts(id)).toEqual([1, 2, 3, 4]);
  });
});

describe('all rounds of a day', () => {
  it('come again a week later, without those that nobody waits on any more, and go together', async () => {
    const [one, closed] = [await make([1, 2]), await make([3])];
    const [gone] = (await round(closed)).stops[0]!.listingIds;
    const listing = (await db().listings.get(gone!))!;
    await db().listings.put({ ...listing, base: { ...listing.base!, status: 'fulfilled' } });
    const again = await repeatRounds([one, closed, uuidv7()], '2026-11-29', (name) => name);
    if (!again.ok) throw new Error('nothing open');
    expect(again.data).toMatchObject({ date: '2026-12-05', doors: 2, closed: 1 });
    expect(again.data.ids).toHaveLength(1);
    expect((await listingsInRounds('2026-12-01')).size).toBe(2);
    expect((await listingsInRounds('2026-11-28')).size).toBe(3);
    await again.data.undo();
    expect(await db().rounds.count()).toBe(2);
  });
});

describe('the order of a round as it stands', () => {
  it('is said to be the best when it is, and how much shorter another would be when it is not', async () => {
    const id = await make([1, 2, 30, 31]);
    const judge = async () => {
      const now = await round(id);
      return await judgeDoors(roundToOrder(now.stops, now, []), new AbortController().signal);
    };
    expect(await judge()).toMatchObject({ best: true, exact: true });
    const [first] = (await round(id)).stops;
    const before = (await round(id)).metres;
    await moveDoor({ stopId: first!.id, fromId: id, toId: id, rank: 3 });
    const worse = await judge();
    expect(worse).toMatchObject({ best: false, exact: true });
    expect(Math.round(worse!.saves)).toBe((await round(id)).metres - before);
    await lockAt(id, 3);
    expect(await judge()).toMatchObject({ best: true });
  });
});

describe('a name from right to left', () => {
  it('is kept from turning its neighbours around; other names stay as they are', () => {
    expect(isolated('محمد ا.')).toBe('\u2068محمد ا.\u2069');
    expect(isolated('Hương L.')).toBe('Hương L.');
  });
});

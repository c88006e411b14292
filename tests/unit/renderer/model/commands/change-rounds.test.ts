import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { moveDoor } from '../../../../../renderer/model/commands/move-door.ts';
import { joinRounds, partRound } from '../../../../../renderer/model/commands/part-round.ts';
import { nextWeek, repeatRounds } from '../../../../../renderer/model/commands/repeat-round.ts';
import { changeRound, createRound } from '../../../../../renderer/model/commands/round-commands.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { deposit } from './deposited.ts';
import { WorkerAtHome } from '../../workers/routing/worker-at-home.ts';

const [amina, paul, zoe] = [uuidv7(), uuidv7(), uuidv7()];

const start = { lat: 48.79, lon: 2.33, label: 'square de la Libération' };

async function make(easts: readonly number[], volunteerIds: readonly string[] = []): Promise<string> {
  const listingIds = await Promise.all(easts.map((east) => deposit(east, { status: 'published' })));
  const fields = { name: 'Samedi', date: '2026-11-28', time: '10:00', volunteerIds, start, listingIds };
  return (await createRound(fields)).id;
}
const round = async (id: string) => (await db().rounds.get(id))!;
const easts = async (id: string) => (await round(id)).stops.map(({ location }) => Number.parseInt(location.label));

beforeEach(async () => {
  forgetEverything();
  vi.stubGlobal('Worker', WorkerAtHome);
  await openDatabase(new Uint8Array(32).fill(7));
});
afterEach(() => vi.unstubAllGlobals());

describe('a door that goes to another round', () => {
  it('comes where it lengthens the walk least, and both rounds are counted again', async () => {
    const [here, there] = [await make([1, 2, 30]), await make([29, 31, 32])];
    const before = [await round(here), await round(there)];
    const moved = before[0]!.stops.find(({ location }) => location.label.startsWith('30'))!;
    const undo = await moveDoor({ stopId: moved.id, fromId: here, toId: there, rank: null });
    expect(await easts(here)).toEqual([1, 2]);
    expect(await easts(there)).toEqual([29, 30, 31, 32]);
    expect((await round(here)).metres).toBeLessThan(before[0]!.metres);
    await undo();
    expect([await round(here), await round(there)]).toEqual(before);
  });

  it('changes nothing when the door or the round is gone', async () => {
    const here = await make([1, 2]);
    const before = await round(here);
    await moveDoor({ stopId: uuidv7(), fromId: here, toId: uuidv7(), rank: 0 });
    expect(await round(here)).toEqual(before);
  });
});

describe('a round split in two', () => {
  it('shares its doors and its volunteers, and comes back whole', async () => {
    const id = await make([1, 2, 40, 41], [amina, paul, zoe]);
    const before = await round(id);
    const parted = await partRound(id, (name) => `${name}, suite`);
    expect(parted?.doors).toEqual([2, 2]);
    const [second] = (await db().rounds.toArray()).filter((one) => one.id !== id);
    expect(second).toMatchObject({ name: 'Samedi, suite', date: '2026-11-28', volunteerIds: [paul, zoe] });
    expect((await round(id)).volunteerIds).toEqual([amina]);
    await parted?.undo();
    expect(await db().rounds.toArray()).toEqual([before]);
  });

  it('is refused for a single door', async () => {
    expect(await partRound(await make([1]), String)).toBeNull();
  });
});

describe('two rounds joined', () => {
  it('are one, in walking order, with everybody’s volunteers, and come apart again', async () => {
    const [one, other] = [await make([1, 5], [amina]), await make([2, 4], [paul, amina])];
    const before = [await round(one), await round(other)];
    const joined = await joinRounds(one, other);
    expect(joined?.doors).toBe(4);
    expect(await easts(one)).toEqual([1, 2, 4, 5]);
    expect((await round(one)).volunteerIds).toEqual([amina, paul]);
    expect(await db().rounds.count()).toBe(1);
    await joined?.undo();
    expect([await round(one), await round(other)]).toEqual(before);
  });

  it('stay as they are when one of them is gone', async () => {
    const one = await make([1]);
    expect(await joinRounds(one, uuidv7())).toBeNull();
    expect(await joinRounds(one, one)).toBeNull();
  });
});

describe('a door moved within its round', () => {
  it('takes the rank that it is given', async () => {
    const id = await make([1, 2, 3]);
    const [first] = (await round(id)).stops;
    const undo = await moveDoor({ stopId: first!.id, fromId: id, toId: id, rank: 2 });
    expect(await easts(id)).toEqual([2, 3, 1]);
    await undo();
    expect(await easts(id)).toEqual([1, 2, 3]);
  });
});

describe('last week’s round', () => {
  it('comes again with what is still open, in the same order, locked doors locked', async () => {
    const id = await make([1, 2, 3], [amina]);
    await changeRound(id, (one) => ({
      ...one,
      stops: one.stops.toReversed().map((stop, i) => ({ ...stop, locked: i === 0 })),
    }));
    const [, closed] = (await round(id)).stops;
    const listing = (await db().listings.get(closed!.listingIds[0]!))!;
    await db().listings.put({ ...listing, base: { ...listing.base!, status: 'fulfilled' } });
    const again = await repeatRounds([id], '2026-11-29', (name) => name);
    if (!again.ok) throw new Error('nothing open');
    expect(again.data).toMatchObject({ date: '2026-12-05', doors: 2, closed: 1 });
    expect(await easts(again.data.ids[0]!)).toEqual([3, 1]);
    expect((await round(again.data.ids[0]!)).stops.map(({ locked }) => locked)).toEqual([true, false]);
    await again.data.undo();
    expect(await db().rounds.count()).toBe(1);
  });

  it('is not made when nothing of it is still open', async () => {
    const id = await make([1]);
    const [listing] = await db().listings.toArray();
    await db().listings.put({ ...listing!, base: { ...listing!.base!, status: 'withdrawn' } });
    expect(await repeatRounds([id], '2026-11-29', String)).toMatchObject({ ok: false, code: 'nothing-open' });
  });

  it('falls on the same day of the week, after today', () => {
    expect(nextWeek('2026-11-28', '2026-11-29')).toBe('2026-12-05');
    expect(nextWeek('2026-11-28', '2027-01-01')).toBe('2027-01-02');
    expect(nextWeek('2026-10-24', '2026-10-20')).toBe('2026-10-31');
  });
});

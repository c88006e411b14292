import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { RoundDoor } from '../../../../shared/routing/door-groups.ts';
import { roundMetres } from '../../../../shared/routing/order-round.ts';
import { roundMinutes } from '../../../../shared/routing/round-minutes.ts';
import { type DoorsToShare, type DoorWalker, shareDoors } from '../../../../shared/routing/share-doors.ts';

const point = (east: number, north = 0) => ({ lat: 48.79 + north / 10_000, lon: 2.33 + east / 10_000 });

function door(east: number, north = 0, floor: number | null = null): RoundDoor {
  const place = point(east, north);
  return { point: place, address: '', building: '', entrance: '', floor, door: '', locked: false };
}

const walker = (east: number, maxDoors = 20, north = 0): DoorWalker => ({ start: point(east, north), maxDoors });

function share(doors: readonly RoundDoor[], walkers: readonly DoorWalker[], maxMinutes = 120) {
  return shareDoors({ doors, walkers, maxMinutes, seed: 1 });
}

const anyDoors = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
  maxLength: 24,
});
const anyWalkers = fc.array(
  fc.record({
    start: fc.option(fc.integer({ min: 0, max: 60 }).map((east) => point(east))),
    maxDoors: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 4 },
);

describe('sharing doors between volunteers', () => {
  it('gives every door to one volunteer or says that it is left, within the doors and the minutes of each', () => {
    fc.assert(
      fc.property(anyDoors, anyWalkers, fc.integer({ min: 0, max: 90 }), (places, walkers, maxMinutes) => {
        const doors = places.map(([east, north]) => door(east, north));
        const { rounds, left } = share(doors, walkers, maxMinutes);
        expect([...rounds.flat(), ...left.map((one) => one.door)].sort((a, b) => a - b)).toEqual(
          doors.map((_, i) => i),
        );
        rounds.forEach((round, i) => {
          const { start, maxDoors } = walkers[i]!;
          expect(round.length).toBeLessThanOrEqual(maxDoors);
          expect(roundMinutes(roundMetres(doors, round, start, null), round.length)).toBeLessThanOrEqual(maxMinutes);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('sends each volunteer to the doors around their own start', () => {
    const east = [100, 101, 102, 103].map((at) => door(at));
    const west = [0, 1, 2, 3].map((at) => door(at));
    const { rounds } = share([...east, ...west], [walker(-1), walker(104)]);
    expect(rounds).toEqual([
      [4, 5, 6, 7],
      [3, 2, 1, 0],
    ]);
  });

  it('gives each about as many as the next, even where one alone would walk less', () => {
    const doors = Array.from({ length: 20 }, (_, i) => door(i));
    const { rounds, left } = share(doors, [walker(0), walker(0)]);
    expect(left).toEqual([]);
    for (const round of rounds) expect(round.length).toBeGreaterThanOrEqual(8);
  });

  it('leaves nobody with a door or two while others have six', () => {
    const doors = Array.from({ length: 54 }, (_, i) => door((i * 37) % 61, (i * 17) % 53));
    const free = Array.from({ length: 12 }, (): DoorWalker => ({ start: null, maxDoors: 20 }));
    const { rounds, left } = share(doors, free);
    expect(left).toEqual([]);
    expect(Math.max(...rounds.map((round) => round.length))).toBe(5);
    expect(Math.min(...rounds.map((round) => round.length))).toBeGreaterThanOrEqual(3);
  });

  it('lets one do more when the other cannot do half', () => {
    const doors = Array.from({ length: 10 }, (_, i) => door(i));
    const { rounds, left } = share(doors, [walker(0, 2), walker(0, 8)]);
    expect([left, rounds.map((round) => round.length)]).toEqual([[], [2, 8]]);
  });

  it('leaves a building to one volunteer, top floor first, even though it is more than an equal share', () => {
    const tower = [3, 1, 7, 5, 2].map((floor) => door(10, 0, floor));
    const { rounds } = share([...tower, door(11)], [walker(10), walker(11)]);
    expect(rounds).toContainEqual(expect.arrayContaining([2, 3, 0, 4, 1]));
    expect(rounds.find((round) => round.includes(2))?.slice(0, 5)).toEqual([2, 3, 0, 4, 1]);
  });

  it('parts a building that nobody can do alone, rather than leave it', () => {
    const tower = Array.from({ length: 12 }, (_, floor) => door(10, 0, floor));
    const { rounds, left } = share(tower, [walker(9, 7), walker(11, 7)]);
    expect(left).toEqual([]);
    expect(rounds.map((round) => round.length).sort()).toEqual([5, 7]);
    for (const round of rounds) expect(round).toEqual([...round].sort((a, b) => b - a));
  });

  it('leaves as few doors as possible when there is not time for all', () => {
    const doors = [...[0, 1, 2, 3, 4, 5].map((at) => door(at)), door(500)];
    // Six doors are thirty minutes; the seventh is an hour away.
    expect(share(doors, [walker(0)], 60).left).toEqual([{ door: 6, why: 'far' }]);
    const short = share(doors, [walker(0)], 24).left;
    expect(short.map(({ why }) => why)).toEqual(['minutes', 'minutes', 'far']);
    expect(share(doors, [walker(0, 6)], 600).left).toEqual([{ door: 6, why: 'doors' }]);
  });

  it('answers for no door, no volunteer, and volunteers without a starting point', () => {
    expect(share([], [walker(0)])).toEqual({ rounds: [[]], left: [] });
    expect(share([door(0), door(1)], []).left.map((one) => one.door)).toEqual([0, 1]);
    const free: DoorWalker = { start: null, maxDoors: 3 };
    const { rounds, left } = share(
      [0, 1, 2, 50, 51, 52].map((at) => door(at)),
      [free, free],
    );
    expect(left).toEqual([]);
    expect(rounds.map((round) => [...round].sort())).toEqual(expect.arrayContaining([[0, 1, 2], [3, 4, 5]])); // prettier-ignore
  });

  it('gives the same shares each time, and says how far it is', () => {
    const problem: DoorsToShare = {
      doors: Array.from({ length: 30 }, (_, i) => door((i * 37) % 61, (i * 17) % 53)),
      walkers: [walker(0), walker(30), walker(60)],
      maxMinutes: 120,
      seed: 5,
    };
    const shares: number[] = [];
    expect(shareDoors(problem, (done) => shares.push(done))).toEqual(shareDoors(problem));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

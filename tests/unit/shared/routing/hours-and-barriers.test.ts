import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Barrier } from '../../../../shared/domain/barrier.ts';
import type { RoundDoor } from '../../../../shared/routing/door-groups.ts';
import { type DoorHours, minuteOf, roundTimes } from '../../../../shared/routing/door-hours.ts';
import { cheapestPlace } from '../../../../shared/routing/cheapest-place.ts';
import { orderRound, roundMetres } from '../../../../shared/routing/order-round.ts';
import { type DoorWalker, shareDoors } from '../../../../shared/routing/share-doors.ts';
import { strandedDoors } from '../../../../shared/routing/stranded-doors.ts';
import { metresPerMinute } from '../../../../shared/routing/round-minutes.ts';
import { type Walk, walkAround } from '../../../../shared/routing/walk-around.ts';
import { walkingMetres } from '../../../../shared/routing/walking-metres.ts';

const point = (east: number, north = 0) => ({ lat: 48.79 + north / 10_000, lon: 2.33 + east / 10_000 });
const start = point(0);
const ten = minuteOf('10:00');

function door(east: number, hours: DoorHours | null = null, more: Partial<RoundDoor> = {}): RoundDoor {
  const usual = { address: '', building: '', entrance: '', floor: null, door: '', locked: false };
  return { ...usual, point: point(east), hours, ...more };
}
const from = (hour: string, to: string): DoorHours => ({ from: minuteOf(hour), to: minuteOf(to) });

function times(doors: readonly RoundDoor[], order: readonly number[], walk: Walk = walkingMetres) {
  const places = [start, ...order.map((i) => doors[i]!.point)];
  const legs = order.map((_, i) => walk(places[i]!, places[i + 1]!));
  return roundTimes(order.map((i) => doors[i]!.hours), legs, ten); // prettier-ignore
}
function everyOrder(n: number): number[][] {
  if (n === 0) return [[]];
  return everyOrder(n - 1).flatMap((order) => Array.from({ length: n }, (_, at) => order.toSpliced(at, 0, n - 1)));
}

const wall: Barrier = {
  id: '0192f0c0-0000-7000-8000-000000000001',
  name: 'Voie ferrée',
  line: [point(20, -300), point(20, 300)],
  crossings: [point(20, 100)],
};
const moat: Barrier = {
  ...wall,
  line: [point(25, -5), point(35, -5), point(35, 5), point(25, 5), point(25, -5)],
  crossings: [],
};

describe('hours that residents gave', () => {
  it('are kept where they can be, and the round ends as early as trying every order finds; locks and barriers too', () => {
    const anyDoor = fc
      .tuple(
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.tuple(fc.nat(90), fc.integer({ min: 5, max: 60 }))),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([east, hours, lock]) =>
        door(east, hours && { from: ten + hours[0], to: ten + hours[0] + hours[1] }, { locked: lock === 0 }),
      );
    const anyDoors = fc.uniqueArray(anyDoor, { minLength: 1, maxLength: 5, selector: (one) => one.point.lon });
    const anyEnd = fc.option(fc.integer({ min: 0, max: 200 }).map((east) => point(east)));
    fc.assert(
      fc.property(anyDoors, anyEnd, fc.boolean(), (doors, end, hasWall) => {
        fc.pre(doors.some(({ hours }) => hours));
        const barriers = hasWall ? [wall] : [];
        const walk = walkAround(barriers);
        const { order, exact } = orderRound({ doors, start, end, seed: 1, startMinute: ten, barriers });
        const worth = (one: readonly number[]): number => {
          const { late, end: left } = times(doors, one, walk);
          const home = end ? walk(doors[one.at(-1)!]!.point, end) / metresPerMinute : 0;
          return 10_000 * late.length + left + home;
        };
        const allowed = everyOrder(doors.length).filter((one) => one.every((at, rank) => !doors[rank]!.locked || at === rank)); // prettier-ignore
        expect(allowed).toContainEqual(order);
        expect(exact).toBe(true);
        expect(worth(order)).toBeCloseTo(Math.min(...allowed.map(worth)), 4);
      }),
      {
        numRuns: 400,
        // Two that end within a hundredth of a second, of which the later is 270 metres shorter.
        examples: [[[door(66, { from: 679, to: 687 }), door(151, { from: 671, to: 695 }), door(1)], point(140), false]],
      },
    );
  });

  it('wait for a door to open, and say which are reached too late', () => {
    const doors = [door(10, from('11:00', '12:00')), door(20, from('8:00', '9:00')), door(30)];
    const { rung, late, end } = times(doors, [0, 1, 2]);
    expect(rung[0]).toBe(minuteOf('11:00'));
    expect(late).toEqual([1]);
    expect(end).toBeGreaterThan(minuteOf('11:15'));
  });

  it('do not move a locked door', () => {
    const doors = [door(10), door(20), door(5, from('10:00', '10:10')), door(30, null, { locked: true })];
    const { order } = orderRound({ doors, start, end: null, seed: 1, startMinute: ten });
    expect([order[0], order[3]]).toEqual([2, 3]);
  });

  it('are kept by a hundred doors too', () => {
    const doors = Array.from({ length: 100 }, (_, i) =>
      door((i * 37) % 101, i % 10 === 0 ? { from: ten, to: ten + 120 } : null),
    );
    const { order, exact } = orderRound({ doors, start, end: null, seed: 1, startMinute: ten });
    expect(exact).toBe(false);
    expect(times(doors, order).late).toEqual([]);
  });

  it('share doors so that each is rung in time, or say that the hours do not allow it', () => {
    const walkers: DoorWalker[] = [0, 100].map((east) => ({ start: point(east), maxDoors: 20 }));
    const doors = [
      door(5, from('10:00', '10:15')),
      door(95, from('10:00', '10:15')),
      door(50, from('11:00', '12:00')),
      door(52),
      door(10, from('15:00', '16:00')),
    ];
    const { rounds, left } = shareDoors({ doors, walkers, maxMinutes: 120, seed: 1, startMinute: ten });
    expect(left).toEqual([{ door: 4, why: 'hours' }]);
    expect(rounds[0]).toContain(0);
    expect(rounds[1]).toContain(1);
    rounds.forEach((round, i) => {
      const places = [walkers[i]!.start!, ...round.map((at) => doors[at]!.point)];
      const legs = round.map((_, rank) => walkingMetres(places[rank]!, places[rank + 1]!));
      expect(roundTimes(round.map((at) => doors[at]!.hours), legs, ten).late).toEqual([]); // prettier-ignore
    });
  });
});

describe('barriers', () => {
  it('keep a round on one side before it crosses', () => {
    // Two close to each other, with the railway between them and the bridge far away.
    const doors = [door(19), door(21), door(10), door(30)];
    const straight = orderRound({ doors, start, end: null, seed: 1 });
    expect(straight.order).toEqual([2, 0, 1, 3]);
    const around = orderRound({ doors, start, end: null, seed: 1, barriers: [wall] });
    expect(around.order.slice(0, 2).sort()).toEqual([0, 2]);
    expect(around.metres).toBeGreaterThan(straight.metres + 2000);
  });

  it('give each volunteer the doors of their own side', () => {
    const doors = [door(18), door(19), door(21), door(22)];
    const walkers: DoorWalker[] = [point(15), point(40)].map((own) => ({ start: own, maxDoors: 20 }));
    const { rounds } = shareDoors({ doors, walkers, maxMinutes: 120, seed: 1, barriers: [wall] });
    expect(rounds.map((round) => [...round].sort())).toEqual([[0, 1], [2, 3]]); // prettier-ignore
  });

  it('leave a door on an island without a crossing, and say so; a round that has one all the same visits it last', () => {
    const doors = [door(30), door(10), door(40)];
    const walkers: DoorWalker[] = [{ start, maxDoors: 20 }];
    const { left } = shareDoors({ doors, walkers, maxMinutes: 120, seed: 1, barriers: [moat] });
    expect(left).toEqual([{ door: 0, why: 'unreachable' }]);
    const { order, metres } = orderRound({ doors, start, end: null, seed: 1, barriers: [moat] });
    expect(order.at(-1)).toBe(0);
    expect(metres).toBeLessThan(10_000);
    const walk = walkAround([moat]);
    const places = doors.map((one) => one.point);
    expect(strandedDoors(places, start, walk)).toEqual([0]);
    expect(strandedDoors(places, null, walk)).toEqual([0]);
    expect(strandedDoors(places, null, walkingMetres)).toEqual([]);
  });

  it('count when a door is taken in on the way', () => {
    const walk = walkAround([wall]);
    const east = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(east, { minLength: 1, maxLength: 6 }), east, (others, fresh) => {
        fc.pre(!others.includes(fresh));
        const doors = others.map((other) => door(other));
        const metresAt = (at: number): number => {
          const all = doors.toSpliced(at, 0, door(fresh));
          return roundMetres(all, [...all.keys()], start, null, walk);
        };
        const least = Math.min(...[...doors.keys(), doors.length].map(metresAt));
        expect(metresAt(cheapestPlace(doors, door(fresh), start, null, walk))).toBeCloseTo(least, 6);
      }),
    );
  });
});

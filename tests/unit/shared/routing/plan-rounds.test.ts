import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  planRounds,
  type RoundsPlan,
  type RoundsProgram,
  type Walker,
} from '../../../../shared/routing/plan-rounds.ts';
import { seededRandom } from '../../../fixtures/seeded-random.ts';

function program(points: readonly (readonly [number, number])[], walkers: readonly Walker[]): RoundsProgram {
  const size = points.length;
  const distances = new Float64Array(size * size);
  points.forEach(([x, y], from) =>
    points.forEach(([u, w], to) => (distances[from * size + to] = Math.abs(x - u) + Math.abs(y - w))),
  );
  const starts = new Set(walkers.flatMap(({ start, end }) => (end === null ? [start] : [start, end])));
  return {
    distances,
    size,
    stops: points.map((_, index) => index).filter((index) => !starts.has(index)),
    load: new Float64Array(size).fill(1),
    service: new Float64Array(size).fill(5),
    walkers,
  };
}

const plan = (given: RoundsProgram, seed = 1, iterations = 800) =>
  planRounds(given, { iterations, random: seededRandom(seed) });

function lengthOf({ distances, size, walkers }: RoundsProgram, rounds: RoundsPlan['rounds']): number {
  let length = 0;
  rounds.forEach((round, index) => {
    const { start, end } = walkers[index]!;
    if (round.length === 0) return;
    const path = [start, ...round, ...(end === null ? [] : [end])];
    for (let at = 1; at < path.length; at++) length += distances[path[at - 1]! * size + path[at]!]!;
  });
  return length;
}

/** Every way to hand the stops to the walkers in every order. */
function shortest(given: RoundsProgram): number {
  const { walkers, stops } = given;
  let best = Infinity;
  const rounds: number[][] = walkers.map(() => []);
  const place = (index: number): void => {
    if (index === stops.length) {
      best = Math.min(best, lengthOf(given, rounds));
      return;
    }
    rounds.forEach((round, walker) => {
      if (round.length >= walkers[walker]!.maxLoad) return;
      for (let at = 0; at <= round.length; at++) {
        round.splice(at, 0, stops[index]!);
        place(index + 1);
        round.splice(at, 1);
      }
    });
  };
  place(0);
  return best;
}

const open = (start: number, maxLoad = 10): Walker => ({ start, end: null, maxLoad, maxLength: Infinity });
const point = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));

describe('planning the rounds of several volunteers', () => {
  it('finds the shortest plan for up to six doors and two volunteers, as trying every plan does', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), fc.integer({ min: 3, max: 6 }), (points, most) => {
        const given = program(points, [open(0, most), { ...open(1, most), end: 1 }]);
        expect(plan(given, 1, 4000).length).toBe(shortest(given));
      }),
      // A search, not a proof: the same instances each time, so that the gate does not depend on luck.
      { numRuns: 60, seed: 4 },
    );
  });

  it('never exceeds the doors or the length that a volunteer can do, and loses no door', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 400 }),
        (points, maxLoad, maxLength) => {
          const given = program(points, [
            { start: 0, end: 0, maxLoad, maxLength },
            { start: 1, end: null, maxLoad, maxLength },
          ]);
          const { rounds, left, length } = plan(given, 3, 200);
          expect([...rounds.flat(), ...left].sort((a, b) => a - b)).toEqual(given.stops);
          expect(length).toBeCloseTo(lengthOf(given, rounds));
          for (const round of rounds) {
            const index = rounds.indexOf(round);
            const walked = lengthOf(
              given,
              rounds.map((other, at) => (at === index ? other : [])),
            );
            expect(round.length).toBeLessThanOrEqual(maxLoad);
            expect(walked + 5 * round.length).toBeLessThanOrEqual(maxLength + 1e-9);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the same plan for the same seed', () => {
    const random = seededRandom(5);
    const given = program(
      Array.from({ length: 40 }, () => [random() * 1000, random() * 1000] as const),
      [open(0, 15), open(1, 15), open(2, 15)],
    );
    expect(plan(given, 9)).toEqual(plan(given, 9));
  });

  it('leaves out a door on an island, and says so', () => {
    const given = program(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      [open(0)],
    );
    for (const other of [0, 1]) {
      given.distances[other * 3 + 2] = Infinity;
      given.distances[2 * 3 + other] = Infinity;
    }
    expect(plan(given)).toMatchObject({ rounds: [[1]], left: [2] });
  });

  it('answers for no door, no volunteer and 300 doors at one point', () => {
    expect(plan(program([[0, 0]], [open(0)]))).toEqual({ rounds: [[]], left: [], length: 0 });
    expect(plan(program([[0, 0]], []))).toEqual({ rounds: [], left: [0], length: 0 });
    const crowded = plan(
      program(
        Array.from({ length: 301 }, () => [3, 3] as const),
        [open(0, 300)],
      ),
      1,
      20,
    );
    expect(crowded.left).toEqual([]);
    expect(crowded.length).toBe(0);
  });

  it('stops when asked to, with the best plan so far', () => {
    const given = program(
      Array.from({ length: 30 }, (_, index) => [index * 7, index % 5] as const),
      [open(0, 40)],
    );
    let asked = 0;
    const found = planRounds(given, {
      iterations: 1_000_000,
      random: seededRandom(1),
      keepGoing: () => ++asked < 2,
    });
    expect(asked).toBe(2);
    expect(found.left).toEqual([]);
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { RoundDoor } from '../../../../shared/routing/door-groups.ts';
import { orderRound, roundMetres } from '../../../../shared/routing/order-round.ts';

const origin = { lat: 48.79, lon: 2.33 };

function door(x: number, y: number, more: Partial<RoundDoor> = {}): RoundDoor {
  return {
    point: { lat: origin.lat + y / 1e5, lon: origin.lon + x / 1e5 },
    address: '',
    building: '',
    entrance: '',
    floor: null,
    door: '',
    locked: false,
    ...more,
  };
}

const spread = (max: number) =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
    minLength: 0,
    maxLength: max,
    selector: ([x, y]) => `${x},${y}`,
  });

const closeTogether: [number, number][] = [
  [1, 2],
  [397, 8],
  [1, 1],
  [1, 3],
  [1, 4],
  [2, 1],
  [1, 5],
  [1, 6],
  [2, 2],
  [1, 7],
  [1, 8],
  [1, 9],
];

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

describe('the order of a round', () => {
  it('is the shortest of all orders, and says so, for a few doors', () => {
    fc.assert(
      fc.property(spread(6), fc.boolean(), fc.boolean(), (spots, hasStart, hasEnd) => {
        const doors = spots.map(([x, y]) => door(x, y));
        const start = hasStart ? origin : null;
        const end = hasEnd ? { lat: origin.lat + 0.002, lon: origin.lon } : null;
        const ours = orderRound({ doors, start, end, seed: 1 });
        const shortest = Math.min(
          ...permutations(doors.map((_, i) => i)).map((order) => roundMetres(doors, order, start, end)),
        );
        expect(ours.exact).toBe(true);
        expect(ours.metres).toBeCloseTo(shortest, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps locked doors at their rank, and is still the shortest around them', () => {
    fc.assert(
      fc.property(spread(6), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (spots, locks) => {
        const doors = spots.map(([x, y], i) => door(x, y, { locked: locks[i] ?? false }));
        const ours = orderRound({ doors, start: origin, end: null, seed: 1 });
        const allowed = permutations(doors.map((_, i) => i)).filter((order) =>
          order.every((index, rank) => !doors[rank]?.locked || index === rank),
        );
        expect(ours.metres).toBeCloseTo(
          Math.min(...allowed.map((order) => roundMetres(doors, order, origin, null))),
          6,
        );
        doors.forEach((one, i) => one.locked && expect(ours.order[i]).toBe(i));
      }),
      { numRuns: 40 },
    );
  });

  it('visits each door once, the same way each time, however many there are', () => {
    fc.assert(
      fc.property(spread(60), fc.integer({ min: 0, max: 9 }), (spots, lockEvery) => {
        const doors = spots.map(([x, y], i) => door(x, y, { locked: lockEvery > 6 && i % lockEvery === 0 }));
        const first = orderRound({ doors, start: origin, end: null, seed: 7 });
        expect([...first.order].sort((a, b) => a - b)).toEqual(doors.map((_, i) => i));
        expect(orderRound({ doors, start: origin, end: null, seed: 7 })).toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  it('stays within a hair of the proven order just beyond the exact limit', () => {
    // Twelve doors and a thirteenth at the very start: the best way is known from the first twelve.
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 })), {
          minLength: 12,
          maxLength: 12,
          selector: ([x, y]) => `${x},${y}`,
        }),
        (spots) => {
          const doors = spots.map(([x, y]) => door(x, y));
          const exact = orderRound({ doors, start: origin, end: null, seed: 1 });
          const found = orderRound({ doors: [...doors, door(0, 0)], start: origin, end: null, seed: 1 });
          expect(exact.exact).toBe(true);
          expect(found.exact).toBe(false);
          expect(found.metres).toBeLessThanOrEqual(exact.metres * 1.0001 + 0.01);
        },
      ),
      // Spots less than a metre apart are still doors of their own.
      { numRuns: 25, examples: [[closeTogether]] },
    );
  });

  it('ends where it is told to', () => {
    const doors = Array.from({ length: 20 }, (_, i) => door(i * 20, (i % 2) * 5));
    const end = doors[0]!.point;
    const { order } = orderRound({ doors, start: doors[19]!.point, end, seed: 1 });
    expect(order[0]).toBe(19);
    expect(order.at(-1)).toBe(0);
  });

  it('does the doors of one building together, from the top floor down', () => {
    const doors = [
      door(0, 0, { building: 'B', floor: 1 }),
      door(300, 0),
      door(0, 0, { building: 'A', floor: null }),
      door(0, 0, { building: 'A', floor: 4 }),
      door(0, 0, { building: 'B', floor: 10 }),
    ];
    expect(orderRound({ doors, start: origin, end: null, seed: 1 }).order).toEqual([3, 2, 4, 0, 1]);
  });

  it('walks up one side of the street and down the other rather than crossing at each door', () => {
    const doors = Array.from({ length: 10 }, (_, i) =>
      door(Math.floor(i / 2) * 15, (i % 2) * 10, { address: `${i + 1} rue des Vignes` }),
    );
    const { order } = orderRound({ doors, start: null, end: null, seed: 1 });
    const crossings = order.filter((index, rank) => rank > 0 && index % 2 !== (order[rank - 1] ?? 0) % 2).length;
    expect(crossings).toBe(1);
  });

  it('answers for no door, one door, and three hundred, all at one point or not', () => {
    expect(orderRound({ doors: [], start: origin, end: origin, seed: 1 })).toEqual({
      order: [],
      metres: 0,
      exact: true,
    });
    expect(orderRound({ doors: [door(10, 10)], start: null, end: null, seed: 1 }).order).toEqual([0]);
    const same = Array.from({ length: 300 }, () => door(5, 5));
    expect(orderRound({ doors: same, start: origin, end: null, seed: 1 }).order).toHaveLength(300);
    const lattice = Array.from({ length: 300 }, (_, i) => door((i % 20) * 10, Math.floor(i / 20) * 10));
    expect(new Set(orderRound({ doors: lattice, start: origin, end: null, seed: 1 }).order).size).toBe(300);
  });
});

describe('addresses that people write in many ways', () => {
  const sides = ["rue de l'Église", 'rue de l’Église', 'RUE DE L EGLISE', 'r. de l’Eglise'];

  it('crosses a street once, however its name is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sides),
        fc.constantFrom(...sides),
        fc.constantFrom('', ' bis', ','),
        (odd, even, more) => {
          const doors = Array.from({ length: 12 }, (_, i) =>
            door(Math.floor(i / 2) * 14, (i % 2) * 10, { address: `${i + 1}${more} ${i % 2 === 0 ? odd : even}` }),
          );
          const { order } = orderRound({ doors, start: null, end: null, seed: 1 });
          expect(order.filter((index, rank) => rank > 0 && index % 2 !== (order[rank - 1] ?? 0) % 2)).toHaveLength(1);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('does one house number from the top down, though its doors were placed a few metres apart', () => {
    const floors = [1, 5, 3, 2];
    const doors = floors.map((floor, i) =>
      door([0, 3, 1.6, 2.4][i] ?? 0, 0, { floor, address: i % 2 === 0 ? '12 rue Haute' : '12, Rue Haute' }),
    );
    const { order } = orderRound({ doors, start: null, end: null, seed: 1 });
    expect(order.map((i) => floors[i])).toEqual([5, 3, 2, 1]);
  });

  it('keeps two houses apart that one file puts on one spot, and one number of two streets', () => {
    const doors = [
      door(0, 0, { floor: 1, address: '12 rue Haute' }),
      door(0, 0, { floor: 4, address: '12 bis rue Haute' }),
      door(0, 0, { floor: 3, address: '12 rue Haute' }),
      door(0, 0, { floor: 2, address: '12 bis rue Haute' }),
    ];
    const { order } = orderRound({ doors, start: null, end: null, seed: 1 });
    expect(
      order.map((i) => doors[i]?.address.includes('bis')).filter((bis, rank, all) => bis !== all[rank - 1]),
    ).toHaveLength(2);
  });

  it('does not take a number far away for the same building', () => {
    const doors = [0, 200, 0, 200].map((x, i) => door(x, 0, { floor: i, address: '12 rue Haute' }));
    const { order } = orderRound({ doors, start: origin, end: null, seed: 1 });
    expect(order).toEqual([2, 0, 3, 1]);
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { RoundDoor } from '../../../../shared/routing/door-groups.ts';
import { cheapestPlace } from '../../../../shared/routing/cheapest-place.ts';
import { roundMetres } from '../../../../shared/routing/order-round.ts';
import { splitPlace } from '../../../../shared/routing/split-place.ts';

const point = (east: number, north = 0) => ({ lat: 48.79 + north / 10_000, lon: 2.33 + east / 10_000 });

function door(east: number, more: Partial<RoundDoor> = {}): RoundDoor {
  const usual = { address: '', building: '', entrance: '', floor: null, door: '', locked: false };
  return { ...usual, point: point(east), ...more };
}

describe('a round in two', () => {
  it('is cut near the middle, at the longest walk between two doors', () => {
    expect(
      splitPlace(
        [0, 1, 2, 3, 40, 41, 42, 43, 44].map((east) => point(east)),
        null,
      ),
    ).toBe(4);
    expect(
      splitPlace(
        [0, 30, 31, 33, 34, 35].map((east) => point(east)),
        null,
      ),
    ).toBe(3);
  });

  it('counts the walk from the start to the second part', () => {
    // Out and back along a street: the second part begins beside the start, not at the far end.
    const way = [1, 3, 5, 7, 6, 4, 2, 0].map((east) => point(east, east % 2));
    expect(splitPlace(way, point(0))).toBe(5);
  });

  it('never parts a building, unless there is nothing else', () => {
    const at = (...easts: number[]) => easts.map((east) => point(east));
    expect(splitPlace(at(0, 5, 5, 5, 5, 5), null)).toBe(1);
    expect(splitPlace(at(5, 5, 5, 5), null)).toBe(2);
    expect(splitPlace(at(5), null)).toBe(0);
    expect(splitPlace([], null)).toBe(0);
  });
});

describe('a door taken in on the way', () => {
  it('comes where it lengthens the round least', () => {
    const easts = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 });
    fc.assert(
      fc.property(easts, fc.integer({ min: 0, max: 500 }), fc.boolean(), (others, east, started) => {
        fc.pre(!others.includes(east));
        const doors = others.map((other) => door(other));
        const start = started ? point(250, 3) : null;
        const metresAt = (at: number) => {
          const all = doors.toSpliced(at, 0, door(east));
          return roundMetres(
            all,
            all.map((_, i) => i),
            start,
            null,
          );
        };
        const shortest = Math.min(...Array.from({ length: doors.length + 1 }, (_, at) => metresAt(at)));
        expect(metresAt(cheapestPlace(doors, door(east), start))).toBeCloseTo(shortest);
      }),
    );
  });

  it('comes by floor within its own building', () => {
    const tower = [7, 4, 1].map((floor) => door(10, { floor }));
    const place = (floor: number | null) => cheapestPlace([door(0), ...tower, door(20)], door(10, { floor }), null);
    expect([9, 5, 4, 0, null].map(place)).toEqual([1, 2, 3, 4, 4]);
  });

  it('leaves locked doors at their rank', () => {
    const doors = [door(0), door(10), door(20, { locked: true }), door(30)];
    expect(cheapestPlace(doors, door(5), null)).toBeGreaterThanOrEqual(3);
  });
});

import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Barrier } from '../../../../shared/domain/barrier.ts';
import { nearestOn, planeAround } from '../../../../shared/routing/plane.ts';
import { walkAround } from '../../../../shared/routing/walk-around.ts';
import { walkingMetres } from '../../../../shared/routing/walking-metres.ts';

type Place = readonly [east: number, north: number];

/** So many metres east and north of a corner of Cachan. */
const at = ([east, north]: Place) => ({
  lat: 48.79 + north / 111_195,
  lon: 2.33 + east / (111_195 * Math.cos((48.79 * Math.PI) / 180)),
});
const barrier = (line: readonly Place[], crossings: readonly Place[] = []): Barrier => ({
  id: '0192f0c0-0000-7000-8000-000000000001',
  name: 'Voie ferrée',
  line: line.map(at),
  crossings: crossings.map(at),
});
const metres = (barriers: readonly Barrier[], from: Place, to: Place) => walkAround(barriers)(at(from), at(to));
/** The way through places, straight in between: what a shortest way comes to, give or take the room at corners. */
function expectThrough(walked: number, ...way: readonly Place[]): void {
  let straight = 0;
  for (let i = 1; i < way.length; i++) straight += walkingMetres(at(way[i - 1]!), at(way[i]!));
  expect(walked).toBeGreaterThan(straight - 1);
  expect(walked).toBeLessThan(straight + 15);
}

const { flat } = planeAround(at([0, 0]));

const wall: readonly Place[] = [
  [0, 0],
  [1000, 0],
];
const hook: readonly Place[] = [
  [-500, -500],
  [0, 0],
  [500, -500],
];
const ring: readonly Place[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
  [0, 0],
];

describe('walking around what stands in the way', () => {
  it('is straight without barriers, and beside them', () => {
    expect(walkAround([])).toBe(walkingMetres);
    expectThrough(metres([barrier(wall)], [0, 10], [100, 10]), [0, 10], [100, 10]);
  });

  it('goes around the end of a line, or through a crossing where that is shorter', () => {
    expectThrough(metres([barrier(wall)], [100, 50], [100, -50]), [100, 50], [0, 0], [100, -50]);
    const bridged = [barrier(wall, [[500, 0]])];
    expectThrough(metres(bridged, [450, 50], [450, -50]), [450, 50], [500, 0], [450, -50]);
    expectThrough(metres(bridged, [500, 50], [500, -50]), [500, 50], [500, -50]);
  });

  it('goes around corners, not through them', () => {
    expectThrough(metres([barrier(hook)], [0, -100], [0, 100]), [0, -100], [500, -500], [0, 100]);
    expectThrough(metres([barrier(hook, [[0, 0]])], [0, -100], [0, 100]), [0, -100], [0, 100]);
    // Along the outside, the corner itself is the way.
    expectThrough(metres([barrier(hook)], [-300, -200], [300, -200]), [-300, -200], [0, 0], [300, -200]);
  });

  it('finds no way to an island, and one once it has a crossing', () => {
    expect(metres([barrier(ring)], [50, 50], [200, 50])).toBe(Infinity);
    expectThrough(metres([barrier(ring)], [20, 50], [80, 50]), [20, 50], [80, 50]);
    const bridged = [barrier(ring, [[100, 50]])];
    expectThrough(metres(bridged, [50, 50], [200, 50]), [50, 50], [200, 50]);
    expectThrough(metres(bridged, [50, 60], [-50, 60]), [50, 60], [100, 50], [100, 100], [0, 100], [-50, 60]);
  });

  it('passes two barriers, each by its own crossing', () => {
    const far: readonly Place[] = [
      [-900, 100],
      [900, 100],
    ];
    const both = [barrier([[-900, 0], [900, 0]], [[0, 0]]), barrier(far, [[100, 100]])]; // prettier-ignore
    expectThrough(metres(both, [0, -50], [100, 150]), [0, -50], [0, 0], [100, 100], [100, 150]);
  });

  it('is as long there as back, never shorter than the straight way, nor longer than by way of a third place', () => {
    const place = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
    const anyBarrier = fc
      .tuple(fc.uniqueArray(place, { minLength: 2, maxLength: 4, selector: String }), fc.boolean())
      .map(([line, open]) => barrier(line, open ? [line[0]!] : []));
    fc.assert(
      fc.property(fc.array(anyBarrier, { maxLength: 3 }), place, place, place, (barriers, from, to, by) => {
        // Whoever stands on a line stands on either side of it: such a place is a passage of its own.
        fc.pre(barriers.every(({ line }) => (nearestOn(line.map(flat), by)?.metres ?? 9) > 1));
        const walked = metres(barriers, from, to);
        expect(metres(barriers, to, from)).toBeCloseTo(walked, 6);
        expect(walked).toBeGreaterThanOrEqual(walkingMetres(at(from), at(to)) - 1e-6);
        // A corner is turned with a little room, at a price of a few metres.
        if (walked < Infinity)
          expect(walked).toBeLessThanOrEqual(metres(barriers, from, by) + metres(barriers, by, to) + 30);
      }),
      { numRuns: 300 },
    );
  });
});

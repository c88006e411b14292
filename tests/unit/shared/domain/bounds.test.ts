import { describe, expect, it } from 'vitest';
import { boundsAround, isWithin } from '../../../../shared/domain/bounds.ts';
import type { Quartier } from '../../../../shared/domain/quartier.ts';
import fc from '../../../properties.ts';

/** Longitude first, as GeoJSON has it. */
const square: Quartier['polygons'] = [
  [
    [
      [2.32, 48.79],
      [2.34, 48.79],
      [2.34, 48.8],
      [2.32, 48.8],
      [2.32, 48.79],
    ],
  ],
];

describe('the box around outlines', () => {
  it('holds them with about a kilometre on each side', () => {
    const bounds = boundsAround(square);
    expect(bounds?.south).toBeCloseTo(48.78, 9);
    expect(bounds?.north).toBeCloseTo(48.81, 9);
    expect(bounds?.west).toBeCloseTo(2.305, 9);
    expect(bounds?.east).toBeCloseTo(2.355, 9);
  });

  it('goes around all of them, wherever on earth', () => {
    const far: Quartier['polygons'] = [[[[-61.5, 16.2]]], [[[55.4, -20.9]]]];
    const bounds = boundsAround(far);
    expect(bounds?.south).toBeCloseTo(-20.91, 9);
    expect(bounds?.north).toBeCloseTo(16.21, 9);
    expect(bounds?.west).toBeCloseTo(-61.515, 9);
    expect(bounds?.east).toBeCloseTo(55.415, 9);
  });

  it('is not there without an outline, and looks at no hole', () => {
    expect(boundsAround([])).toBeNull();
    expect(boundsAround([[]])).toBeNull();
    const [outer = []] = square[0] ?? [];
    expect(boundsAround([[outer, [[9, 9]]]])).toEqual(boundsAround(square));
  });

  it('holds every point of an outline', () => {
    const ring = fc.array(
      fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(ring, (positions) => {
        const bounds = boundsAround([[positions]]);
        return bounds !== null && positions.every(([lon, lat]) => isWithin({ lat, lon }, bounds));
      }),
    );
  });
});

describe('a point', () => {
  const box = { south: 48, north: 49, west: 2, east: 3 };
  it('is within a box on its edges too, and outside beyond any of the four', () => {
    const corners = [box.south, box.north].flatMap((lat) => [box.west, box.east].map((lon) => ({ lat, lon })));
    expect(corners.map((corner) => isWithin(corner, box))).toEqual([true, true, true, true]);
    expect(isWithin({ lat: 47.9, lon: 2.5 }, box)).toBe(false);
    expect(isWithin({ lat: 49.1, lon: 2.5 }, box)).toBe(false);
    expect(isWithin({ lat: 48.5, lon: 1.9 }, box)).toBe(false);
    expect(isWithin({ lat: 48.5, lon: 3.1 }, box)).toBe(false);
  });
});

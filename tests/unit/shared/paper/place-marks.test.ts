import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { placeMarks } from '../../../../shared/paper/place-marks.ts';

describe('numbers of doors on a map', () => {
  it('share a mark where they share a place, in ranges of one round', () => {
    const at = [10, 10] as const;
    const labels = (...stops: readonly [string, number?][]) =>
      placeMarks(stops.map(([label, round]) => ({ label, at, ...(round !== undefined && { round }) })))[0]?.text;
    expect(labels(['3'], ['4'], ['5'])).toBe('3–5');
    expect(labels(['A8', 0], ['B1', 1], ['B2', 1])).toBe('A8, B1–B2');
  });

  it('stand over their door where they can, else aside with a line to it, and never on one another', () => {
    const doors = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(doors, (places) => {
        const marks = placeMarks(places.map((at, i) => ({ label: String(i + 1), at })));
        expect(marks.flatMap(({ stops }) => stops).sort((a, b) => a - b)).toEqual(places.map((_, i) => i));
        for (const [i, mark] of marks.entries()) {
          const home = mark.door ?? mark;
          expect(places[mark.stops[0]!]).toEqual([home.x, home.y]);
          for (const other of marks.slice(0, i)) {
            const apart =
              Math.abs(mark.x - other.x) >= (mark.width + other.width) / 2 ||
              Math.abs(mark.y - other.y) >= (mark.height + other.height) / 2;
            expect(apart).toBe(true);
          }
        }
      }),
      { seed: 20_201_128, numRuns: 200 },
    );
  });
});

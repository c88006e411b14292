import fc from '../../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { deepestZoom, PlaceIndex } from '../../../../../renderer/widgets/map/place-index.ts';

const everywhere = { south: -85, north: 85, west: -180, east: 180 };

function indexOf(places: readonly { lat: number; lon: number; request: boolean }[]): PlaceIndex {
  return new PlaceIndex({
    lats: Float64Array.from(places, ({ lat }) => lat),
    lons: Float64Array.from(places, ({ lon }) => lon),
    kinds: Uint8Array.from(places, ({ request }) => (request ? 1 : 0)),
  });
}

const place = fc.record({
  lat: fc.double({ min: 48.78, max: 48.8, noNaN: true }),
  lon: fc.double({ min: 2.32, max: 2.35, noNaN: true }),
  request: fc.boolean(),
});

describe('the marks of a view', () => {
  it('stand for every place once, with the right number of requests and of chosen ones, at every zoom', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), fc.integer({ min: 5, max: deepestZoom }), (places, zoom) => {
        const index = indexOf(places);
        const selected = new Set(places.flatMap((_, n) => (n % 3 === 0 ? [n] : [])));
        const found: number[] = [];
        for (const mark of index.view({ bounds: everywhere, zoom, selected })) {
          if (!('cluster' in mark)) {
            expect(mark.lat).toBeCloseTo(places[mark.place]!.lat, 9);
            expect(mark.lon).toBeCloseTo(places[mark.place]!.lon, 9);
            found.push(mark.place);
            continue;
          }
          const { places: inside } = index.open(mark.cluster);
          expect(mark.count).toBe(inside.length);
          expect(mark.requests).toBe(inside.filter((n) => places[n]?.request).length);
          expect(mark.selected).toBe(inside.filter((n) => selected.has(n)).length);
          found.push(...inside);
        }
        expect(found.sort((a, b) => a - b)).toEqual(places.map((_, n) => n));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps places of one address together at the deepest zoom, and says that they never come apart', () => {
    const here = { lat: 48.79, lon: 2.33, request: true };
    const index = indexOf([here, here, { ...here, request: false }]);
    const [mark] = index.view({ bounds: everywhere, zoom: deepestZoom, selected: new Set() });
    expect(mark).toMatchObject({ count: 3, requests: 2, selected: 0 });
    expect(mark && 'cluster' in mark && index.open(mark.cluster).zoom).toBeGreaterThan(deepestZoom);
  });
});

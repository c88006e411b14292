import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { quartierOf } from '../../../../shared/domain/quartier-of.ts';
import { readOutlines } from '../../../../shared/geocoding/read-outlines.ts';

const square = (x: number, closed = true) => [[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], ...(closed ? [[x, 0]] : [])];
const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('reading quartiers from a file', () => {
  it('reads polygons with their names, closes rings, and gives each its own identifier', () => {
    const read = readOutlines(
      collection(
        feature({ NOM: 'Le Coteau', exemple: true }, { type: 'Polygon', coordinates: [square(0, false)] }),
        feature({ name: 'Le coteau' }, { type: 'MultiPolygon', coordinates: [[square(1)], [square(5)]] }),
      ),
    );
    expect(read).toMatchObject({
      ok: true,
      data: {
        quartiers: [
          { id: 'le-coteau', name: 'Le Coteau', example: true },
          { id: 'le-coteau-2', name: 'Le coteau', example: false },
        ],
        commune: null,
      },
    });
    if (!read.ok) return;
    expect(quartierOf({ lon: 0.5, lat: 0.5 }, read.data.quartiers)?.id).toBe('le-coteau');
    expect(quartierOf({ lon: 5.5, lat: 0.5 }, read.data.quartiers)?.id).toBe('le-coteau-2');
    expect(quartierOf({ lon: 9, lat: 9 }, read.data.quartiers)).toBeNull();
  });

  it('takes a feature with a commune’s code for the outline of the commune', () => {
    const read = readOutlines(
      JSON.stringify(feature({ nom: 'Cachan', code: '94016' }, { type: 'Polygon', coordinates: [square(0)] })),
    );
    expect(read).toMatchObject({ ok: true, data: { commune: { name: 'Cachan', code: '94016' }, quartiers: [] } });
  });

  it('leaves a hole outside', () => {
    const hole = [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.6, 0.6],
      [0.4, 0.6],
      [0.4, 0.4],
    ];
    const read = readOutlines(collection(feature({ nom: 'A' }, { type: 'Polygon', coordinates: [square(0), hole] })));
    if (!read.ok) throw new Error(read.code);
    expect(quartierOf({ lon: 0.5, lat: 0.5 }, read.data.quartiers)).toBeNull();
    expect(quartierOf({ lon: 0.1, lat: 0.1 }, read.data.quartiers)?.name).toBe('A');
  });

  it('lists what it leaves out, and keeps the rest', () => {
    const read = readOutlines(
      collection(
        null,
        feature({}, { type: 'Polygon', coordinates: [square(0)] }),
        feature({ nom: 'B' }, { type: 'Point', coordinates: [0, 0] }),
        feature(
          { nom: 'C' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [652000, 6852000],
                [652001, 6852000],
                [652001, 6852001],
              ],
            ],
          },
        ),
        feature({ nom: 'D' }, { type: 'Polygon', coordinates: [square(0)] }),
      ),
    );
    expect(read).toMatchObject({
      ok: true,
      data: {
        quartiers: [{ name: 'D' }],
        leftOut: [
          { feature: 1, reason: 'no-polygon' },
          { feature: 2, reason: 'no-name' },
          { feature: 3, reason: 'no-polygon' },
          { feature: 4, reason: 'not-degrees' },
        ],
      },
    });
  });

  it.each([
    ['<html>', 'not-json'],
    ['', 'not-json'],
    ['null', 'not-geojson'],
    ['[]', 'not-geojson'],
    ['{"type":"FeatureCollection","features":[]}', 'no-outline'],
    [
      collection(
        feature(
          { nom: 'L93' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [6e5, 6e6],
                [6e5, 6e6],
                [6e5, 6e6],
              ],
            ],
          },
        ),
      ),
      'not-degrees',
    ],
    [collection(...Array.from({ length: 2001 }, () => null)), 'too-many'],
  ])('refuses %s', (text, code) => {
    expect(readOutlines(text)).toMatchObject({ ok: false, code });
  });

  it('never throws, whatever the document', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, value) => {
        readOutlines(text);
        readOutlines(
          collection(value, feature(value, value), feature({ nom: 'x' }, { type: 'Polygon', coordinates: value })),
        );
      }),
    );
  });
});

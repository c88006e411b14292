import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { quartierOf } from '../../../../shared/domain/quartier-of.ts';
import { nameOutlines, readOutlines } from '../../../../shared/geocoding/read-outlines.ts';

const square = (x: number, closed = true) => [[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], ...(closed ? [[x, 0]] : [])];
const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** What comes of a file where the likeliest names are taken. */
function named(text: string) {
  const read = readOutlines(text);
  if (!read.ok) throw new Error(read.code);
  return nameOutlines(read.data, read.data.names[0]?.property ?? null);
}

describe('reading quartiers from a file', () => {
  it('reads polygons with their names, closes rings, and gives each its own identifier', () => {
    const { quartiers, commune } = named(
      collection(
        feature({ NOM: 'Le Coteau', exemple: true }, { type: 'Polygon', coordinates: [square(0, false)] }),
        feature({ NOM: 'Le coteau' }, { type: 'MultiPolygon', coordinates: [[square(1)], [square(5)]] }),
      ),
    );
    expect(commune).toBeNull();
    expect(quartiers).toMatchObject([
      { id: 'le-coteau', name: 'Le Coteau', example: true },
      { id: 'le-coteau-2', name: 'Le coteau', example: false },
    ]);
    expect(quartierOf({ lon: 0.5, lat: 0.5 }, quartiers)?.id).toBe('le-coteau');
    expect(quartierOf({ lon: 5.5, lat: 0.5 }, quartiers)?.id).toBe('le-coteau-2');
    expect(quartierOf({ lon: 9, lat: 9 }, quartiers)).toBeNull();
  });

  it('takes a feature with a commune’s code for the outline of the commune', () => {
    const read = readOutlines(
      JSON.stringify(feature({ nom: 'Cachan', code: '94016' }, { type: 'Polygon', coordinates: [square(0)] })),
    );
    expect(read).toMatchObject({
      ok: true,
      data: { commune: { name: 'Cachan', code: '94016' }, features: [], certain: true },
    });
  });

  it('leaves a hole outside', () => {
    const hole = [
      [0.4, 0.4],
      [0.6, 0.4],
      [0.6, 0.6],
      [0.4, 0.6],
      [0.4, 0.4],
    ];
    const { quartiers } = named(
      collection(feature({ nom: 'Anse' }, { type: 'Polygon', coordinates: [square(0), hole] })),
    );
    expect(quartierOf({ lon: 0.5, lat: 0.5 }, quartiers)).toBeNull();
    expect(quartierOf({ lon: 0.1, lat: 0.1 }, quartiers)?.name).toBe('Anse');
  });

  it('lists what it leaves out, and keeps the rest', () => {
    const outlines = named(
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
        feature({ nom: 'Dîme' }, { type: 'Polygon', coordinates: [square(0)] }),
      ),
    );
    expect(outlines).toMatchObject({
      quartiers: [{ name: 'Dîme' }],
      leftOut: [
        { feature: 1, reason: 'no-polygon' },
        { feature: 2, reason: 'no-name' },
        { feature: 3, reason: 'no-polygon' },
        { feature: 4, reason: 'not-degrees' },
      ],
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
        const polygon = { type: 'Polygon', coordinates: [square(0)] };
        const documents = [
          text,
          collection(value, feature(value, value), feature({ nom: 'x' }, { type: 'Polygon', coordinates: value })),
          collection(feature(value, polygon), feature({ nom: value }, polygon)),
        ];
        for (const document of documents) {
          const read = readOutlines(document);
          if (read.ok) for (const { property } of read.data.names) nameOutlines(read.data, property);
        }
      }),
    );
  });

  it.each([
    ['an empty part beside a good one', { type: 'MultiPolygon', coordinates: [[], [square(0)]] }],
    [
      'a collection of geometries',
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [0, 0] },
          { type: 'Polygon', coordinates: [square(0)] },
        ],
      },
    ],
    ['a ring that turns the other way', { type: 'Polygon', coordinates: [square(0).toReversed()] }],
    ['heights', { type: 'Polygon', coordinates: [square(0).map((position) => [...position, 42])] }],
    ['a hole that is no ring', { type: 'Polygon', coordinates: [square(0), [[0, 0]]] }],
  ])('takes the good of %s', (_, geometry) => {
    const { quartiers } = named(collection(feature({ nom: 'Belle Rive' }, geometry)));
    expect(quartierOf({ lon: 0.5, lat: 0.5 }, quartiers)?.name).toBe('Belle Rive');
  });

  it('reads one feature a line, and a bare geometry', () => {
    const line = (nom: string, x: number) =>
      JSON.stringify(feature({ nom }, { type: 'Polygon', coordinates: [square(x)] }));
    for (const separator of ['\n', '\r\n', '\n\u001e'])
      expect(named([line('Belle Rive', 0), line('Haute Rive', 1), ''].join(separator)).quartiers).toHaveLength(2);
    expect(named(JSON.stringify({ type: 'Polygon', coordinates: [square(0)] })).quartiers).toMatchObject([
      { name: 'Quartier 1' },
    ]);
  });

  it('takes three quartiers that say their commune for three quartiers', () => {
    const quartier = (nom: string, x: number) =>
      feature({ nom, insee: '94016' }, { type: 'Polygon', coordinates: [square(x)] });
    const { commune, quartiers } = named(collection(quartier('Nord', 0), quartier('Sud', 1), quartier('Est', 2)));
    expect(commune).toBeNull();
    expect(quartiers.map(({ name }) => name)).toEqual(['Nord', 'Sud', 'Est']);
    const iris = { com_code: ['35024'], com_name: ['Valbrume'], iris_name: ['Belle Rive'] };
    expect(named(collection(feature(iris, { type: 'Polygon', coordinates: [square(0)] })))).toMatchObject({
      commune: null,
      quartiers: [{ name: 'Belle Rive' }],
    });
    expect(named(collection(quartier('Quartier Nord', 0)))).toMatchObject({
      commune: null,
      quartiers: [{ name: 'Quartier Nord' }],
    });
  });

  it.each<readonly [string, boolean, Record<string, unknown>, Record<string, unknown>]>([
    [
      'l_qu',
      true,
      { n_sq_qu: '750000023', c_qu: '23', l_qu: 'Belle-Rive', c_ar: 6 },
      { n_sq_qu: '750000024', c_qu: '24', l_qu: 'Les Prés', c_ar: 6 },
    ],
    [
      'iris_name',
      true,
      { com_name: ['Valbrume'], iris_name: ['Belle Rive'] },
      { com_name: ['Valbrume'], iris_name: ['Haute Rive'] },
    ],
    [
      'secteur',
      false,
      { maj: '2024-01-01', secteur: 'Bas', statut: 'ok' },
      { maj: '2024-01-02', secteur: 'Haut', statut: 'ok' },
    ],
    // All alike, it names none.
    ['zone', false, { nom: 'Valbrume', zone: 'Bas' }, { nom: 'Valbrume', zone: 'Haut' }],
  ])('finds the names in « %s », and knows whether to ask: %s', (property, certain, first, second) => {
    const polygon = (x: number) => ({ type: 'Polygon', coordinates: [square(x)] });
    const read = readOutlines(collection(feature(first, polygon(0)), feature(second, polygon(1))));
    if (!read.ok) throw new Error(read.code);
    expect(read.data).toMatchObject({ certain, names: expect.any(Array) });
    expect(read.data.names[0]).toMatchObject({ property, filled: 2, distinct: 2 });
  });
});

import { describe, expect, it } from 'vitest';
import { mapDrawing } from '../../../../shared/paper/map-drawing.ts';
import { type PaperLine, paperPages } from '../../../../shared/paper/paper-pages.ts';
import { placeMarks } from '../../../../shared/paper/place-marks.ts';
import { sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { paperRound } from '../../../contract/paper/paper-people.ts';

/** A round of doors at these numbers of one street: « 12 bât. B » is in a building. */
function sheetAt(...doors: readonly string[]) {
  const source = paperRound(doors.length);
  const neighbours = new Map([...source.neighbours].map(([id, one]) => [id, { ...one, door: null }]));
  const stops = source.round.stops.map((stop, i) => {
    const [, number = '', building = ''] = /^(\S*)(?: bât\. (.+))?$/u.exec(doors[i] ?? '') ?? [];
    const label = `${number} rue des Vignes, 94230 Cachan`.trim();
    return {
      ...stop,
      location: { ...stop.location, label },
      door: building === '' ? null : { building, entrance: '', floor: null, door: '' },
    };
  });
  return sheetModel({ ...source, neighbours, round: { ...source.round, stops } });
}
const said = (line: PaperLine) =>
  line.type === 'row' ? line.row.label : line.type === 'building' ? line.title : `${line.title} ${line.range}`;
const pages = (...doors: readonly string[]) => paperPages(sheetAt(...doors)).map(({ lines }) => lines.map(said));
const firstBand = (...doors: readonly string[]) => paperPages(sheetAt(...doors))[0]?.lines[0];

describe('the lines of a sheet', () => {
  it('begin with a band that says street, side and doors', () => {
    expect(pages('2', '4', '8')).toEqual([['Rue des Vignes, côté pair du 2 au 8 · 3 portes', '01', '02', '03']]);
    expect(pages('3')).toEqual([['Rue des Vignes, côté impair n° 3 · 1 porte', '01']]);
    expect(pages('')).toEqual([['Rue des Vignes 1 porte', '01']]);
  });

  it('say which way the numbers go, and keep a band of one door slim', () => {
    expect(firstBand('2', '4')).toMatchObject({ direction: 'up', slim: false, continued: false });
    expect(firstBand('4', '2')).toMatchObject({ direction: 'down' });
    expect(firstBand('4')).toMatchObject({ direction: null, slim: true });
    expect(firstBand('4', '4 bât. B')).toMatchObject({ direction: null, slim: false });
  });

  it('name a building where several doors are behind one number, in the band where it is the only one', () => {
    expect(pages('12 bât. B', '12 bât. B', '14')).toEqual([
      [
        'Rue des Vignes, côté pair du 12 au 14 · 3 portes',
        'n° 12 · bâtiment B · 2 portes, commencer par le haut',
        '01',
        '02',
        '03',
      ],
    ]);
    expect(pages('12 bât. B', '12 bât. B')).toEqual([
      ['Rue des Vignes, côté pair n° 12 · bâtiment B · 2 portes, commencer par le haut', '01', '02'],
    ]);
    expect(pages('12 bât. B', '12 bât. C')).toEqual([['Rue des Vignes, côté pair n° 12 · 2 portes', '01', '02']]);
    expect(pages('12', '12', '14')[0]?.[1]).toBe('n° 12 · 2 portes, commencer par le haut');
  });

  it('are a band for each side of the street', () => {
    expect(pages('2', '4', '3')[0]).toEqual([
      'Rue des Vignes, côté pair du 2 au 4 · 2 portes',
      '01',
      '02',
      'Rue des Vignes, côté impair n° 3 · 1 porte',
      '03',
    ]);
  });

  it('hold nine rows on a page, and repeat band and building on the next, as one that goes on', () => {
    const [first, second] = paperPages(sheetAt(...Array.from({ length: 12 }, (_, at) => String(2 * at + 2))));
    expect(first?.lines.filter(({ type }) => type === 'row')).toHaveLength(9);
    expect(second?.lines[0]).toMatchObject({ type: 'street', continued: true });
    const tall = Array.from({ length: 12 }, () => '12 bât. B');
    const [, behind] = paperPages(sheetAt('10', ...tall));
    expect(behind?.lines.slice(0, 2)).toMatchObject([
      { type: 'street', continued: true },
      { type: 'building', title: 'n° 12 · bâtiment B · 12 portes, commencer par le haut' },
    ]);
  });

  it('leave the first page to the notes of an addendum where nothing fits beside them', () => {
    const model = sheetAt('2', '4');
    expect(paperPages(model, 100).map(({ lines }) => lines.length)).toEqual([3]);
    expect(paperPages(model, 235).map(({ lines }) => lines.length)).toEqual([0, 3]);
    expect(paperPages(model, 190).length).toBe(2);
  });

  it('are none for a round without doors', () => expect(paperPages(sheetAt())).toEqual([]));
});

describe('the map of a round', () => {
  const source = paperRound(5);
  const model = sheetModel(source);
  const [width, height] = [186, 244];
  const drawn = mapDrawing(model, width, height);

  it('has north up and everything that is walked in view, its start too', () => {
    for (const { x, y } of [...drawn.marks, ...(drawn.start ? [drawn.start] : [])]) {
      expect(x).toBeGreaterThanOrEqual(14);
      expect(x).toBeLessThanOrEqual(width - 14);
      expect(y).toBeGreaterThanOrEqual(14);
      expect(y).toBeLessThanOrEqual(height - 14);
    }
    const at = (lat: number, lon: number) => {
      const stops = source.round.stops.map((stop, i) =>
        i === 0 ? { ...stop, location: { lat, lon, label: '1' } } : stop,
      );
      const { walk } = mapDrawing(sheetModel({ ...source, round: { ...source.round, stops } }), width, height);
      return (/^M\S+ \S+?L([\d.]+) ([\d.]+)/u.exec(walk) ?? []).slice(1).map(Number);
    };
    const [x = 0, y = 0] = at(48.793, 2.332);
    const [east = 0] = at(48.793, 2.333);
    const [, north = 0] = at(48.7935, 2.332);
    expect(east).toBeGreaterThan(x);
    expect(north).toBeLessThan(y);
  });

  it('walks from the start through the doors in their order', () => {
    expect(drawn.walk.match(/[ML]/gu)?.join('')).toBe('MLLLLL');
    const homeless = mapDrawing({ ...model, round: { start: null } }, width, height);
    expect(homeless.walk.match(/[ML]/gu)?.join('')).toBe('MLLLL');
    expect(homeless.start).toBeNull();
    expect(drawn.start).not.toBeNull();
  });

  it('shows the outline of the quartier closed, and the streets that are in view', () => {
    expect(drawn.outline).toMatch(/^M[^M]+z$/u);
    expect(mapDrawing({ ...model, quartier: null }, width, height).outline).toBe('');
    expect(drawn.streets.match(/M/gu)?.length).toBeGreaterThan(0);
    const far = [
      {
        name: 'Ailleurs',
        positions: [
          [45, 5],
          [45.1, 5.1],
        ] as const,
      },
    ];
    expect(mapDrawing({ ...model, streets: far }, width, height)).toMatchObject({ streets: '', names: [] });
  });

  it('names each street once, inside the map and the right way up', () => {
    const names = mapDrawing({ ...model, streets: [...model.streets, ...model.streets] }, width, height).names;
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names.map(({ text }) => text)).size).toBe(names.length);
    for (const { x, y, angle } of names) {
      expect(Math.abs(angle)).toBeLessThanOrEqual(90);
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
    const back = model.streets.map(({ name, positions }) => ({ name, positions: positions.toReversed() }));
    for (const { angle } of mapDrawing({ ...model, streets: back }, width, height).names)
      expect(Math.abs(angle)).toBeLessThan(45);
  });

  it('has a bar under 45 mm that tells a round length', () => {
    const { millimetres, label } = drawn.scale;
    expect(millimetres).toBeGreaterThan(15);
    expect(millimetres).toBeLessThanOrEqual(45);
    expect(label).toMatch(/^(?:1|2|5)0*(?:0 m|\u00a0?km| km)$/u);
    // One door alone still has its neighbourhood around it: 160 m in 156 mm.
    const one = mapDrawing({ ...sheetModel(paperRound(1)), round: { start: null } }, width, height);
    expect(one.scale).toEqual({ millimetres: 19.5, label: '20 m' });
  });
});

describe('a number on a map', () => {
  it('is as wide as its text, and never narrower than high', () => {
    const [short, long] = placeMarks([
      { label: '01', at: [20, 20] },
      { label: '1234567', at: [60, 60] },
    ]);
    expect([short?.width, short?.height, short?.door]).toEqual([2.6 + 4.5, 6.4, null]);
    expect(long?.width).toBeCloseTo(2.6 + 7 * 2.25, 9);
    expect(placeMarks([{ label: '1', at: [20, 20] }])[0]?.width).toBe(6.4);
  });

  it('stays on the sheet of paper, aside from its door where need be', () => {
    const [corner] = placeMarks([{ label: '01', at: [1, 1] }], { width: 100, height: 100 });
    expect(corner?.door).toEqual({ x: 1, y: 1 });
    expect(corner && corner.x - corner.width / 2).toBeGreaterThanOrEqual(1);
    expect(corner?.y).toBeGreaterThanOrEqual(4);
    const [end] = placeMarks([{ label: '01', at: [99, 99] }], { width: 100, height: 100 });
    expect(end && end.x + end.width / 2).toBeLessThanOrEqual(99);
    expect(end?.y).toBeLessThanOrEqual(96);
  });

  it('says three ranges at most', () => {
    const at = (x: number) => [x, 10] as const;
    const stops = [10, 40, 10, 40, 10, 40, 10].map((x, n) => ({ label: String(n + 1), at: at(x) }));
    expect(placeMarks(stops).map(({ text }) => text)).toEqual(['1, 3, 5…', '2, 4, 6']);
    expect(placeMarks(stops).map((mark) => mark.stops)).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5],
    ]);
  });
});

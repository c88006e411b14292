import { describe, expect, it } from 'vitest';
import { exposureOf } from '../../../../shared/paper/exposure.ts';
import { mapDrawing } from '../../../../shared/paper/map-drawing.ts';
import { paperPages } from '../../../../shared/paper/paper-pages.ts';
import { contactOnPaper, personOnPaper } from '../../../../shared/paper/person-on-paper.ts';
import { sheetCode, sheetOfCode } from '../../../../shared/paper/sheet-code.ts';
import { frozenRows, sheetModel } from '../../../../shared/paper/sheet-model.ts';
import { addressOnPaper } from '../../../../shared/paper/address-on-paper.ts';
import { checkLetter } from '../../../../shared/domain/check-letter.ts';
import { listing, neighbour, paperRound } from '../../../contract/paper/paper-people.ts';

describe('a person on paper', () => {
  it.each([
    ['Yvette Martin', 'Yvette M.'],
    ['MARTIN Yvette', 'Yvette M.'],
    ['Mme Martin', 'Mme M.'],
    ['Mme Yvette Martin', 'Mme M.'],
    ['MARTIN', 'M.'],
    ['Jean-Baptiste de La Tour', 'Jean-Baptiste T.'],
    ['Yvette', 'Yvette'],
    ['', ''],
  ])('of « %s » keeps « %s »', (name, shown) => expect(contactOnPaper(name)).toBe(shown));

  it('drops a surname typed with the first name', () => {
    expect(personOnPaper({ firstName: 'Yvette MARTIN', lastName: 'Martin' })).toBe('Yvette M.');
  });
});

describe('an address on paper', () => {
  it.each([
    ['12 rue des Vignes, 94230 Cachan', '12', 'rue des Vignes', 'even'],
    ['7 bis Avenue Aristide Briand 94230 Cachan', '7 bis', 'avenue Aristide Briand', 'odd'],
    ['3B impasse du Moulin', '3 b', 'impasse du Moulin', 'odd'],
    ['22 avenue du 8 Mai 1945, 94230 Cachan', '22', 'avenue du 8 Mai 1945', 'even'],
    ['12 rue des Vignes, code 1234B', '12', 'rue des Vignes', 'even'],
    ['Résidence du Parc', '', 'Résidence du Parc', null],
  ])('« %s »', (label, number, street, side) => expect(addressOnPaper(label)).toMatchObject({ number, street, side }));
});

describe('the title of a sheet', () => {
  const source = { ...paperRound(1), volunteers: [neighbour(0), neighbour(1)] };
  const titled = (name: string, quartier = source.quartier) => {
    const { place, moment } = sheetModel({ ...source, quartier, round: { ...source.round, name } });
    return [place, moment];
  };
  it('says the day once, and leaves the volunteers to the line that names them', () => {
    const usual = 'Tournée du samedi 5 décembre';
    expect(titled(usual, null)).toEqual([usual, 'à 10 h']);
    expect(titled(`${usual}, Yvette M., \u2068Raymond D.\u2069`, null)).toEqual([usual, 'à 10 h']);
    expect(titled('Les Lilas', null)).toEqual(['Les Lilas', 'tournée du samedi 5 décembre, 10 h']);
    expect(titled(usual)).toEqual([source.quartier?.name, 'tournée du samedi 5 décembre, 10 h']);
  });
});

describe('the printable model', () => {
  it('numbers its rows from 1 and proves each with its letter', () => {
    const model = sheetModel(paperRound(12));
    expect(model.rows.map((row) => row.label).slice(0, 3)).toEqual(['01', '02', '03']);
    for (const row of model.rows) expect(row.checkLetter).toBe(checkLetter(4172, row.number));
    expect(frozenRows(model)[0]).toMatchObject({ number: 1, address: '10, rue des Vignes', person: 'Yvette M.' });
  });

  it('leaves out what is closed, and says what a lost sheet would show', () => {
    const source = paperRound(3);
    const [first] = [...source.listings.values()];
    const listings = new Map(source.listings).set(first?.id ?? '', listing(0, { status: 'fulfilled' }));
    const held = [...listings.keys()][1] ?? '';
    listings.set(held, listing(1, { title: 'appeler le 01 99 00 12 34' }));
    const model = sheetModel({ ...source, listings });
    expect(model.rows[0]?.needs).toEqual([{ category: 'other', word: 'Demande close', detail: 'ne pas sonner' }]);
    expect(exposureOf(model)).toEqual({
      people: 3,
      addresses: 3,
      phones: 0,
      heldBack: [{ reason: 'phone', count: 1 }],
    });
  });

  it('names nobody who asked to be left alone, and says not to ring there', () => {
    const source = paperRound(3);
    const wording = { purpose: 'keep', channel: 'door', wording: 'les mots lus' } as const;
    const [person] = [...source.neighbours.values()];
    const silent = neighbour(0, {
      languages: ['snk'],
      consents: [{ ...wording, givenAt: '2026-11-01T10:00:00Z', withdrawnAt: '2026-11-20T10:00:00Z' }],
    });
    const neighbours = new Map(source.neighbours).set(person?.id ?? '', silent);
    const [row] = sheetModel({ ...source, neighbours }).rows;
    expect(row).toMatchObject({ person: '', languages: '' });
    expect(row?.needs).toEqual([{ category: 'other', word: 'Demande close', detail: 'ne pas sonner' }]);
  });

  it('leaves out what no coordinator has validated', () => {
    const source = paperRound(1);
    const listings = new Map([...source.listings].map(([id, one]) => [id, { ...one, status: 'pending' as const }]));
    const [row] = sheetModel({ ...source, listings }).rows;
    expect(row?.needs).toEqual([{ category: 'other', word: 'Demande close', detail: 'ne pas sonner' }]);
  });

  it.each([1, 9, 10, 27, 120, 300])('cuts %i doors into pages that never overflow, in order', (doors) => {
    const model = sheetModel(paperRound(doors, doors));
    const pages = paperPages(model);
    pages.forEach(({ lines }) => {
      const rows = lines.flatMap((line) => (line.type === 'row' ? [line.row.height] : []));
      expect(rows.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(242);
      expect(lines[0]?.type).toBe('street');
      expect(lines.at(-1)?.type).toBe('row');
      expect(lines.filter((line) => line.type === 'row').length).toBeLessThanOrEqual(9);
    });
    const printed = pages.flatMap(({ lines }) =>
      lines.flatMap((line) => (line.type === 'row' ? [line.row.number] : [])),
    );
    expect(printed).toEqual(model.rows.map((row) => row.number));
  });

  it('draws every number inside the map, none over another', () => {
    const model = sheetModel(paperRound(45, 3));
    const { marks } = mapDrawing(model, 186, 244);
    for (const mark of marks) {
      expect(mark.x - mark.width / 2).toBeGreaterThanOrEqual(0);
      expect(mark.x + mark.width / 2).toBeLessThanOrEqual(186);
      for (const other of marks) {
        const apart =
          Math.abs(mark.x - other.x) >= (mark.width + other.width) / 2 || Math.abs(mark.y - other.y) >= mark.height;
        expect(mark === other || apart).toBe(true);
      }
    }
  });

  it('codes its number and nothing else', () => {
    expect(sheetCode(417)).toBe('PALIER-0417');
    expect(sheetOfCode('PALIER-0417')).toBe(417);
    for (const other of ['https://exemple.fr', 'PALIER-', 'PALIER-0000', 'PALIER-12', '0417', 'PALIER-0417 ; x']) {
      expect(sheetOfCode(other)).toBeNull();
    }
  });
});

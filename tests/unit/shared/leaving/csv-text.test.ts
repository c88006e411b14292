import fc from '../../../properties.ts';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvText } from '../../../../shared/leaving/csv-text.ts';

const read = (csv: string): string[][] => Papa.parse<string[]>(csv.slice(1), { delimiter: ';' }).data.slice(0, -1);

it('is read back by a spreadsheet as it was, but for the apostrophe', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const back = read(csvText(['a', 'b'], rows)).slice(1);
      expect(
        back.map((cells) => cells.map((text) => text.replace(/^'(?=[\s\u00A0]*[=+\-@\t\r\n＝＋－＠])/u, ''))),
      ).toEqual(rows);
    }),
  );
});

it('lets no cell be a formula', () => {
  for (const cell of ['=1+1', '+33639980000', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=cmd', '＝1', '="a";"b"']) {
    const [, [first = '', second] = []] = read(csvText(['a', 'b'], [[cell, 'x']]));
    expect(first.startsWith("'")).toBe(true);
    expect(second).toBe('x');
  }
});

it('begins with the mark by which a spreadsheet knows UTF-8', () => {
  expect(csvText(['é'], [])).toBe('\uFEFFé\r\n');
});

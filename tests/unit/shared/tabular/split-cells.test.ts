import { describe, expect, it } from 'vitest';
import { separatorOf, splitCells } from '../../../../shared/tabular/split-cells.ts';
import fc from '../../../properties.ts';

describe('the cells of a line', () => {
  it.each([
    ['12;Rue Haute;94230', ['12', 'Rue Haute', '94230']],
    ['12;"Rue Haute; côté cour";', ['12', 'Rue Haute; côté cour', '']],
    ['"Rue du ""Clos""";12', ['Rue du "Clos"', '12']],
    ['z;"Le Clos" des Prés;94230', ['z', '"Le Clos" des Prés', '94230']],
    ['z;"Le Clos des Prés;94230', ['z', '"Le Clos des Prés', '94230']],
    ['z;Le "Clos" des Prés;94230', ['z', 'Le "Clos" des Prés', '94230']],
    ['""', ['']],
    ['"', ['"']],
    ['', ['']],
  ])('of %s', (line, cells) => {
    expect(splitCells(line, ';')).toEqual(cells);
  });

  it('are those that were written by the rules', () => {
    const cells = fc.array(
      fc.string().map((cell) => cell.replaceAll(/[\n\r]/gu, ' ')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(cells, (written) => {
        const line = written.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
        expect(splitCells(line, ';')).toEqual(written);
      }),
    );
  });
});

describe('the separator', () => {
  it.each([
    ['a;b;c', ';'],
    ['a,b;c,d', ','],
    ['a\tb', '\t'],
    ['"a;b;c",d,e,f', ','],
    ['sep=,', ','],
    ['un titre', ';'],
  ])('of %j is %j', (line, separator) => {
    expect(separatorOf(line)).toBe(separator);
  });
});

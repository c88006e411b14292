import { expect, it } from 'vitest';
import { exportedNames, sourcesOf } from './exported-names.ts';

/** `neighbour-commands.ts`: a file for each aggregate, which begins with one command as it would with ten. */
const oneForEachAggregate = /^renderer\/model\/commands\//;
/** The rows of every table; the one function reads two sides of such a row. */
const rowsOfEveryTable = 'renderer/db/records.ts';

it('a file that exports one function, class or constant bears its name', () => {
  const others = sourcesOf(['shared', 'renderer', 'electron']).flatMap((source) => {
    const names = exportedNames(source);
    if (names.filter(({ isValue }) => isValue).length !== 1) return [];
    const stem = source.file.replace(/^.*\/|(\.worker)?\.ts$/g, '');
    const bears = names.some(({ name }) => `-${inKebabCase(name)}`.endsWith(`-${stem}`));
    return bears ? [] : [`${source.file}: ${names.map(({ name }) => name).join(', ')}`];
  });
  expect(others.filter((line) => !oneForEachAggregate.test(line) && !line.startsWith(rowsOfEveryTable))).toEqual([]);
});

/** `useListingRows` → `use-listing-rows`, `savePDF` → `save-pdf`. */
function inKebabCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

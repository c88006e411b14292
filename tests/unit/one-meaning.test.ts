import { expect, it } from 'vitest';
import { exportedNames, sourcesOf } from './exported-names.ts';

/** Lists ask the status alone, until they know who stands behind a row and can ask `visitable.ts`. */
const askedTwice = new Set(['canBeVisited']);

it('an exported name is declared in one file: it has one meaning in the whole tree', () => {
  const filesOf = new Map<string, string[]>();
  for (const { name, file } of sourcesOf(['shared', 'renderer', 'electron']).flatMap(exportedNames)) {
    filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  expect(filesOf.size).toBeGreaterThan(500);
  expect([...filesOf].filter(([name, files]) => files.length > 1 && !askedTwice.has(name))).toEqual([]);
});

import { expect, it } from 'vitest';
import { exportedNames, sourcesOf } from './exported-names.ts';

it('an exported name is declared in one file: it has one meaning in the whole tree', () => {
  const filesOf = new Map<string, string[]>();
  for (const { name, file } of sourcesOf(['shared', 'renderer', 'electron']).flatMap(exportedNames)) {
    filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  expect(filesOf.size).toBeGreaterThan(500);
  expect([...filesOf].filter(([, files]) => files.length > 1)).toEqual([]);
});

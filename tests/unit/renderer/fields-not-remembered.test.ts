import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../renderer');
const field = /<(input|textarea|select)\b((?:[^>"]|"[^"]*")*)>/g;
/** What a browser has nothing to remember of. */
const nothingTyped = /\stype="(?:checkbox|radio|file|range)"/;

it('a browser is told to remember nothing of what is typed, in any field of the application', () => {
  const components = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.vue'),
  );
  const fields = components.flatMap((file) =>
    [...readFileSync(join(renderer, file), 'utf8').matchAll(field)].map(([, , attributes = '']) => ({
      file,
      attributes,
    })),
  );
  const typed = fields.filter(({ attributes }) => !nothingTyped.test(attributes));
  expect(typed.length).toBeGreaterThan(40);
  expect(typed.filter(({ attributes }) => !/\sautocomplete="off"/.test(attributes))).toEqual([]);
});

import { expect, it } from 'vitest';
import { sourcesOf } from './exported-names.ts';

/** A composable without a named return type, to its closing brace. */
const nameless = /^export function (use[A-Z]\w*)\((?:(?!\): )[\s\S])*?\)(?:: \{[\s\S]*?\})? \{\n([\s\S]*?)^\}/gmu;

it('a composable that returns more than four things returns a named interface', () => {
  const found = sourcesOf(['renderer']).flatMap(({ file, text }) =>
    [...text.matchAll(nameless)].flatMap(([, name = '', body = '']) => {
      const [, members = ''] = /^ {2}return \{([\s\S]*?)\};$/mu.exec(body) ?? [];
      const count = members.split(',').filter((member) => member.trim() !== '').length;
      return count > 4 ? [`${name} in ${file} returns ${count}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

import { expect, it } from 'vitest';
import { menuLabels } from '../../../../electron/services/menu-labels.ts';

const wordsOf = (labels: object): string[] =>
  Object.values(labels).flatMap((label: unknown) =>
    typeof label === 'string' ? [label] : typeof label === 'function' ? [] : wordsOf(label as object),
  );

it('speaks French, unless the system speaks English', () => {
  const [french, english] = [menuLabels('fr'), menuLabels('en')];
  for (const locale of ['fr-FR', 'de', '', 'enx', 'pt-en']) expect(menuLabels(locale), locale).toBe(french);
  for (const locale of ['en-GB', 'EN', 'en_US'.replace('_', '-')]) expect(menuLabels(locale), locale).toBe(english);
  expect([french.menus.file, english.menus.file]).toEqual(['Fichier', 'File']);
});

it('has a word for everything, and no two commands of one name', () => {
  for (const labels of [menuLabels('fr'), menuLabels('en')]) {
    expect(wordsOf(labels).filter((word) => !/^\p{Lu}[\p{L} ’…,.?]+$/u.test(word))).toEqual([]);
    const commands = Object.values(labels.commands);
    expect(new Set(commands).size).toBe(commands.length);
    expect(labels.updates.found('1.2.3')).toContain('1.2.3');
    expect(new Set(wordsOf(labels.roles)).size).toBe(Object.keys(labels.roles).length);
  }
});

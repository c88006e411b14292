import { describe, expect, it } from 'vitest';
import { i18n } from '../../../../renderer/ui/locale.ts';
import { frenchSpacesOnScreen } from '../../../../shared/text/french-spaces.ts';

type Words = { [key: string]: string | Words };
const folders = import.meta.glob<{ default: { fr: Words; en: Words } }>('../../../../renderer/*/messages.ts', {
  eager: true,
});

function flat(words: Words, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as [string, string]] : flat(value, `${path}.${key}`),
  );
}

const placeholders = (message: string) => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();
const choices = (message: string) => message.split(' | ').length;

describe.each(Object.entries(folders))('%s', (path, { default: messages }) => {
  const folder = path.split('/').at(-2) ?? '';
  const french = flat(messages.fr, folder);
  const english = new Map(flat(messages.en, folder));

  it('says everything in both languages', () => {
    expect([...english.keys()].sort()).toEqual(french.map(([key]) => key).sort());
  });

  it('leaves no message empty', () => {
    expect([...french, ...english].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it('fills the same blanks and offers the same plural forms in both', () => {
    const unlike = french.filter(([key, message]) => {
      const other = english.get(key) ?? '';
      return choices(message) !== choices(other) || placeholders(message).join(' ') !== placeholders(other).join(' ');
    });
    expect(unlike).toEqual([]);
  });

  it('is written as the message format reads it', () => {
    const values = {
      n: 2,
      ...Object.fromEntries(french.flatMap(([, m]) => placeholders(m).map((p) => [p.slice(1, -1), 'x']))),
    };
    for (const [key] of french) {
      for (const locale of ['fr', 'en']) expect(i18n.global.t(key, values, { plural: 2, locale }), key).not.toBe(key);
    }
  });

  it('writes apostrophes as they are printed', () => {
    expect([...french, ...english].filter(([, message]) => message.replace(/\{'[^']*'\}/g, '').includes("'"))).toEqual(
      [],
    );
  });

  it('does not shout', () => {
    expect([...french, ...english].filter(([, message]) => message.includes('!'))).toEqual([]);
  });

  it('puts a space where French double punctuation and quotes want one', () => {
    // A colon inside an hour or an address wants none.
    const tight = french.filter(([, message]) =>
      /[^\s\u202f][;?»]|[\p{L}\d}]:(\s|$)|«\S/u.test(frenchSpacesOnScreen(message).replaceAll('\u202f', ' ')),
    );
    expect(tight).toEqual([]);
  });
});

describe('French spaces', () => {
  it('are narrow and do not break before double punctuation and inside quotes', () => {
    expect(frenchSpacesOnScreen('Il dit : « Pourquoi elle ? » ; à 14:05')).toBe(
      'Il dit\u202f: «\u202fPourquoi elle\u202f?\u202f»\u202f; à 14:05',
    );
  });

  it('set what is already set no differently', () => {
    const once = frenchSpacesOnScreen('« Déjà » : fait');
    expect(frenchSpacesOnScreen(once)).toBe(once);
  });
});

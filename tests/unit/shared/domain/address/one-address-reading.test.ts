import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../../..');
const reader = join('shared', 'domain', 'address');

const sources = ['shared', 'renderer', 'electron'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|vue)$/u.test(path))
    .map((path) => join(folder, path)),
);
const elsewhere = sources.filter((path) => !path.startsWith(reader));

/** What a second reader of addresses would be written with. */
const signs = {
  'suffixes of house numbers': /\bbis\b[^\n]{0,30}\bter\b/u,
  'kinds of way': /\b(?:rue|avenue)\b\|\b(?:rue|avenue|boulevard|allée|place)\b/iu,
  'figures of a postcode before a town': /\\d\{5\}(?:\\s|\s|\(\?:\\s)/u,
  'a label taken apart':
    /\b(?:label|address|street)\w*\??\.(?:split|match|matchAll|search|slice|substring|startsWith|endsWith|indexOf)\(/u,
  'a pattern put to a label': /\.(?:exec|test)\((?:\w+\.)*(?:label|address|street)\b/u,
  'labels compared letter by letter': /\bfold\w+\((?:\w+\??\.)*(?:label|address)\b/u,
};

describe('an address', () => {
  it.each(Object.entries(signs))('is read in one place: %s stand nowhere else', (_name, sign) => {
    const found = elsewhere.filter((path) => sign.test(readFileSync(join(root, path), 'utf8')));
    expect(found).toEqual([]);
  });

  it('has its reader where this test looks', () => {
    const text = sources
      .filter((path) => path.startsWith(reader))
      .map((path) => readFileSync(join(root, path), 'utf8'));
    expect(text.join('\n')).toMatch(signs['suffixes of house numbers']);
  });
});

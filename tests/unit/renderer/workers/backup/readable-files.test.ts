import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readableFiles } from '../../../../../renderer/workers/backup/readable-files.ts';
import { plainEntry, writeZip } from '../../../../../shared/backup/zip-writer.ts';
import { sample } from '../../../shared/backup/archive-of.ts';

const settings = [...sample.settings, { key: 'backup-keys', value: { identities: ['AGE-SECRET-KEY-1…'] } }];
const { entries, pages, about } = readableFiles({ ...sample, settings }, '2026-11-28');
// As any other program reads it.
const files = unzipSync(writeZip([plainEntry('LISEZMOI.txt', about.withPdf), ...entries], '2026-11-28T18:00:00.000Z'));
const textOf = (name: string): string => strFromU8(files[name] ?? new Uint8Array(0));

it('holds every table whole as JSON, and every record in words as CSV', () => {
  for (const [table, rows] of Object.entries(sample)) {
    expect([table, JSON.parse(textOf(`json/${table}.json`))]).toEqual([table, rows]);
  }
  expect(textOf('csv/voisins.csv')).toContain('Élodie;Testard;06 39 98 00 00');
});

it('says in its text that it is not sealed, and has a document for each kind that is there', () => {
  expect(textOf('LISEZMOI.txt')).toContain('N’EST PAS SCELLÉE');
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['annonces', 'voisins', 'feuilles']));
});

it('leaves no key of the backups in clear', () => {
  expect(
    Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join(''),
  ).not.toContain('AGE-SECRET-KEY');
});

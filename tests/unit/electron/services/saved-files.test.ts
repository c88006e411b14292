import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { savedFiles } from '../../../../electron/services/saved-files.ts';

const one = new Uint8Array([1, 1, 1]);
const two = new Uint8Array([2, 2]);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-saved-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('never replaces a file: the second takes a number', async () => {
  const files = savedFiles();
  const names = await Promise.all([1, 2, 3].map(() => files.saveIn(folder, 'Feuille 7.pdf', one)));
  expect(names.every((answer) => answer.ok)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['Feuille 7 (2).pdf', 'Feuille 7 (3).pdf', 'Feuille 7.pdf']);
});

it('replaces what the person agreed to replace, whole', async () => {
  const path = join(folder, 'Feuille 7.pdf');
  await writeFile(path, one);
  expect(await savedFiles().saveAs(path, two)).toMatchObject({ ok: true, data: { shownPath: path } });
  expect(new Uint8Array(await readFile(path))).toEqual(two);
  expect(await readdir(folder)).toEqual(['Feuille 7.pdf']);
});

it('says that the folder went away', async () => {
  const answer = await savedFiles().saveIn(join(folder, 'clé USB'), 'x.pdf', one);
  expect(answer).toEqual({ ok: false, code: 'folder-missing' });
});

it('says that the folder cannot be written, and leaves nothing', async () => {
  // A kernel folder, which refuses even the administrator.
  const answer = await savedFiles().saveIn('/proc/self', 'x.pdf', one);
  expect(answer).toMatchObject({ ok: false });
  expect(['not-writable', 'folder-missing']).toContain(answer.ok ? '' : answer.code);
});

it.runIf(process.platform === 'linux')('says that the disk is full, and leaves nothing half written', async () => {
  const files = savedFiles(async (path, content) => {
    await writeFile(path, content.subarray(0, 1));
    // The kernel's own full disk gives the very error of a real one.
    await writeFile('/dev/full', content);
  });
  expect(await files.saveIn(folder, 'x.pdf', one)).toEqual({ ok: false, code: 'disk-full' });
  expect(await files.saveAs(join(folder, 'y.pdf'), one)).toEqual({ ok: false, code: 'disk-full' });
  expect(await readdir(folder)).toEqual([]);
});

it('keeps the former file when the new one does not fit', async () => {
  const path = join(folder, 'Feuille 7.pdf');
  await writeFile(path, one);
  await savedFiles(() => Promise.reject(new Error('no'))).saveAs(path, two);
  expect(new Uint8Array(await readFile(path))).toEqual(one);
});

it('gives back the path of what it saved, and of nothing else', async () => {
  const files = savedFiles();
  const saved = await files.saveIn(folder, 'x.csv', one);
  if (!saved.ok) throw new Error(saved.code);
  expect(files.pathOf(saved.data.fileId)).toBe(join(folder, 'x.csv'));
  expect(savedFiles().pathOf(saved.data.fileId)).toBeNull();
});

import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolderTaken, openDataFolder } from '../../../city/data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'palier-city-')), 'inside', 'city');
});
afterEach(() => rm(join(folder, '../..'), { recursive: true }));

async function leaveSomething(database: string): Promise<string> {
  await mkdir(database);
  await writeFile(join(database, 'page'), 'row');
  return join(database, 'page');
}

it('keeps a whole database, and makes a half-made one again', async () => {
  const first = await openDataFolder(folder);
  const page = await leaveSomething(first.database);
  await first.release();

  const second = await openDataFolder(folder);
  await expect(access(page)).rejects.toThrow();
  await leaveSomething(second.database);
  await second.markWhole();
  await second.release();

  const third = await openDataFolder(folder);
  expect(await readFile(page, 'utf8')).toBe('row');
  await third.release();
});

it('serves one city at a time, and takes over from one that was killed', async () => {
  const first = await openDataFolder(folder);
  await expect(openDataFolder(folder)).rejects.toThrow(DataFolderTaken);
  // Larger than any process number: what a city that was killed leaves behind.
  await writeFile(join(folder, 'running'), '99999999');
  const second = await openDataFolder(folder);
  await expect(openDataFolder(folder)).rejects.toThrow(DataFolderTaken);
  await second.release();
  await first.release();
});

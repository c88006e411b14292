import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnectionFile, type SecretStore } from '../../../../electron/services/connection-file.ts';

/** As a system’s safe: what it holds cannot be read without it. */
const safe: SecretStore = {
  seal: async (secret) => new TextEncoder().encode([...secret].reverse().join('')),
  unseal: async (sealed) => [...new TextDecoder().decode(sealed)].reverse().join(''),
};
const capabilities = {
  ...{ read: true, create: true, update: true, delete: true, cursor: true, conditionalWrite: true, clientIds: true },
};
const connection = {
  address: 'https://ville.example',
  account: { name: 'Cachan', account: 'Entraide', scopes: ['read'], capabilities },
  token: 'jeton-secret',
};
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-connection-'));
  file = join(folder, 'profile', 'city.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('a sign-in', () => {
  it('is kept over a restart, its token sealed, in a file and a folder of its owner alone', async () => {
    expect(await openConnectionFile(file, safe).keep(connection)).toBe(true);
    expect(await openConnectionFile(file, safe).recall()).toEqual(connection);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(connection.token);
    expect(JSON.parse(text)).toMatchObject({ version: 1, address: connection.address });
    expect(await readdir(join(folder, 'profile'))).toEqual(['city.json']);
    if (process.platform !== 'win32') {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(join(folder, 'profile'))).mode & 0o777).toBe(0o700);
    }
  });

  it('takes the place of the one before, also where a writing was cut off', async () => {
    const opened = openConnectionFile(file, safe);
    await opened.keep(connection);
    await writeFile(`${file}.new`, 'half');
    expect(await opened.keep({ ...connection, token: 'autre' })).toBe(true);
    expect((await opened.recall())?.token).toBe('autre');
  });

  it('is not kept at all where the computer has no safe: not even the one before', async () => {
    await openConnectionFile(file, safe).keep(connection);
    const unsafe: SecretStore = { ...safe, seal: async () => null };
    expect(await openConnectionFile(file, unsafe).keep(connection)).toBe(false);
    expect(await readdir(join(folder, 'profile'))).toEqual([]);
  });

  it('says so where it could not be written', async () => {
    await writeFile(join(folder, 'profile'), '');
    expect(await openConnectionFile(file, safe).keep(connection)).toBe(false);
  });

  it('is asked for again where nothing is there, where it is damaged, and where the safe opens it no more', async () => {
    const opened = openConnectionFile(file, safe);
    expect(await opened.recall()).toBeNull();
    await opened.keep(connection);
    const kept = JSON.parse(await readFile(file, 'utf8')) as object;
    for (const damaged of ['', '{', JSON.stringify({ ...kept, version: 2 }), JSON.stringify({ ...kept, token: 7 })]) {
      await writeFile(file, damaged);
      expect(await opened.recall(), damaged).toBeNull();
    }
    await opened.keep(connection);
    expect(await openConnectionFile(file, { ...safe, unseal: async () => null }).recall()).toBeNull();
  });

  it('is forgotten when told to, once and twice', async () => {
    const opened = openConnectionFile(file, safe);
    await opened.keep(connection);
    await opened.forget();
    await opened.forget();
    expect(await opened.recall()).toBeNull();
    await mkdir(join(folder, 'profile'), { recursive: true });
    expect(await readdir(join(folder, 'profile'))).toEqual([]);
  });
});

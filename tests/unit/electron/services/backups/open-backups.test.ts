import { createHash, randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openBackups } from '../../../../../electron/services/backups/open-backups.ts';
import type { BackupBridge } from '../../../../../shared/backup/backup-bridge.ts';

let folder: string;
let data: string;
let key: string;
let backups: BackupBridge;
let now = new Date(2026, 10, 28, 18, 0);

const open = (): BackupBridge => openBackups({ dataFolder: data, askFolder: async () => key, now: () => now });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-backups-'));
  [data, key] = [join(folder, 'data'), join(folder, 'usb')];
  await mkdir(key);
  now = new Date(2026, 10, 28, 18, 0);
  backups = open();
});

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

async function backUp(name: string, content: Uint8Array, sha256 = hashOf(content)) {
  const begun = await backups.begin({ name });
  if (!begun.ok) return begun;
  const { writing } = begun.data;
  for (let at = 0; at < content.length; at += 1000) {
    const appended = await backups.append({ writing, content: content.subarray(at, at + 1000) });
    if (!appended.ok) return appended;
  }
  return await backups.finish({ writing, sha256 });
}

async function placeOf(place: 'own' | 'chosen') {
  const state = await backups.state();
  return state.ok ? state.data.places.find((one) => one.place === place) : undefined;
}

it('keeps a backup in the data folder, for its owner only, and reads it back piece by piece', async () => {
  const content = randomBytes(9000);
  expect(await backUp('palier-2026-11-28.age', content)).toEqual({ ok: true, data: { own: null } });
  const path = join(data, 'sauvegardes', 'palier-2026-11-28.age');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(data, 'sauvegardes'))).mode & 0o777).toBe(0o700);
  const read = await backups.read({ place: 'own', name: 'palier-2026-11-28.age', from: 4000 });
  expect(read.ok && Buffer.from(read.data.content).equals(content.subarray(4000))).toBe(true);
  expect((await placeOf('own'))?.backups).toEqual([{ name: 'palier-2026-11-28.age', bytes: 9000 }]);
  expect(await readdir(join(data, 'sauvegardes'))).toEqual(['palier-2026-11-28.age']);
});

it('makes a folder private that was everybody’s', async () => {
  await mkdir(join(data, 'sauvegardes'), { recursive: true, mode: 0o755 });
  await backUp('palier-2026-11-28.age', randomBytes(10));
  expect((await stat(join(data, 'sauvegardes'))).mode & 0o777).toBe(0o700);
});

it('keeps the backup of before when what arrived is not what was sent', async () => {
  const before = randomBytes(3000);
  await backUp('palier-2026-11-28.age', before);
  const refused = await backUp('palier-2026-11-28.age', randomBytes(3000), '0'.repeat(64));
  expect(refused).toEqual({ ok: false, code: 'differs' });
  expect(await readFile(join(data, 'sauvegardes', 'palier-2026-11-28.age'))).toEqual(before);
  expect(await readdir(join(data, 'sauvegardes'))).toEqual(['palier-2026-11-28.age']);
});

it('keeps a second one in the folder that was chosen, apart from another laptop’s, and remembers it', async () => {
  expect((await backups.chooseFolder()).ok).toBe(true);
  const content = randomBytes(2000);
  expect(await backUp('palier-2026-11-28.age', content)).toEqual({ ok: true, data: { own: null, chosen: null } });
  backups = open();
  expect((await placeOf('chosen'))?.backups).toHaveLength(1);
  const other = openBackups({ dataFolder: join(folder, 'other'), askFolder: async () => key, now: () => now });
  await other.chooseFolder();
  const state = await other.state();
  expect(state.ok && state.data.places[1]?.backups).toEqual([]);
});

it('says since when the chosen folder is missing, and never makes it anew where its disk was', async () => {
  await backups.chooseFolder();
  await placeOf('chosen');
  await rm(key, { recursive: true });
  await mkdir(key);
  now = new Date(2026, 11, 8, 18, 0);
  expect(await backUp('palier-2026-12-08.age', randomBytes(10))).toEqual({
    ok: true,
    data: { own: null, chosen: 'folder-missing' },
  });
  expect(await placeOf('chosen')).toMatchObject({
    problem: 'folder-missing',
    lastSeenAt: new Date(2026, 10, 28, 18, 0).toISOString(),
  });
  expect(await readdir(key)).toEqual([]);
});

it('lets go what is older than its turn, and nothing that is not its own', async () => {
  await mkdir(join(data, 'sauvegardes'), { recursive: true });
  await writeFile(join(data, 'sauvegardes', 'notes.txt'), 'à moi');
  for (let day = 1; day <= 20; day += 1) {
    now = new Date(2026, 10, day, 18, 0);
    await backUp(`palier-2026-11-${String(day).padStart(2, '0')}.age`, randomBytes(10));
  }
  const names = await readdir(join(data, 'sauvegardes'));
  expect(names).toContain('notes.txt');
  expect(names).toContain('palier-2026-11-20.age');
  expect(names).not.toContain('palier-2026-11-02.age');
  expect(names.length).toBeLessThan(13);
});

it('clears away what a crash has left half written', async () => {
  const begun = await backups.begin({ name: 'palier-2026-11-28.age' });
  if (begun.ok) await backups.append({ writing: begun.data.writing, content: randomBytes(100) });
  expect(await readdir(join(data, 'sauvegardes'))).toHaveLength(1);
  backups = open();
  await backUp('palier-2026-11-28.age', randomBytes(10));
  expect(await readdir(join(data, 'sauvegardes'))).toEqual(['palier-2026-11-28.age']);
});

it('leaves nothing behind of one that was given up', async () => {
  const begun = await backups.begin({ name: 'palier-2026-11-28.age' });
  if (begun.ok) await backups.abandon({ writing: begun.data.writing });
  expect(await readdir(join(data, 'sauvegardes'))).toEqual([]);
});

it('follows no link', async () => {
  await mkdir(join(data, 'sauvegardes'), { recursive: true });
  await writeFile(join(folder, 'secret'), 'secret');
  await symlink(join(folder, 'secret'), join(data, 'sauvegardes', 'palier-2026-11-28.age'));
  expect((await placeOf('own'))?.backups).toEqual([]);
  expect((await backups.read({ place: 'own', name: 'palier-2026-11-28.age', from: 0 })).ok).toBe(false);
});

it('puts the key files beside the backups in each place', async () => {
  await backups.chooseFolder();
  const kept = await backups.keepKey({ name: 'cle.age', content: randomBytes(300) });
  expect(kept).toEqual({ ok: true, data: { own: null, chosen: null } });
  expect(await readdir(join(data, 'sauvegardes'))).toContain('cle.age');
});

const unshared = spawnSync('unshare', ['-rm', 'true']).status === 0;
if (!unshared) console.warn('no namespace of its own is allowed here: a really full disk is not tried');

it.skipIf(!unshared)('says that the disk is full when it really is, and keeps the backup of before', () => {
  const script = new URL('./full-disk.ts', import.meta.url).pathname;
  const tried = spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=3m none "$1" && exec npx tsx "$2" "$1"', 'sh', key, script],
    {
      encoding: 'utf8',
    },
  );
  expect(tried.stderr).toBe('');
  expect(JSON.parse(tried.stdout)).toEqual({
    first: { ok: true, data: { own: null } },
    second: { ok: false, code: 'disk-full' },
    kept: 1_000_000,
    files: ['palier-2026-11-28.age'],
    afterRoom: { ok: true, data: { own: null } },
    readOnly: { ok: false, code: 'read-only' },
  });
});

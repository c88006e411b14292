import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFolder } from '../../../../electron/services/log/log-folder.ts';
import { openVaultJson } from '../../../../electron/services/log/vault-json.ts';
import { compactObjects } from '../../../../shared/space/compact-objects.ts';
import type { VaultFile } from '../../../../shared/space/vault-file.ts';
import fc from '../../../properties.ts';
import { log, opened, play, seal, sealCommands } from '../../shared/space/log-of-commands.ts';

let folder: string;
const open = () => openLogFolder(folder, () => new Date('2026-11-28T10:00:00.000Z'));
const objects = sealCommands(
  play(Array.from({ length: 6 }, (_, n) => [['overlays', 'a', { note: `essai ${n}` }]])).changes,
);

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'palier-log-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function appendAll(some = objects): Promise<void> {
  const there = open();
  for (const object of some) expect(await there.append(object)).toEqual({ ok: true, data: null });
}

async function statesOf(): Promise<Record<string, string>> {
  const listing = await open().list({ log });
  return Object.fromEntries(listing.ok ? listing.data.objects.map(({ name, state }) => [name, state]) : []);
}

const wholeOf = (some: typeof objects) => Object.fromEntries(some.map(({ name }) => [name, 'whole']));
const tail = () => join(folder, 'log', `tail-${log}`);
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('the folder of the log', () => {
  it('gives back after a start what it had acknowledged', async () => {
    await appendAll();
    expect(await statesOf()).toEqual(wholeOf(objects));
    for (const { name, bytes } of objects) expect(await open().read({ name })).toEqual({ ok: true, data: { bytes } });
  });

  it('is for its owner alone, whatever it was before', async () => {
    await mkdir(join(folder, 'log'), { recursive: true });
    await writeFile(tail(), '');
    await chmod(tail(), 0o666);
    for (const path of [folder, join(folder, 'log')]) await chmod(path, 0o777);
    await appendAll();
    expect(await Promise.all([folder, join(folder, 'log'), tail()].map(modeOf))).toEqual(['700', '700', '600']);
  });

  it('takes an object only behind the one before it, and only with the bytes of its name', async () => {
    const [first, second, third] = objects;
    const there = open();
    expect(await there.append(second!)).toMatchObject({ ok: false, code: 'out-of-step' });
    await there.append(first!);
    expect(await there.append(first!)).toMatchObject({ ok: false, code: 'out-of-step' });
    expect(await there.append({ name: second!.name, bytes: third!.bytes })).toMatchObject({ code: 'altered' });
    expect(await there.append({ name: '../vault.json', bytes: first!.bytes })).toMatchObject({ code: 'altered' });
  });

  it('cuts a torn end at the last whole object, says it, keeps what was there, and goes on', async () => {
    await appendAll();
    await truncate(tail(), (await stat(tail())).size - 7);
    const there = open();
    const listing = await there.list({ log });
    expect(listing).toMatchObject({ ok: true, data: { cut: true } });
    expect(await statesOf()).toEqual(wholeOf(objects.slice(0, -1)));
    const [aside] = await readdir(join(folder, 'set-aside'));
    expect(await readdir(join(folder, 'set-aside', aside!))).toEqual([`tail-${log}`]);
    expect(await there.append(objects.at(-1)!)).toEqual({ ok: true, data: null });
    expect(await statesOf()).toEqual(wholeOf(objects));
  });

  it('loses nothing but what was hit, wherever a bit turns or rubbish lies, and calls nothing whole that is not', async () => {
    await appendAll();
    const content = await readFile(tail());
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length * 8 - 1), async (bit) => {
        const altered = Buffer.from(content);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        await writeFile(tail(), altered);
        const states = await statesOf();
        const whole = objects.filter(({ name }) => states[name] === 'whole');
        expect(whole.length).toBeGreaterThanOrEqual(objects.length - 1);
        for (const { name, bytes } of whole) expect(await open().read({ name })).toEqual({ ok: true, data: { bytes } });
        await rm(join(folder, 'set-aside'), { recursive: true, force: true });
      }),
      { numRuns: 25 },
    );
    await writeFile(tail(), content);
    await appendFile(tail(), 'rien de bon');
    expect(await statesOf()).toEqual(wholeOf(objects));
  });

  it('takes objects away only once what stands for them was written, and finds its end without them', async () => {
    await appendAll();
    const [first, ...others] = objects.slice(0, 4).map(opened);
    const one = seal(compactObjects([first!, ...others]));
    const there = open();
    await there.compact(one);
    expect(await statesOf()).toEqual({ ...wholeOf(objects), ...wholeOf([one]) });
    await there.remove({ names: objects.slice(0, 4).map(({ name }) => name) });
    const left = [...objects.slice(4), one];
    expect(await statesOf()).toEqual(wholeOf(left));
    for (const { name, bytes } of left) expect(await there.read({ name })).toEqual({ ok: true, data: { bytes } });
    expect(await modeOf(join(folder, 'log', one.name))).toBe('600');
    const [next] = sealCommands(play([[['overlays', 'b', {}]]]).changes, { seq: 6, link: '' });
    expect(await there.append(next!)).toEqual({ ok: true, data: null });
  });

  it('moves other logs out of the way and deletes nothing', async () => {
    await appendAll();
    const there = open();
    await there.list({ log });
    expect(await there.setAsideOthers({ log })).toEqual({ ok: true, data: { moved: 0 } });
    expect(await there.setAsideOthers({ log: 'f'.repeat(20) })).toEqual({ ok: true, data: { moved: 1 } });
    expect(await statesOf()).toEqual({});
    const [aside] = await readdir(join(folder, 'set-aside'));
    expect((await readFile(join(folder, 'set-aside', aside!, `tail-${log}`))).length).toBeGreaterThan(0);
  });

  it('answers, and does not throw, where the disk says no', async () => {
    await mkdir(join(folder, '..'), { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    expect(await open().list({ log })).toMatchObject({ ok: false, code: 'disk-failed' });
    expect(await open().append(objects[0]!)).toMatchObject({ ok: false, code: 'disk-failed' });
    expect(await openVaultJson(folder).write({ vault })).toMatchObject({ ok: false, code: 'disk-failed' });
  });
});

const vault: VaultFile = {
  format: 1,
  space: 'a'.repeat(20),
  log,
  seq: 7,
  header: 'cGFsaWVy',
  keys: 'cGFsaWVy',
  database: 'palier',
};

describe('vault.json', () => {
  it('is told from a first start, and read back, for its owner alone', async () => {
    const there = openVaultJson(folder);
    expect(await there.read()).toEqual({ ok: true, data: { vault: null, damaged: 0, newer: false, hasLog: false } });
    await there.write({ vault });
    expect(await there.read()).toEqual({ ok: true, data: { vault, damaged: 0, newer: false, hasLog: false } });
    expect(await modeOf(join(folder, 'vault.json'))).toBe('600');
  });

  it('is read from its copy when a bit of it has turned, and never half read', async () => {
    const there = openVaultJson(folder);
    await there.write({ vault });
    const content = await readFile(join(folder, 'vault.json'));
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length * 8 - 1), async (bit) => {
        const altered = Buffer.from(content);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        await writeFile(join(folder, 'vault.json'), altered);
        expect(await there.read()).toMatchObject({ ok: true, data: { vault } });
        await writeFile(join(folder, 'vault-copy.json'), altered);
        const alone = await there.read();
        expect(alone.ok && (alone.data.vault === null ? alone.data.damaged === 2 : alone.data.vault)).toBeTruthy();
        if (alone.ok && alone.data.vault) expect(alone.data.vault).toEqual(vault);
        await writeFile(join(folder, 'vault-copy.json'), content);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a damaged one aside when it is written anew', async () => {
    const there = openVaultJson(folder);
    await there.write({ vault });
    await writeFile(join(folder, 'vault.json'), '{"format":1');
    await there.write({ vault: { ...vault, seq: 8 } });
    const [aside] = await readdir(join(folder, 'set-aside'));
    expect(await readFile(join(folder, 'set-aside', aside!, 'vault.json'), 'utf8')).toBe('{"format":1');
    expect(await there.read()).toMatchObject({ ok: true, data: { vault: { seq: 8 }, damaged: 0 } });
  });

  it('of a later Palier is said to be that', async () => {
    const there = openVaultJson(folder);
    await there.write({ vault: { ...vault, format: 2 } as never });
    expect(await there.read()).toMatchObject({ ok: true, data: { vault: null, newer: true } });
  });
});

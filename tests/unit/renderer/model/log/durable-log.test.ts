import type { BackupRows } from '../../../../../renderer/model/recovery/with-backup.ts';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLogFolder } from '../../../../../electron/services/log/log-folder.ts';
import { openVaultJson } from '../../../../../electron/services/log/vault-json.ts';
import { lastChange, mostChanges, pendingChanges } from '../../../../../renderer/db/changes.ts';
import { databaseName } from '../../../../../renderer/db/database-name.ts';
import { closeDatabase, db } from '../../../../../renderer/db/open-database.ts';
import { createVault, keyForWorker, lockVault, unlockVault } from '../../../../../renderer/db/vault/vault.ts';
import { readHeader } from '../../../../../renderer/db/vault/vault-header.ts';
import { command } from '../../../../../renderer/model/commands/command.ts';
import { DurableLog } from '../../../../../renderer/model/log/durable-log.ts';
import { readLog } from '../../../../../renderer/model/log/read-log.ts';
import { logCommandsWith } from '../../../../../renderer/model/log/when-logged.ts';
import { headerOf, rebuildDatabase } from '../../../../../renderer/model/recovery/rebuild-database.ts';
import { recoveryStanding } from '../../../../../renderer/model/recovery/recovery-standing.ts';
import type { ShellBridge } from '../../../../../shared/shell.ts';
import { forgetEverything, rawPut } from '../../db/fresh-database.ts';

const cheap = { N: 2 ** 4, r: 8, p: 1 };
const words = 'un été à Cachan';
let folder: string;
let shell: Pick<ShellBridge, 'log' | 'vault'>;
let problems: (string | null)[];
let renewed: number;
let log: DurableLog;

/** One holder at a time, as the browser has it. */
function oneAtATime(): Pick<LockManager, 'request'> {
  let turn: Promise<unknown> = Promise.resolve();
  const request = (_name: string, options: unknown, work?: (lock: unknown) => unknown) => {
    const mine = turn.then(() => (work ?? (options as (lock: unknown) => unknown))({}));
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  };
  return { request } as Pick<LockManager, 'request'>;
}
const locks = oneAtATime();

/** A host that has just started, on the same folder. */
function startHost(): void {
  shell = { log: openLogFolder(folder, () => new Date()), vault: openVaultJson(folder) };
}

function newLog(): DurableLog {
  return new DurableLog({
    shell,
    locks,
    database: db,
    databaseName,
    dataKey: keyForWorker,
    header: readHeader,
    tellProblem: (problem) => problems.push(problem),
    tellProgress: () => {},
    tellRenewed: () => (renewed += 1),
  });
}

async function follow(): Promise<void> {
  log = newLog();
  expect(await log.resume()).toEqual({ ok: true, data: null });
  logCommandsWith(() => log.flush());
  await log.flush();
}

/** The laptop is switched off, and on again. */
async function restart(): Promise<void> {
  logCommandsWith(null);
  lockVault();
  startHost();
  expect(await unlockVault(words)).toEqual({ ok: true, data: null });
}

async function note(listingId: string, text: string): Promise<void> {
  await command({
    action: 'note-kept',
    tables: ['overlays'],
    run: async ({ overlays }) => void (await overlays.put({ listingId, note: text } as never)),
  });
}

const notes = async () =>
  Object.fromEntries((await db().overlays.toArray()).map(({ listingId, note: text }) => [listingId, text]));

async function written() {
  const reading = await shell.vault.read();
  if (!reading.ok || !reading.data.vault) throw new Error('no vault beside the database');
  return reading.data.vault;
}

async function recover(newestBackup: () => Promise<BackupRows | null> = async () => null) {
  const vault = await written();
  const key = keyForWorker();
  const header = headerOf(vault);
  if (!header) throw new Error('no header');
  logCommandsWith(null);
  closeDatabase();
  return await rebuildDatabase(shell, key, vault, header, () => {}, newestBackup);
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'palier-durable-')), 'data');
  [problems, renewed] = [[], 0];
  lockVault();
  forgetEverything();
  startHost();
  await createVault(words, cheap);
});
afterEach(async () => {
  logCommandsWith(null);
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('the log beside the database', () => {
  it('has a command before whoever asked for it hears of it, and its first copy what was there before', async () => {
    await note('a', 'avant le journal');
    await follow();
    await note('b', 'sonner deux fois');
    forgetEverything();
    const recovered = await recover();
    expect(recovered).toMatchObject({ lost: [], flawed: [], logFound: true, oldIsWhole: false });
    expect(await notes()).toEqual({ a: 'avant le journal', b: 'sonner deux fois' });
    expect(await lastChange(db())).toBe(2);
  });

  it('tells of a full disk, keeps the rows, lets the command end, and catches up when there is room', async () => {
    await follow();
    const { append } = shell.log;
    const full = { ...shell.log, append: async () => ({ ok: false as const, code: 'disk-full' as const }) };
    shell = { ...shell, log: full };
    log = newLog();
    await log.resume();
    await note('a', 'disque plein');
    expect(problems.at(-1)).toBe('disk-full');
    expect(await notes()).toEqual({ a: 'disque plein' });
    full.append = append as never;
    await log.flush();
    expect(problems.at(-1)).toBe(null);
    forgetEverything();
    await recover();
    expect(await notes()).toEqual({ a: 'disque plein' });
  });

  it('appends at the next start what it was not told of, once', async () => {
    await follow();
    logCommandsWith(null);
    await note('a', 'pas encore au journal');
    await restart();
    await follow();
    const { seq } = log.end!;
    // Appended, and the laptop stopped before that was marked.
    await restart();
    await follow();
    expect(log.end!.seq).toBe(seq);
    await log.acknowledge();
    expect(await pendingChanges(db(), 10)).toEqual([]);
    await note('b', 'ensuite');
    forgetEverything();
    await recover();
    expect(await notes()).toEqual({ a: 'pas encore au journal', b: 'ensuite' });
  });

  it('hangs together when two windows write by turns', async () => {
    await follow();
    const other = newLog();
    await other.resume();
    for (let turn = 0; turn < 6; turn += 1) {
      logCommandsWith(turn % 2 === 0 ? () => log.flush() : () => other.flush());
      await note(`n${turn}`, 'à tour de rôle');
    }
    const { identity, keys } = log.keyring!;
    const read = await readLog(shell.log, identity.log, keys);
    expect(read).toMatchObject({ ok: true, data: { flawed: [], chain: { unreached: [] } } });
    forgetEverything();
    await recover();
    expect(Object.keys(await notes())).toHaveLength(6);
  });

  it('knows more than a database that has gone back, and says so', async () => {
    await follow();
    for (const key of ['a', 'b', 'c']) await note(key, key);
    await log.acknowledge();
    await db().changes.clear();
    await db().changes.put({ seq: 1, weight: 0, action: 'note-kept', at: '', rows: [] });
    await db().overlays.bulkDelete(['b', 'c']);
    await restart();
    expect(await newLog().resume()).toMatchObject({ ok: false, code: 'database-behind' });
    const recovered = await recover();
    expect(recovered).toMatchObject({ lost: [], flawed: [], oldIsWhole: false });
    expect(await notes()).toEqual({ a: 'a', b: 'b', c: 'c' });
    // The old one is kept beside it.
    expect(databaseName()).toBe('palier-2');
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('palier');
  });

  it('that is damaged is begun anew from the database, and kept aside', async () => {
    await follow();
    for (const key of ['a', 'b']) await note(key, key);
    const [tail] = await readdir(join(folder, 'log'));
    const path = join(folder, 'log', tail!);
    const content = await readFile(path);
    content[200]! ^= 1;
    await writeFile(path, content);
    await restart();
    await follow();
    expect(renewed).toBeGreaterThan(0);
    expect(await readdir(join(folder, 'set-aside'))).not.toEqual([]);
    forgetEverything();
    expect(await recover()).toMatchObject({ lost: [], flawed: [] });
    expect(await notes()).toEqual({ a: 'a', b: 'b' });
  });

  it('is begun anew where commands were dropped before it could take them', async () => {
    await follow();
    logCommandsWith(null);
    for (let n = 0; n < mostChanges + 60; n += 1) await note(`n${n}`, 'sans journal');
    logCommandsWith(() => log.flush());
    await note('z', 'de nouveau');
    forgetEverything();
    await recover();
    expect(Object.keys(await notes())).toHaveLength(mostChanges + 61);
  });

  it('becomes few objects and gives the same', async () => {
    await follow();
    for (let n = 0; n < 100; n += 1) await note(`n${n % 10}`, `essai ${n}`);
    await log.compact();
    const { identity } = log.keyring!;
    const listing = await shell.log.list({ log: identity.log });
    expect(listing.ok && listing.data.objects.length).toBeLessThan(25);
    await note('z', 'ensuite');
    await restart();
    await follow();
    const before = await notes();
    forgetEverything();
    expect(await recover()).toMatchObject({ lost: [], flawed: [] });
    expect(await notes()).toEqual(before);
  });
});

describe('a start', () => {
  it('is a first one only where nothing lies beside', async () => {
    forgetEverything();
    expect(await recoveryStanding(shell)).toEqual({ phase: 'first-start' });
    await createVault(words, cheap);
    await follow();
    expect(await recoveryStanding(shell)).toEqual({ phase: 'locked' });
    forgetEverything();
    expect(await recoveryStanding(shell)).toMatchObject({ phase: 'recovery', cause: 'database-gone' });
    for (const name of ['vault.json', 'vault-copy.json']) await writeFile(join(folder, name), '{');
    expect(await recoveryStanding(shell)).toMatchObject({ phase: 'recovery', cause: 'vault-lost', vault: null });
  });

  it('with a damaged header asks for the same words, and finds the database whole', async () => {
    await follow();
    await note('a', 'sonner deux fois');
    const header = (await readHeader())!;
    await rawPut('palier-vault', 'headers', { ...header, byPassphrase: header.byPassphrase.slice(1) });
    expect(await recoveryStanding(shell)).toMatchObject({ phase: 'recovery', cause: 'header-damaged' });
    expect(await recover()).toMatchObject({ oldIsWhole: true });
    expect(await notes()).toEqual({ a: 'sonner deux fois' });
    lockVault();
    expect(await unlockVault(words)).toEqual({ ok: true, data: null });
  });

  it('with damaged rows takes these from the log, and the others from where they are', async () => {
    await follow();
    await note('a', 'sonner deux fois');
    await note('b', 'troisième étage');
    await rawPut('palier', 'overlays', { listingId: 'a', sealed: new Uint8Array(60) });
    expect(await recover()).toMatchObject({ lost: [], flawed: [], oldIsWhole: false });
    expect(await notes()).toEqual({ a: 'sonner deux fois', b: 'troisième étage' });
  });

  it('with a hole in the log and no database names what is not back, row by row', async () => {
    await follow();
    for (const key of ['a', 'b', 'c']) await note(key, `de ${key}`);
    const { identity, keys } = log.keyring!;
    const read = await readLog(shell.log, identity.log, keys);
    const hit = read.ok ? read.data.chain.objects[2]! : null;
    const path = join(folder, 'log', `tail-${identity.log}`);
    const content = await readFile(path);
    content[content.indexOf(hit!.name) + 200]! ^= 1;
    await writeFile(path, content);
    startHost();
    forgetEverything();
    const recovered = await recover();
    expect(recovered.flawed.map(({ name }) => name)).toEqual([hit!.name]);
    expect(recovered.lost).toEqual([{ table: 'overlays', key: 'c', fields: { listingId: 'c', note: 'de c' } }]);
    expect(await notes()).toEqual({ a: 'de a' });
  });
});

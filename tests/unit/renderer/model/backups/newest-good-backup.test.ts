import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openBackups } from '../../../../../electron/services/backups/open-backups.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { newRecoveryKey } from '../../../../../renderer/db/vault/recovery-key.ts';
import { backupKeys, backupRecipients, followSecret } from '../../../../../renderer/model/backups/backup-keys.ts';
import { newestGoodBackup } from '../../../../../renderer/model/backups/newest-good-backup.ts';
import { sendBackup } from '../../../../../renderer/model/backups/send-backup.ts';
import { restoreFromBackup } from '../../../../../renderer/model/commands/backup-commands.ts';
import type { BackupBridge } from '../../../../../shared/backup/backup-bridge.ts';
import { sample } from '../../../shared/backup/archive-of.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { workerInProcess } from './worker-in-process.ts';

let data: string;
let backups: BackupBridge;
const recoveryKey = newRecoveryKey();
const words = 'quatre mots pour essayer';

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
  data = await mkdtemp(join(tmpdir(), 'palier-newest-'));
  backups = openBackups({ dataFolder: data, askFolder: async () => null, now: () => new Date(2026, 10, 28) });
});

const follow = (secret: Parameters<typeof followSecret>[0]) => followSecret(secret, backups, workerInProcess);

async function backUp(name: string): Promise<void> {
  const keys = await backupKeys();
  const head = { palier: '0.1.0', madeAt: '2026-11-28T18:00:00.000Z', computer: 'accueil' };
  const made = await workerInProcess().make({ recipients: await backupRecipients(keys), head }, () => {});
  const sent = await sendBackup(backups, name, made.sealed, new AbortController().signal);
  expect(sent.ok).toBe(true);
  if (keys.keyFile) {
    await backups.keepKey({ name: 'cle.age', content: new Uint8Array(Buffer.from(keys.keyFile, 'base64')) });
  }
}

async function note(id: string): Promise<void> {
  await db().neighbours.put({ ...sample.neighbours[0], id } as never);
}

const found = async (secret: string) => {
  const { good, passedOver } = await newestGoodBackup(backups, workerInProcess(), secret);
  return { name: good?.name, passedOver: passedOver.map(({ name, problem }) => `${name} ${problem}`), good };
};

async function damage(name: string): Promise<void> {
  const path = join(data, 'sauvegardes', name);
  const bytes = await readFile(path);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 4;
  await writeFile(path, bytes);
}

it('finds the newest by the passphrase, and by the recovery key alone', async () => {
  await follow({ passphrase: words, isNew: true });
  await follow({ recoveryKey, isNew: true });
  await note('a');
  await backUp('palier-2026-11-27.age');
  await note('b');
  await backUp('palier-2026-11-28.age');
  for (const secret of [words, recoveryKey, recoveryKey.toLowerCase().replaceAll('-', ' ')]) {
    const { name, good } = await found(secret);
    expect(name).toBe('palier-2026-11-28.age');
    expect(good?.content.counts.neighbours.inBackup).toBe(2);
  }
  expect((await found('d’autres mots')).name).toBeUndefined();
});

it('passes over what is damaged, names it, and leaves it where it is', async () => {
  await follow({ passphrase: words, isNew: true });
  await backUp('palier-2026-11-27.age');
  await backUp('palier-2026-11-28.age');
  await damage('palier-2026-11-28.age');
  const { name, passedOver } = await found(words);
  expect(name).toBe('palier-2026-11-27.age');
  expect(passedOver).toEqual(['palier-2026-11-28.age altered']);
  expect(await readFile(join(data, 'sauvegardes', 'palier-2026-11-28.age'))).toBeDefined();
});

it('takes a whole one before a newer one from which rows are missing', async () => {
  await follow({ passphrase: words, isNew: true });
  await backUp('palier-2026-11-27.age');
  await backUp('palier-2026-11-28-incomplete.age');
  expect((await found(words)).name).toBe('palier-2026-11-27.age');
});

it('opens the older ones with the new passphrase, and the newer ones with the old one never', async () => {
  await follow({ passphrase: words, isNew: true });
  await backUp('palier-2026-11-27.age');
  const before = await readFile(join(data, 'sauvegardes', 'cle.age'));
  await follow({ passphrase: 'des mots tout neufs', isNew: true });
  await backUp('palier-2026-11-28.age');
  await damage('palier-2026-11-28.age');
  expect((await found('des mots tout neufs')).name).toBe('palier-2026-11-27.age');
  await backUp('palier-2026-11-28.age');
  await writeFile(join(data, 'sauvegardes', 'cle.age'), before);
  const { name, passedOver } = await found(words);
  expect([name, passedOver]).toEqual(['palier-2026-11-27.age', ['palier-2026-11-28.age wrong-key']]);
});

it('does not lose what opens the older ones when the database has lost its keys', async () => {
  await follow({ passphrase: words, isNew: true });
  await backUp('palier-2026-11-27.age');
  await db().settings.delete('backup-keys');
  await follow({ passphrase: words, isNew: false });
  await backUp('palier-2026-11-28.age');
  await damage('palier-2026-11-28.age');
  expect((await found(words)).name).toBe('palier-2026-11-27.age');
});

it('makes nothing new of a secret that is known', async () => {
  await follow({ passphrase: words, isNew: true });
  const keys = await backupKeys();
  expect(await follow({ passphrase: words, isNew: false })).toBe(false);
  expect(await backupKeys()).toEqual(keys);
});

it('fills an empty database with it', async () => {
  await follow({ passphrase: words, isNew: true });
  await note('a');
  await db().listings.put(sample.listings[0] as never);
  await backUp('palier-2026-11-28.age');
  await db().neighbours.clear();
  await db().listings.clear();
  const { good } = await found(words);
  if (!good) throw new Error('none found');
  await restoreFromBackup(good.content, () => {});
  expect(await db().neighbours.toArray()).toMatchObject([{ id: 'a', firstName: 'Élodie' }]);
  expect(await db().listings.toArray()).toEqual(sample.listings);
});

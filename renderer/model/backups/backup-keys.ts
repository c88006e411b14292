import { type AgeRecipient, newIdentity, recipientOf, recoveryIdentity } from '../../../shared/backup/age.ts';
import type { BackupBridge } from '../../../shared/backup/backup-bridge.ts';
import type { BackupKeys } from '../../../shared/backup/backup-keys-schema.ts';
import { packBytes } from '../../db/vault/packed-text.ts';
import { readRecoveryKey } from '../../db/vault/recovery-key.ts';
import { readSetting } from '../../db/settings.ts';
import type { ShownSecret } from '../../db/vault/vault.ts';
import { type BackupWorker, startBackupWorker } from '../../workers/backup/backup-worker.ts';
import { keepBackupKeys } from '../commands/backup-commands.ts';
import { fetchBackup } from './fetch-backup.ts';

/** The keys of this association's backups, made when there are none. */
export async function backupKeys(): Promise<BackupKeys> {
  const kept = await readSetting('backup-keys');
  if (kept !== null) return kept;
  const keys = { identities: [await newIdentity()], recoveryRecipient: null, keyFile: null, recoveryKeyFile: null };
  await keepBackupKeys(keys);
  return keys;
}

/** To whom a backup is sealed: to the association, and to whoever has the recovery key. */
export async function backupRecipients(keys: BackupKeys): Promise<AgeRecipient[]> {
  const association = await recipientOf(keys.identities[0] ?? '');
  return keys.recoveryRecipient === null ? [association] : [association, keys.recoveryRecipient];
}

/**
 * Keeps the keys in step with a secret that was just shown: where it is new, or nothing is sealed by it yet. A new passphrase
 * brings a new identity, so that the words before it open nothing that is made from now on. Answers whether anything is new.
 */
export async function followSecret(
  secret: ShownSecret,
  backups: BackupBridge,
  startWorker: () => BackupWorker = startBackupWorker,
): Promise<boolean> {
  const keys = await backupKeys();
  const isSealed = 'passphrase' in secret ? keys.keyFile !== null : keys.recoveryRecipient !== null;
  if (isSealed && !secret.isNew) return false;
  const worker = startWorker();
  try {
    const followed =
      'passphrase' in secret
        ? await byPassphrase(keys, secret.passphrase, worker, backups)
        : await byRecoveryKey(keys, secret.recoveryKey, worker);
    await keepBackupKeys(followed);
    return true;
  } finally {
    worker.end();
  }
}

async function byPassphrase(
  keys: BackupKeys,
  passphrase: string,
  worker: BackupWorker,
  backups: BackupBridge,
): Promise<BackupKeys> {
  const before = keys.keyFile === null ? await identitiesBeside(passphrase, worker, backups) : [];
  const newest = keys.keyFile === null ? [] : [await newIdentity()];
  const identities = [...new Set([...newest, ...keys.identities, ...before])];
  return { ...keys, identities, keyFile: packBytes(await worker.sealIdentities(identities, { passphrase })) };
}

/** Where the database has lost them, those of the backups that lie there: their `cle.age` is about to be replaced. */
async function identitiesBeside(passphrase: string, worker: BackupWorker, backups: BackupBridge) {
  const file = await fetchBackup(backups, 'own', 'cle.age');
  return file.ok ? await worker.openIdentities(file.data, passphrase) : [];
}

async function byRecoveryKey(keys: BackupKeys, recoveryKey: string, worker: BackupWorker): Promise<BackupKeys> {
  const read = readRecoveryKey(recoveryKey);
  if (!read.ok) return keys;
  const identity = recoveryIdentity(read.data);
  return {
    ...keys,
    recoveryRecipient: await recipientOf(identity),
    recoveryKeyFile: packBytes(await worker.sealIdentities([identity], { recoveryKey })),
  };
}

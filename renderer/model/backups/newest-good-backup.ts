import type { BackupBridge, BackupPlace } from '../../../shared/backup/backup-bridge.ts';
import { readBackupName } from '../../../shared/backup/backup-name.ts';
import { readRecoveryKey } from '../../db/vault/recovery-key.ts';
import { type OpenedBackup, type BackupWorker, type PlannedRestore } from '../../workers/backup/backup-worker.ts';
import type { Openers, OpenProblem } from '../../workers/backup/backup-protocol.ts';
import { fetchBackup } from './fetch-backup.ts';

export interface GoodBackup extends OpenedBackup {
  readonly place: BackupPlace;
  readonly name: string;
  /** Everything that is in it. */
  readonly content: PlannedRestore;
}

/** One that was passed over, and why. */
export interface PassedOver {
  readonly place: BackupPlace;
  readonly name: string;
  readonly problem: OpenProblem | 'unreadable';
}

/**
 * The newest backup that opens by this passphrase or recovery key and is whole, for a database that is gone: the vault need not
 * be open. Whole ones come before those from which damaged rows are missing. Those that are not good are named, never touched.
 *
 * @param secret - as it was typed
 */
export async function newestGoodBackup(
  backups: BackupBridge,
  worker: BackupWorker,
  secret: string,
): Promise<{ readonly good: GoodBackup | null; readonly passedOver: readonly PassedOver[] }> {
  const passedOver: PassedOver[] = [];
  const state = await backups.state();
  const found = (state.ok ? state.data.places : []).flatMap(({ place, backups: some }) =>
    some.flatMap(({ name }) => {
      const read = readBackupName(name);
      return read ? [{ place, name, ...read }] : [];
    }),
  );
  found.sort((one, other) => Number(other.whole) - Number(one.whole) || (one.day < other.day ? 1 : -1));
  for (const { place, name } of found) {
    const sealed = await fetchBackup(backups, place, name);
    if (!sealed.ok) {
      passedOver.push({ place, name, problem: sealed.code === 'too-large' ? 'too-large' : 'unreadable' });
      continue;
    }
    const opened = await worker.open(sealed.data, await openersOf(backups, place, secret));
    if (opened.ok)
      return { good: { ...opened.data, place, name, content: await worker.plan('replace', 'nothing') }, passedOver };
    passedOver.push({ place, name, problem: opened.code });
  }
  return { good: null, passedOver };
}

/** What was typed is read as a recovery key where it has the form of one, else as the passphrase. */
async function openersOf(backups: BackupBridge, place: BackupPlace, secret: string): Promise<Openers> {
  const recovery = readRecoveryKey(secret);
  if (recovery.ok) return { identities: [], recoverySecret: recovery.data };
  const file = await fetchBackup(backups, place, 'cle.age');
  return file.ok ? { identities: [], keyFile: { file: file.data, passphrase: secret } } : { identities: [] };
}

import type { BackupBridge, BackupFailure, BackupOutcome } from '../../../shared/backup/backup-bridge.ts';
import { type KeyFileName, writeBackupName } from '../../../shared/backup/backup-name.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { localDay } from '../../../shared/text/local-day.ts';
import { readSetting } from '../../db/settings.ts';
import { unpackBytes } from '../../db/vault/packed-text.ts';
import { BackupCancelled, startBackupWorker } from '../../workers/backup/backup-worker.ts';
import { noteBackupMade } from '../commands/backup-commands.ts';
import { backupKeys, backupRecipients } from './backup-keys.ts';
import { sendBackup } from './send-backup.ts';

export interface MadeBackup {
  readonly outcome: BackupOutcome;
  /** Rows that could not be read, and are missing from it. */
  readonly damaged: number;
}

interface BackupPorts {
  readonly backups: BackupBridge;
  /** Version of Palier. */
  readonly version: string;
  readonly now: () => Date;
}

/** One backup of everything, in every place, sealed before it leaves the page; with the files that open it beside it. */
export async function makeBackup(
  { backups, version, now }: BackupPorts,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<MadeBackup, BackupFailure>> {
  const keys = await backupKeys();
  const state = await backups.state();
  const computer = state.ok ? state.data.computer : '';
  const at = now();
  const worker = startBackupWorker();
  const cancel = () => worker.end();
  signal.addEventListener('abort', cancel);
  try {
    const recipients = await backupRecipients(keys);
    const head = { palier: version, madeAt: at.toISOString(), computer: computer.slice(0, 200) };
    const { sealed, lastChange, damaged } = await worker.make({ recipients, head }, onProgress);
    const name = writeBackupName({ day: localDay(at), whole: damaged === 0 });
    const sent = await sendBackup(backups, name, sealed, signal);
    if (!sent.ok) return sent;
    await keepKeyFile(backups, 'cle.age', keys.keyFile);
    await keepKeyFile(backups, 'secours.age', keys.recoveryKeyFile);
    await noteBackupMade({ at: at.toISOString(), lastChange });
    return ok({ outcome: sent.data, damaged });
  } catch (error) {
    if (error instanceof BackupCancelled) return refused('cancelled');
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    worker.end();
  }
}

/** Is there anything that the last backup has not, or is it of another day? */
export async function isBackupDue(lastChange: number, now: Date): Promise<boolean> {
  const made = await readSetting('backup-made');
  return made === null || made.lastChange !== lastChange || localDay(new Date(made.at)) !== localDay(now);
}

async function keepKeyFile(backups: BackupBridge, name: KeyFileName, base64: string | null): Promise<void> {
  if (base64 === null) return;
  await backups.keepKey({ name, content: unpackBytes(base64) });
}

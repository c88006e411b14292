import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { VaultFile } from '../../../shared/space/vault-file.ts';
import { isDiskFull } from '../../db/disk-full.ts';
import { closeDatabase } from '../../db/open-database.ts';
import { keyIn } from '../../db/vault/vault.ts';
import { useDurableLog } from '../log/use-durable-log.ts';
import { shell } from '../shell.ts';
import type { BackupRows } from './with-backup.ts';
import { headerOf, rebuildDatabase, type RebuildProgress, type Rebuilt } from './rebuild-database.ts';
import type { RecoveryCause } from './recovery-standing.ts';

export type RecoveryStep = 'ask' | 'running' | 'done' | 'disk-full' | 'failed';

/** From « something is wrong » to a database that is whole again, with an account of what came back. */
export const useRecovery = defineStore('recovery', () => {
  const cause = shallowRef<RecoveryCause>('database-gone');
  const step = shallowRef<RecoveryStep>('ask');
  const progress = shallowRef<RebuildProgress | null>(null);
  const report = shallowRef<Rebuilt | null>(null);
  let vault: VaultFile | null = null;

  /** `vault`: of `vault.json`; `null`: asked for when it is needed. */
  function begin(because: RecoveryCause, found: VaultFile | null): void {
    cause.value = because;
    vault = found;
    step.value = 'ask';
    report.value = progress.value = null;
  }

  /** `typed`: passphrase or recovery key. */
  async function recover(
    typed: string,
  ): Promise<Result<null, 'wrong-passphrase' | 'wrong-recovery-key' | 'mistyped' | 'vault-lost'>> {
    const reading = vault ? null : await shell.vault.read();
    const found = vault ?? (reading?.ok ? reading.data.vault : null);
    const header = found && headerOf(found);
    if (!found || !header) return refused('vault-lost');
    const key = await keyIn(header, typed);
    if (!key.ok) return key;
    step.value = 'running';
    closeDatabase();
    try {
      const onProgress = (now: RebuildProgress) => (progress.value = now);
      report.value = await rebuildDatabase(shell, key.data, found, header, onProgress, () => newestBackup(typed));
      await useDurableLog().startAfterRecovery();
      step.value = 'done';
    } catch (error) {
      step.value = isDiskFull(error) ? 'disk-full' : 'failed';
    }
    return ok(null);
  }

  /** Nothing that is here can be opened: what there is goes aside, for a new beginning. */
  async function setAside(): Promise<boolean> {
    return (await shell.log.setAsideOthers({ log: null })).ok;
  }

  return { setAside, cause, step, progress, report, begin, recover };
});

/** Opened by what was typed; a folder that cannot be read is no reason to stop. */
async function newestBackup(typed: string): Promise<BackupRows | null> {
  const { newestGoodBackup } = await import('../backups/newest-good-backup.ts');
  const { startBackupWorker } = await import('../../workers/backup/backup-worker.ts');
  const worker = startBackupWorker();
  try {
    const { good } = await newestGoodBackup(shell.backups, worker, typed);
    return good && { change: good.manifest.lastChange, content: good.content };
  } catch {
    return null;
  } finally {
    worker.end();
  }
}

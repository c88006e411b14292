import { makeBackup } from '../../../renderer/model/backups/make-backup.ts';
import { readSetting } from '../../../renderer/db/settings.ts';
import { shell } from '../../../renderer/model/shell.ts';

/** Milliseconds of one backup of everything, sealed, sent, on the disk and read back; and what opens it. */
export async function backUpDesk(): Promise<{ readonly took: number; readonly identities: readonly string[] }> {
  const start = performance.now();
  const ports = { backups: shell.backups, version: '0.0.0', now: () => new Date() };
  const made = await makeBackup(ports, () => {}, new AbortController().signal);
  if (!made.ok) throw new Error(made.code);
  const took = performance.now() - start;
  return { took, identities: (await readSetting('backup-keys'))?.identities ?? [] };
}

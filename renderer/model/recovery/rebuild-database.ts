import type { ShellBridge } from '../../../shared/shell.ts';
import type { VaultFile } from '../../../shared/space/vault-file.ts';
import { PalierDatabase } from '../../db/database.ts';
import { freshDatabaseName } from '../../db/database-name.ts';
import { logKeysOf, openLogIdentity } from '../../db/log/log-identity.ts';
import { ownRows } from '../../db/log/own-rows.ts';
import { restoreRows } from '../../db/log/restore-rows.ts';
import type { DamagedRow } from '../../db/seal/seal-tables.ts';
import { readPackedHeader } from '../../db/vault/read-vault-header.ts';
import { openVault } from '../../db/vault/vault.ts';
import { replaceHeader, type VaultHeader } from '../../db/vault/vault-header.ts';
import { type LogReading, readLog } from '../log/read-log.ts';
import { type OldRows, type RecoveredRows, recoverRows } from './recover-rows.ts';
import { type BackupRows, needsBackup, withBackup } from './with-backup.ts';

export interface RebuildProgress {
  readonly step: 'reading' | 'writing';
  readonly done: number;
  readonly total: number | null;
}

export interface Rebuilt extends RecoveredRows {
  /** The end of the log was torn, and cut at the last whole object. */
  readonly cut: boolean;
  /** `null`: the log could not be read at all. */
  readonly logFound: boolean;
  /** The rows are those of a backup, which went further than the log. */
  readonly fromBackup: boolean;
}

/**
 * Makes a database from what is kept beside it, and opens it. The old one stays under its name: the new one has another.
 * Whenever it is stopped, it begins again at the next start, from the same.
 */
export async function rebuildDatabase(
  shell: Pick<ShellBridge, 'log'>,
  dataKey: Uint8Array,
  vault: VaultFile,
  header: VaultHeader,
  onProgress: (progress: RebuildProgress) => void,
  newestBackup: () => Promise<BackupRows | null>,
): Promise<Rebuilt> {
  const log = await readLogOf(shell, dataKey, vault, onProgress);
  const old = await readOld(dataKey, vault.database);
  const known = recoverRows(log, old);
  const backup = needsBackup(known, log !== null) ? await newestBackup() : null;
  const better = backup && withBackup(known, backup);
  const recovered = better ?? known;
  const rebuilt = { ...recovered, cut: log?.cut ?? false, logFound: log !== null, fromBackup: better !== null };
  if (recovered.oldIsWhole) {
    const sound = named(header, vault.database);
    await replaceHeader(sound);
    await openVault(dataKey, sound);
    return rebuilt;
  }
  const name = await freshDatabaseName();
  const database = new PalierDatabase(dataKey, () => {}, name);
  try {
    await restoreRows(database, recovered.rows, recovered.change, (done, total) =>
      onProgress({ step: 'writing', done, total }),
    );
  } finally {
    database.close();
  }
  const renamed = named(header, name);
  await replaceHeader(renamed);
  await openVault(dataKey, renamed);
  return rebuilt;
}

/** The header as `vault.json` has it. */
export function headerOf(vault: VaultFile): VaultHeader | null {
  return readPackedHeader(vault.header);
}

/** The header of a database with this name. */
function named(header: VaultHeader, database: string): VaultHeader {
  return { ...header, database };
}

async function readLogOf(
  shell: Pick<ShellBridge, 'log'>,
  dataKey: Uint8Array,
  { log, keys }: VaultFile,
  onProgress: (progress: RebuildProgress) => void,
): Promise<LogReading | null> {
  const identity = keys === null ? null : openLogIdentity(dataKey, keys);
  if (log === null || !identity) return null;
  const read = await readLog(shell.log, log, logKeysOf(dataKey, identity), (done, total) =>
    onProgress({ step: 'reading', done, total }),
  );
  return read.ok ? read.data : null;
}

/** `null`: there is none, or it does not open. */
async function readOld(dataKey: Uint8Array, name: string): Promise<OldRows | null> {
  const damaged: DamagedRow[] = [];
  try {
    // Opening would make one.
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return null;
    const database = new PalierDatabase(dataKey, (row) => damaged.push(row), name);
    try {
      return { ...(await ownRows(database)), damaged };
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type BackupFailure, type BackupOutcome, pieceBytes } from '../../../shared/backup/backup-bridge.ts';
import { refused, type Result } from '../../../shared/result.ts';
import type { BackupBridge } from '../../../shared/backup/backup-bridge.ts';

/** Hands a sealed backup to the host, piece by piece, and what it must read back. */
export async function sendBackup(
  backups: BackupBridge,
  name: string,
  sealed: Uint8Array,
  signal: AbortSignal,
): Promise<Result<BackupOutcome, BackupFailure>> {
  const begun = await backups.begin({ name });
  if (!begun.ok) return begun;
  const { writing } = begun.data;
  const hash = sha256.create();
  for (let at = 0; at < sealed.length; at += pieceBytes) {
    if (signal.aborted) {
      await backups.abandon({ writing });
      return refused('cancelled');
    }
    const content = sealed.slice(at, at + pieceBytes);
    hash.update(content);
    const appended = await backups.append({ writing, content });
    if (!appended.ok) return appended;
  }
  return await backups.finish({ writing, sha256: bytesToHex(hash.digest()) });
}

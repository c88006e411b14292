import type { BackupBridge, BackupFailure, BackupPlace } from '../../../shared/backup/backup-bridge.ts';
import { joined } from '../../../shared/backup/zip-layout.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';

/** What a sealed backup may weigh: a hundred thousand listings are a twentieth of it. */
export const largestBackup = 512 * 1024 * 1024;

/** A file from one of the places, whole. */
export async function fetchBackup(
  backups: BackupBridge,
  place: BackupPlace,
  name: string,
): Promise<Result<Uint8Array, BackupFailure | 'too-large'>> {
  const pieces: Uint8Array[] = [];
  for (let from = 0; ;) {
    const piece = await backups.read({ place, name, from });
    if (!piece.ok) return piece;
    const { content, bytes } = piece.data;
    if (bytes > largestBackup) return refused('too-large');
    if (content.length === 0) return ok(joined(pieces));
    pieces.push(content);
    from += content.length;
  }
}

import { type AgeIdentity, openIdentities, openWith, recoveryIdentity } from '../../../shared/backup/age.ts';
import { type Archive, readArchive } from '../../../shared/backup/read-archive.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { Openers, OpenProblem } from './backup-protocol.ts';

export interface OpenedArchive extends Archive {
  /** Those that were shown: they may open the others. */
  readonly identities: readonly AgeIdentity[];
}

/**
 * Opens a sealed backup by whatever was shown, and checks all of it.
 *
 * @param newest - the newest layout of the database that this Palier knows
 */
export async function openArchive(
  sealed: Uint8Array,
  { identities, keyFile, recoverySecret }: Openers,
  newest: number,
): Promise<Result<OpenedArchive, OpenProblem>> {
  const shown = [...identities];
  if (recoverySecret !== undefined) shown.push(recoveryIdentity(recoverySecret));
  if (keyFile) {
    const opened = await openIdentities(keyFile.file, keyFile.passphrase);
    if (opened.ok) shown.push(...opened.data);
    else if (shown.length === 0) return opened;
  }
  if (shown.length === 0) return refused('wrong-key');
  const archive = await openWith(shown, sealed);
  if (!archive.ok) return archive;
  const read = readArchive(archive.data, newest);
  return read.ok ? ok({ ...read.data, identities: shown }) : read;
}

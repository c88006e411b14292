/**
 * A backup is named by its day alone: « palier-2026-11-28.age ». One from which damaged rows are missing says so, and never
 * takes the place of a whole one.
 */
export interface BackupName {
  /** ISO date, local. */
  readonly day: string;
  readonly whole: boolean;
}

export const backupNamePattern = /^palier-(\d{4}-\d{2}-\d{2})(-incomplete)?\.age$/;

/** The files that lie beside the backups, and open them. */
export const keyFileNames = ['cle.age', 'secours.age'] as const;
export type KeyFileName = (typeof keyFileNames)[number];

export function writeBackupName({ day, whole }: BackupName): string {
  return `palier-${day}${whole ? '' : '-incomplete'}.age`;
}

/** `null`: another file, which Palier has not made and never touches. */
export function readBackupName(name: string): BackupName | null {
  const [, day = '', incomplete] = backupNamePattern.exec(name) ?? [];
  const at = Date.parse(`${day}T00:00:00Z`);
  // No 31st of February either.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return null;
  return { day, whole: incomplete === undefined };
}

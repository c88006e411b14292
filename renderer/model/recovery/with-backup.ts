import { rowKeyOf } from '../../../shared/backup/backup-tables.ts';
import type { PlannedRestore } from '../../workers/backup/backup-worker.ts';
import type { RecoveredRows } from './recover-rows.ts';

/** What the newest good backup holds. */
export interface BackupRows {
  /** Number of the last command that is in it. */
  readonly change: number;
  readonly content: Pick<PlannedRestore, 'slices'>;
}

/** Is there anything that a backup may know better? */
export function needsBackup({ lost, flawed }: RecoveredRows, logFound: boolean): boolean {
  return !logFound || lost.length + flawed.length > 0;
}

/**
 * The rows of whichever goes further: of two states of one laptop, the later one holds what the earlier one does. What even the
 * backup does not reach stays named as lost. `null`: the backup knows nothing more.
 */
export function withBackup(recovered: RecoveredRows, { change, content }: BackupRows): RecoveredRows | null {
  if (change <= recovered.reached && recovered.rows.size > 0) return null;
  const rows = new Map<string, Map<string, Readonly<Record<string, unknown>>>>();
  for (const { table, rows: some } of content.slices) {
    const byKey = rows.get(table) ?? new Map<string, Readonly<Record<string, unknown>>>();
    for (const row of some) byKey.set(rowKeyOf(table, row), row);
    rows.set(table, byKey);
  }
  const reachesAll = change >= recovered.change;
  return {
    rows,
    change: Math.max(change, recovered.change),
    reached: change,
    lost: reachesAll ? [] : recovered.lost,
    flawed: reachesAll ? [] : recovered.flawed,
    oldIsWhole: false,
  };
}

import { type BackupRow, type BackupTable, backupTables, rowKeyOf } from './backup-tables.ts';
import type { BackupTables } from './write-archive.ts';

/** `merge`: what is here stays, unless the backup knows it newer. `replace`: everything becomes what the backup says. */
export type RestoreMode = 'merge' | 'replace';

/** What becomes of one kind of row. */
export interface RestoreCounts {
  readonly here: number;
  readonly inBackup: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

interface TablePlan {
  readonly added: readonly BackupRow[];
  readonly changed: readonly BackupRow[];
  readonly removed: readonly string[];
  readonly counts: RestoreCounts;
}

export type RestorePlan = Readonly<Record<BackupTable, TablePlan>>;

/** Of this laptop and this moment: where the exchange with the city stands, which log is written, how far a first start came. */
const settingsThatStay = /^(sync-state|first-start|log|backup-made|backup-keys)$/;

/** What happened is not undone by a backup: the journals, and which listings the city has deleted, are only added to. */
const onlyAddedTo: ReadonlySet<BackupTable> = new Set(['audit', 'deletedListings', 'syncRuns']);

/** Outlines and addresses hang together: those of two bases are not mixed. */
const wholeOnly: ReadonlySet<BackupTable> = new Set(['quartiers', 'addresses']);

/** When a row was last changed, in the tables that say it. */
const changedAt: Partial<Record<BackupTable, string>> = {
  overlays: 'updatedAt',
  neighbours: 'updatedAt',
  matches: 'updatedAt',
  rounds: 'updatedAt',
  sheets: 'stateChangedAt',
};

/**
 * What a restore would do, before anything is done. What the two have alike is in no list.
 *
 * @param isSame - do two rows say the same?
 */
export function planRestore(
  here: BackupTables,
  backup: BackupTables,
  mode: RestoreMode,
  isSame: (one: unknown, other: unknown) => boolean,
): RestorePlan {
  const left = new Set(mode === 'merge' ? leftOut(here, backup) : []);
  const plans = backupTables.map((table): [BackupTable, TablePlan] => {
    const ours = new Map((here[table] ?? []).map((row) => [rowKeyOf(table, row), row]));
    const theirs = new Map((backup[table] ?? []).map((row) => [rowKeyOf(table, row), row]));
    const keepsOurs = mode === 'merge' && wholeOnly.has(table) && ours.size > 0;
    const added: BackupRow[] = [];
    const changed: BackupRow[] = [];
    for (const [key, row] of keepsOurs ? [] : theirs) {
      if (left.has(row) || staysHere(table, key)) continue;
      const own = ours.get(key);
      if (own === undefined) added.push(row);
      else if (takesTheirs(table, own, row, mode) && !isSame(own, row)) changed.push(row);
    }
    const removes = mode === 'replace' && !onlyAddedTo.has(table);
    const removed = removes ? [...ours.keys()].filter((key) => !theirs.has(key) && !staysHere(table, key)) : [];
    const counts: RestoreCounts = {
      here: ours.size,
      inBackup: theirs.size,
      added: added.length,
      changed: changed.length,
      removed: removed.length,
    };
    return [table, { added, changed, removed, counts }];
  });
  return Object.fromEntries(plans) as Record<BackupTable, TablePlan>;
}

function staysHere(table: BackupTable, key: string): boolean {
  return table === 'settings' && settingsThatStay.test(key);
}

function takesTheirs(table: BackupTable, ours: BackupRow, theirs: BackupRow, mode: RestoreMode): boolean {
  if (onlyAddedTo.has(table)) return false;
  if (mode === 'replace') return true;
  const field = changedAt[table];
  if (field === undefined) return false;
  const [own, other] = [ours[field], theirs[field]];
  return typeof own === 'string' && typeof other === 'string' && other > own;
}

/**
 * What a merge leaves where it is: changes to send of a listing that is here already, which has its own; listings that the city
 * has deleted since; a sheet whose number another one bears here.
 */
function leftOut(here: BackupTables, backup: BackupTables): BackupRow[] {
  const ours = new Set((here.listings ?? []).map((row) => row['id']));
  const deleted = new Set((here.deletedListings ?? []).map((row) => row['id']));
  const numbers = new Map((here.sheets ?? []).map((row) => [row['number'], row['id']]));
  const isGone = (id: unknown): boolean => deleted.has(id) && !ours.has(id);
  return [
    ...(backup.listings ?? []).filter(({ id }) => isGone(id)),
    ...(backup.outbox ?? []).filter(({ listingId }) => ours.has(listingId) || isGone(listingId)),
    ...(backup.conflicts ?? []).filter(({ listingId }) => isGone(listingId)),
    ...(backup.sheets ?? []).filter(({ id, number }) => numbers.has(number) && numbers.get(number) !== id),
  ];
}

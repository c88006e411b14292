import { openIdentities, sealIdentities } from '../../../../../shared/backup/age.ts';
import { backupTables } from '../../../../../shared/backup/backup-tables.ts';
import { planRestore } from '../../../../../shared/backup/plan-restore.ts';
import { ok } from '../../../../../shared/result.ts';
import { db } from '../../../../../renderer/db/open-database.ts';
import { readTables } from '../../../../../renderer/db/read-tables.ts';
import { sameValue } from '../../../../../renderer/db/same-value.ts';
import type { BackupWorker, PlannedRestore } from '../../../../../renderer/workers/backup/backup-worker.ts';
import { makeArchive } from '../../../../../renderer/workers/backup/make-archive.ts';
import { openArchive, type OpenedArchive } from '../../../../../renderer/workers/backup/open-archive.ts';

/** The same work as the worker's, here: this process has no workers of the browser's kind. Secrets cost little. */
export function workerInProcess(): BackupWorker {
  let opened: OpenedArchive | null = null;
  return {
    make: (what, onProgress) => makeArchive(db(), what, () => 0, onProgress),
    async open(sealed, openers) {
      const read = await openArchive(sealed, openers, 4);
      if (read.ok) opened = read.data;
      return read.ok ? ok({ manifest: read.data.manifest, identities: read.data.identities }) : read;
    },
    async plan(mode, against) {
      const here = against === 'here' ? (await readTables(db(), () => {})).tables : {};
      const plan = planRestore(here, opened?.tables ?? {}, mode, sameValue);
      const slices = backupTables
        .filter((table) => table !== 'addresses')
        .flatMap((table) =>
          (['added', 'changed'] as const).map((change) => ({ table, change, rows: plan[table][change] })),
        );
      const of = <Value>(value: (table: (typeof backupTables)[number]) => Value) =>
        Object.fromEntries(backupTables.map((table) => [table, value(table)]));
      return {
        slices,
        counts: of((table) => plan[table].counts),
        removed: of((table) => plan[table].removed),
      } as unknown as PlannedRestore;
    },
    restoreAddresses: async () => undefined,
    leave: () => Promise.reject(new Error('not tried here')),
    openIdentities: async (file, passphrase) => {
      const read = await openIdentities(file, passphrase);
      return read.ok ? read.data : [];
    },
    sealIdentities: (identities, by) => sealIdentities(identities, by, 4),
    end: () => {},
  };
}

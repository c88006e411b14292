import type { BackupWorker, PlannedRestore } from '../../workers/backup/backup-worker.ts';
import { reloadAddresses } from '../../workers/geocoder/geocoder-client.ts';
import { restoreFromBackup } from '../commands/backup-commands.ts';
import type { Undo } from '../commands/undo.ts';
import { useDurableLog } from '../log/use-durable-log.ts';

/**
 * Carries out what was planned, and shown. The way back brings every row back as it was; the address base, which anybody can
 * download, stays as restored. The log is begun anew, with all that is there now.
 *
 * @param worker - the one that made the plan: it still has the backup open
 * @param onRows - told how many rows are written, from time to time
 */
export async function restoreBackup(
  worker: Pick<BackupWorker, 'restoreAddresses'>,
  plan: PlannedRestore,
  onRows: (rows: number) => void,
): Promise<Undo> {
  const { undo } = await restoreFromBackup(plan, onRows);
  await useDurableLog().startAfterRecovery();
  const { added, changed, removed } = plan.counts.addresses;
  if (added + changed + removed > 0) {
    await worker.restoreAddresses();
    await reloadAddresses();
  }
  return undo;
}

import { v7 as uuidv7 } from 'uuid';
import type { SyncReport } from '../../shared/sync/ports.ts';
import type { PalierDatabase } from '../db/database.ts';
import type { SyncRun } from '../db/records.ts';

const kept = 50;

/** Opens a line in the journal. A line left open by a crash is closed first: nobody else is running. */
export async function beginRun(database: PalierDatabase): Promise<SyncRun> {
  const run: SyncRun = {
    id: uuidv7(),
    startedAt: new Date().toISOString(),
    endedAt: null,
    pulled: 0,
    pushed: 0,
    bytes: 0,
    requests: 0,
    outcome: 'running',
    problem: null,
    rejected: [],
  };
  await database.transaction('rw', database.syncRuns, async () => {
    const runs = await database.syncRuns.orderBy('id').toArray();
    const left = runs.filter((one) => one.outcome === 'running');
    await database.syncRuns.bulkPut(left.map((one) => ({ ...one, outcome: 'interrupted', endedAt: run.startedAt })));
    await database.syncRuns.add(run);
    const old = runs.slice(0, Math.max(0, runs.length + 1 - kept));
    await database.syncRuns.bulkDelete(old.map((one) => one.id));
  });
  return run;
}

/** Closes the line: what the engine reported, or the problem that stopped this laptop. */
export async function endRun(
  database: PalierDatabase,
  run: SyncRun,
  end: { readonly report: SyncReport } | { readonly problem: string },
): Promise<SyncRun> {
  const endedAt = new Date().toISOString();
  const ended: SyncRun =
    'problem' in end
      ? { ...run, endedAt, outcome: 'failed', problem: end.problem }
      : {
          ...run,
          endedAt,
          pulled: end.report.pulled,
          pushed: end.report.pushed,
          bytes: end.report.bytes,
          requests: end.report.requests,
          rejected: end.report.rejected,
          ...outcomeOf(end.report),
        };
  await database.syncRuns.put(ended);
  return ended;
}

function outcomeOf({ outcome }: SyncReport): Pick<SyncRun, 'outcome' | 'problem'> {
  if (outcome === 'done') return { outcome: 'done', problem: null };
  if (outcome === 'cancelled') return { outcome: 'interrupted', problem: null };
  return { outcome: 'failed', problem: outcome };
}

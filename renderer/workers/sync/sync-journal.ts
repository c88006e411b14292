import { v7 as uuidv7 } from 'uuid';
import type { SyncReport } from '../../../shared/sync/ports.ts';
import type { PalierDatabase } from '../../db/database.ts';
import type { SyncRun } from '../../db/records.ts';

const kept = 50;

/** A line of the journal before it is written. */
export function newRun(): SyncRun {
  return {
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
}

/**
 * Opens a line in the journal, and returns it as it is kept. A line left open by a crash is closed first: nobody else is
 * running. However long ago, the last that succeeded is kept: it says since when the city has not been heard.
 */
export async function beginRun(database: PalierDatabase, opened: SyncRun): Promise<SyncRun> {
  return await database.transaction('rw', database.syncRuns, async () => {
    const runs = await database.syncRuns.orderBy('id').toArray();
    const run = afterAll(runs, opened);
    const left = runs.filter((one) => one.outcome === 'running');
    await database.syncRuns.bulkPut(left.map((one) => ({ ...one, outcome: 'interrupted', endedAt: run.startedAt })));
    await database.syncRuns.add(run);
    const agreed = runs.findLast((one) => one.outcome === 'done');
    const old = runs.slice(0, Math.max(0, runs.length + 1 - kept)).filter((one) => one !== agreed);
    await database.syncRuns.bulkDelete(old.map((one) => one.id));
    return run;
  });
}

/** The newest line is the last, even where the clock has gone back by days since the one before it. */
function afterAll(runs: readonly SyncRun[], run: SyncRun): SyncRun {
  const latest = runs.at(-1);
  if (latest === undefined || latest.id < run.id) return run;
  // RFC 9562: the first 48 bits of a UUIDv7 are its millisecond.
  const millisecond = Number.parseInt(latest.id.replaceAll('-', '').slice(0, 12), 16);
  return { ...run, id: uuidv7({ msecs: millisecond + 1 }) };
}

/** Closes a line. Three days without the city are one line, and do not push the others out of the journal. */
export async function endRun(database: PalierDatabase, run: SyncRun): Promise<void> {
  await database.transaction('rw', database.syncRuns, async () => {
    const before = await database.syncRuns.where('id').below(run.id).last();
    if (before === undefined || !sameFailure(before, run)) return void (await database.syncRuns.put(run));
    await database.syncRuns.delete(before.id);
    const times = (before.times ?? 1) + 1;
    await database.syncRuns.put({ ...run, times, firstAt: before.firstAt ?? before.startedAt });
  });
}

function sameFailure(one: SyncRun, other: SyncRun): boolean {
  const nothingMoved = [one, other].every((run) => run.pulled + run.pushed + run.rejected.length === 0);
  return one.outcome === 'failed' && other.outcome === 'failed' && one.problem === other.problem && nothingMoved;
}

/** The closed line: what the engine reported, or the problem that stopped this laptop. */
export function endedRun(run: SyncRun, end: { readonly report: SyncReport } | { readonly problem: string }): SyncRun {
  const endedAt = new Date().toISOString();
  if ('problem' in end) return { ...run, endedAt, outcome: 'failed', problem: end.problem };
  const { pulled, pushed, bytes, requests, rejected } = end.report;
  return { ...run, endedAt, pulled, pushed, bytes, requests, rejected, ...outcomeOf(end.report) };
}

function outcomeOf({ outcome }: SyncReport): Pick<SyncRun, 'outcome' | 'problem'> {
  if (outcome === 'done') return { outcome: 'done', problem: null };
  if (outcome === 'cancelled') return { outcome: 'interrupted', problem: null };
  return { outcome: 'failed', problem: outcome };
}

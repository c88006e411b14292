import type { CityConnection } from '../../../shared/shell.ts';
import type { SyncProgress } from '../../../shared/sync/ports.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { isDiskFull } from '../../db/disk-full.ts';
import type { SyncRun } from '../../db/records.ts';
import type { RunEnd } from './run-in-worker.ts';
import { beginRun, endedRun, endRun, newRun } from './sync-journal.ts';
import type { Resync } from './sync-protocol.ts';

export interface SynchroniserPorts {
  readonly locks: Pick<LockManager, 'request'>;
  readonly database: () => PalierDatabase;
  /** Then there is no database to be had, and what was begun fails. */
  readonly isLocked: () => boolean;
  readonly connection: () => Promise<CityConnection | null>;
  readonly run: (
    connection: CityConnection,
    resync: Resync,
    onProgress: (progress: SyncProgress) => void,
    signal: AbortSignal,
  ) => Promise<RunEnd>;
}

type SynchroniseAnswer =
  | { readonly type: 'ran'; readonly run: SyncRun; readonly retryAfterSeconds: number | null }
  /** Another window was synchronising; it has ended now. */
  | { readonly type: 'elsewhere' }
  | { readonly type: 'not-connected' }
  /** The vault was locked meanwhile; the next run resumes. */
  | { readonly type: 'locked' };

export interface Synchroniser {
  /** Joins the run of this window when there is one; « everything again » waits for its end instead. */
  synchronise(resync: Resync, onProgress: (progress: SyncProgress) => void): Promise<SynchroniseAnswer>;
  cancel(): void;
}

const lockName = 'palier-synchronise';

async function unlessFull<Answer>(
  write: () => PromiseLike<Answer>,
): Promise<Answer | { readonly problem: 'disk-full' }> {
  try {
    return await write();
  } catch (error) {
    if (isDiskFull(error)) return { problem: 'disk-full' };
    throw error;
  }
}

/** One synchronisation at a time on this laptop, however many windows are open (Web Locks). */
export function createSynchroniser({ locks, database, isLocked, connection, run }: SynchroniserPorts): Synchroniser {
  let running: Promise<SynchroniseAnswer> | null = null;
  let cancelled = new AbortController();

  /** The lock of the vault may fall at any `await`; that is no problem to be told. */
  async function runAlone(resync: Resync, onProgress: (progress: SyncProgress) => void): Promise<SynchroniseAnswer> {
    try {
      return await runOnce(resync, onProgress);
    } catch (error) {
      if (isLocked()) return { type: 'locked' };
      throw error;
    }
  }

  async function runOnce(resync: Resync, onProgress: (progress: SyncProgress) => void): Promise<SynchroniseAnswer> {
    // The host of this computer itself may not answer: that is a run which failed, and is said.
    const city = await connection().catch(() => undefined);
    if (city === null) return { type: 'not-connected' };
    const opened = database();
    let line = newRun();
    const end = await unlessFull(async () => {
      line = await beginRun(opened, line);
      if (city === undefined) return { problem: 'unexpected' as const };
      return await run(city, resync, onProgress, cancelled.signal);
    });
    if ('problem' in end && end.problem === 'locked') return { type: 'locked' };
    const ended = endedRun(line, end);
    // A disk without room for the exchange has none for its journal either; the line is closed by the next run.
    await unlessFull(() => endRun(opened, ended));
    return {
      type: 'ran',
      run: ended,
      retryAfterSeconds: 'report' in end ? end.report.retryAfterSeconds : null,
    };
  }

  async function start(resync: Resync, onProgress: (progress: SyncProgress) => void): Promise<SynchroniseAnswer> {
    const answer = await locks.request(lockName, { ifAvailable: true }, async (lock) =>
      lock === null ? null : await runAlone(resync, onProgress),
    );
    if (answer !== null) return answer;
    // Asked for by somebody: what the other window is doing is not it, so it comes next.
    if (resync !== 'no') return await locks.request(lockName, {}, () => runAlone(resync, onProgress));
    await locks.request(lockName, { mode: 'shared' }, () => {});
    return { type: 'elsewhere' };
  }

  return {
    async synchronise(resync, onProgress) {
      while (running !== null) {
        const answer = await running;
        if (resync === 'no') return answer;
      }
      cancelled = new AbortController();
      return await (running = start(resync, onProgress).finally(() => (running = null)));
    },
    cancel() {
      cancelled.abort();
    },
  };
}

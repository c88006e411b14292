import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, isDatabaseOpen, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { isDiskFull } from '../../../../../renderer/db/disk-full.ts';
import type { RunEnd } from '../../../../../renderer/workers/sync/run-in-worker.ts';
import { createSynchroniser, type SynchroniserPorts } from '../../../../../renderer/workers/sync/synchroniser.ts';
import { beginRun, newRun } from '../../../../../renderer/workers/sync/sync-journal.ts';
import type { CityConnection } from '../../../../../shared/shell.ts';
import type { SyncReport } from '../../../../../shared/sync/ports.ts';
import { forgetEverything } from '../../db/fresh-database.ts';

const report: SyncReport = {
  outcome: 'done',
  retryAfterSeconds: null,
  pulled: 3,
  removed: 0,
  pushed: 1,
  parked: 0,
  conflicts: 0,
  requests: 2,
  bytes: 900,
  rejected: [{ id: 'x', reason: '/title (max_length)' }],
};

const nothing: SyncReport = { ...report, pulled: 0, pushed: 0, rejected: [] };

const connection: CityConnection = {
  address: 'http://127.0.0.1:1',
  account: {
    name: 'Cachan',
    account: 'Entraide',
    scopes: ['read'],
    capabilities: {
      read: true,
      create: true,
      update: true,
      delete: true,
      cursor: true,
      conditionalWrite: true,
      clientIds: true,
    },
  },
  remembered: true,
};

/** One lock for all windows, as the browser keeps it. */
function oneLock(): SynchroniserPorts['locks'] {
  let last: Promise<unknown> = Promise.resolve();
  let held = 0;
  const request = (_name: string, options: LockOptions, work: (lock: Lock | null) => unknown) => {
    if (options.ifAvailable && held > 0) return Promise.resolve(work(null));
    held++;
    const done = last.then(() => work({} as Lock)).finally(() => held--);
    last = done.catch(() => {});
    return done;
  };
  return { request: request as LockManager['request'] };
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

function ports(run: SynchroniserPorts['run'], locks = oneLock()): SynchroniserPorts {
  return { locks, database: db, isLocked: () => !isDatabaseOpen(), connection: () => Promise.resolve(connection), run };
}

describe('the synchroniser', () => {
  it('writes what happened in the journal', async () => {
    const answer = await createSynchroniser(ports(() => Promise.resolve({ report }))).synchronise('no', () => {});
    expect(answer).toMatchObject({ type: 'ran', run: { outcome: 'done', pulled: 3, pushed: 1, problem: null } });
    expect(await db().syncRuns.toArray()).toMatchObject([{ outcome: 'done', rejected: report.rejected }]);
  });

  it('says why it stopped: the city, the coordinator, or this laptop', async () => {
    const ends: RunEnd[] = [
      { report: { ...report, outcome: 'sign-in' } },
      { report: { ...report, outcome: 'cancelled' } },
      { problem: 'disk-full' },
    ];
    for (const end of ends) await createSynchroniser(ports(() => Promise.resolve(end))).synchronise('no', () => {});
    expect((await db().syncRuns.orderBy('id').toArray()).map((run) => [run.outcome, run.problem])).toEqual([
      ['failed', 'sign-in'],
      ['interrupted', null],
      ['failed', 'disk-full'],
    ]);
  });

  it('takes a lock that falls before the worker has its key for a lock, and any other failure for one', async () => {
    const failing = (lock: () => void) =>
      createSynchroniser(
        ports(() => {
          lock();
          return Promise.reject(new Error('no key'));
        }),
      ).synchronise('no', () => {});
    await expect(failing(() => {})).rejects.toThrow('no key');
    expect(await failing(closeDatabase)).toEqual({ type: 'locked' });
  });

  it('runs once when asked twice, in one window or in two', async () => {
    let runs = 0;
    const gate = deferred<RunEnd>();
    const locks = oneLock();
    const run = () => {
      runs++;
      return gate.promise;
    };
    const here = createSynchroniser(ports(run, locks));
    const there = createSynchroniser(ports(run, locks));
    const answers = [here, here, there].map((one) => one.synchronise('no', () => {}));
    gate.resolve({ report });
    const [first, second, elsewhere] = await Promise.all(answers);
    expect(second).toBe(first);
    expect(elsewhere).toEqual({ type: 'elsewhere' });
    expect(runs).toBe(1);
  });

  it('fetches everything again after the run of the other window, and after its own: it is never taken for it', async () => {
    const gates = [deferred<RunEnd>(), deferred<RunEnd>(), deferred<RunEnd>()];
    const asked: string[] = [];
    const locks = oneLock();
    const run: SynchroniserPorts['run'] = (_city, resync) => {
      asked.push(resync);
      return gates[asked.length - 1]?.promise ?? Promise.reject(new Error('once too often'));
    };
    const here = createSynchroniser(ports(run, locks));
    const there = createSynchroniser(ports(run, locks));
    const answers = [
      here.synchronise('no', () => {}),
      here.synchronise('full', () => {}),
      there.synchronise('full', () => {}),
    ];
    for (const gate of gates) gate.resolve({ report });
    expect(await Promise.all(answers)).toMatchObject([{ type: 'ran' }, { type: 'ran' }, { type: 'ran' }]);
    expect(asked).toEqual(['no', 'full', 'full']);
  });

  it('asks the run to stop, and can run again', async () => {
    const synchroniser = createSynchroniser(
      ports(
        (_city, _resync, _progress, signal) =>
          new Promise((resolve) => {
            const stop = () => resolve({ report: { ...report, outcome: 'cancelled' } });
            if (signal.aborted) stop();
            else signal.addEventListener('abort', stop);
          }),
      ),
    );
    for (let time = 0; time < 2; time++) {
      const running = synchroniser.synchronise('no', () => {});
      synchroniser.cancel();
      expect(await running).toMatchObject({ type: 'ran', run: { outcome: 'interrupted' } });
    }
  });

  it('says that a run failed when the host of this computer does not answer', async () => {
    const deaf = {
      ...ports(() => Promise.reject(new Error('ran'))),
      connection: () => Promise.reject(new Error('no host')),
    };
    const failed = { outcome: 'failed', problem: 'unexpected' };
    expect(await createSynchroniser(deaf).synchronise('no', () => {})).toMatchObject({ type: 'ran', run: failed });
    expect(await db().syncRuns.toArray()).toMatchObject([failed]);
  });

  it('touches nothing when no city is connected', async () => {
    const idle = { ...ports(() => Promise.reject(new Error('ran'))), connection: () => Promise.resolve(null) };
    expect(await createSynchroniser(idle).synchronise('no', () => {})).toEqual({ type: 'not-connected' });
    expect(await db().syncRuns.count()).toBe(0);
  });
});

describe('the journal', () => {
  it('closes the line that a crash left open, and keeps the last 50', async () => {
    for (let n = 0; n < 55; n++) await beginRun(db(), newRun());
    const runs = await db().syncRuns.orderBy('id').toArray();
    expect(runs).toHaveLength(50);
    expect(runs.filter((run) => run.outcome === 'running')).toHaveLength(1);
    expect(runs.at(-1)?.outcome).toBe('running');
  });

  it('shows the newest line first after the clock went back by days, and the one before it is closed all the same', async () => {
    const day = 86_400_000;
    const future = uuidv7({ msecs: Date.now() + 5 * day });
    await db().syncRuns.add({ ...newRun(), id: future, outcome: 'running' });
    await createSynchroniser(ports(() => Promise.resolve({ report }))).synchronise('no', () => {});
    const [before, newest] = await db().syncRuns.orderBy('id').toArray();
    expect(before).toMatchObject({ id: future, outcome: 'interrupted' });
    expect(newest).toMatchObject({ outcome: 'done', pulled: 3 });
    expect(Math.abs(Date.parse(newest!.startedAt) - Date.now())).toBeLessThan(day);
  });

  it('holds days without the city in one line, and still knows when they last agreed', async () => {
    const ends: RunEnd[] = [{ report }, ...Array<RunEnd>(300).fill({ report: { ...nothing, outcome: 'unreachable' } })];
    for (const end of ends) await createSynchroniser(ports(() => Promise.resolve(end))).synchronise('no', () => {});
    const [agreed, away, ...others] = await db().syncRuns.orderBy('id').toArray();
    expect(agreed).toMatchObject({ outcome: 'done' });
    expect(away).toMatchObject({ problem: 'unreachable', times: 300 });
    expect(Date.parse(away?.firstAt ?? '')).toBeLessThanOrEqual(Date.parse(away?.startedAt ?? ''));
    expect(others).toEqual([]);
  });

  it('keeps a line for each failure that brought something, or that is another', async () => {
    const failures: SyncReport[] = [
      { ...nothing, outcome: 'unreachable' },
      { ...report, outcome: 'unreachable' },
      { ...nothing, outcome: 'unreachable' },
      { ...nothing, outcome: 'unavailable' },
    ];
    for (const one of failures)
      await createSynchroniser(ports(() => Promise.resolve({ report: one }))).synchronise('no', () => {});
    expect(await db().syncRuns.count()).toBe(4);
  });

  it('never drops the last exchange that succeeded, however many failed since', async () => {
    await createSynchroniser(ports(() => Promise.resolve({ report }))).synchronise('no', () => {});
    for (let n = 0; n < 60; n++) await beginRun(db(), newRun());
    const runs = await db().syncRuns.orderBy('id').toArray();
    expect(runs[0]?.outcome).toBe('done');
    expect(runs.length).toBeLessThanOrEqual(51);
  });
});

it('knows a full disk, however deep the reason is', () => {
  const full = new DOMException('no room', 'QuotaExceededError');
  expect(isDiskFull(full)).toBe(true);
  expect(isDiskFull(Object.assign(new Error('aborted'), { inner: full }))).toBe(true);
  expect(isDiskFull(new Error('something else'))).toBe(false);
});

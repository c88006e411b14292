import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyQuarterHour } from '../../../../../renderer/workers/sync/quarter-hour.ts';

const minute = 60_000;

/** Web Locks as the specification has them: one holder, the others in line, a wait that can be given up. */
function oneLock(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, { signal }: LockOptions, work: (lock: Lock) => Promise<unknown>) => {
    const before = last;
    const run = new Promise((resolve, reject) => {
      let granted = false;
      signal?.addEventListener('abort', () => {
        if (!granted) reject(new DOMException('given up', 'AbortError'));
      });
      void before.then(() => {
        if (signal?.aborted) return;
        granted = true;
        resolve(work({} as Lock));
      });
    });
    last = Promise.all([before, run.catch(() => {})]);
    return run;
  };
  return { request: request as LockManager['request'] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs once every quarter of an hour, and no more once it is stopped', async () => {
  const work = vi.fn();
  const stop = everyQuarterHour(oneLock(), work);
  await vi.advanceTimersByTimeAsync(14 * minute);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(minute);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(work).toHaveBeenCalledTimes(3);
  stop();
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(work).toHaveBeenCalledTimes(3);
});

it('runs once for two windows, whenever the second was opened, and goes on when the first closes', async () => {
  const locks = oneLock();
  const [one, two] = [vi.fn(), vi.fn()];
  const stopOne = everyQuarterHour(locks, one);
  await vi.advanceTimersByTimeAsync(7 * minute);
  const stopTwo = everyQuarterHour(locks, two);
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([4, 0]);
  stopOne();
  await vi.advanceTimersByTimeAsync(15 * minute);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([4, 1]);
  stopTwo();
});

it('can be stopped while another window keeps the time', async () => {
  const locks = oneLock();
  const [one, two] = [vi.fn(), vi.fn()];
  const stopOne = everyQuarterHour(locks, one);
  everyQuarterHour(locks, two)();
  stopOne();
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([0, 0]);
});

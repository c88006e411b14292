import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import type * as ShareRounds from '../../../../renderer/model/commands/share-rounds.ts';
import { type Sharing, useSharing } from '../../../../renderer/rounds/use-sharing.ts';

type Work = Parameters<typeof ShareRounds.planShares>[1];

/** What was asked last, which goes on until it is told to end. */
const asked = vi.hoisted(() => ({ work: null as Work | null, end: (): void => undefined }));
vi.mock('../../../../renderer/model/commands/share-rounds.ts', () => ({
  planShares: (_rounds: unknown, work: Work) =>
    new Promise((resolve) => {
      asked.work = work;
      asked.end = () => resolve(null);
      work.signal.addEventListener('abort', () => resolve(null));
    }),
}));

const rounds = { date: '2026-11-28', time: '10:00', maxMinutes: 90, stops: [], walkers: [] };
let sharing: Sharing;

beforeEach(() => {
  vi.useFakeTimers();
  sharing = effectScope().run(() => useSharing())!;
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows how far it is and a way out after a second, even while the work has not said a word', async () => {
  const result = sharing.share(rounds);
  await vi.advanceTimersByTimeAsync(999);
  expect(sharing.percent.value).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(sharing.percent.value).toBe(0);
  asked.work?.onProgress(0.424);
  expect(sharing.percent.value).toBe(42);
  sharing.cancel();
  expect(await result).toBeNull();
  expect(sharing.percent.value).toBeNull();
});

it('shows nothing of work that takes less', async () => {
  const result = sharing.share(rounds);
  asked.work?.onProgress(0.9);
  expect(sharing.percent.value).toBeNull();
  asked.end();
  await result;
  await vi.advanceTimersByTimeAsync(5000);
  expect(sharing.percent.value).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../../shared/sync/in-parallel.ts';
import { outcomeOf } from '../../../../shared/sync/outcome-of.ts';
import type { CityCode, CityRefusal } from '../../../../shared/sync/ports.ts';
import { retryWithBackOff } from '../../../../shared/sync/retry-with-back-off.ts';
import type { SyncSession } from '../../../../shared/sync/sync-session.ts';

const refusal = (code: CityCode, retryAfterSeconds: number | null = null): CityRefusal => ({
  ok: false,
  code,
  retryAfterSeconds,
});

/** Asks a city that answers so, one after the other; cancelled once so many waits are over. */
async function ask(answers: readonly (CityRefusal | { ok: true })[], { random = 0.5, cancelledAfter = Infinity } = {}) {
  const slept: number[] = [];
  let asked = 0;
  const session = {
    ports: { random: () => random, sleep: async (milliseconds: number) => void slept.push(milliseconds) },
    cancelled: () => slept.length >= cancelledAfter,
  } as unknown as SyncSession;
  const answer = await retryWithBackOff(session, async () => answers[Math.min(asked++, answers.length - 1)]!);
  return { answer, asked, slept };
}

describe('asking again', () => {
  it('waits twice as long each time, up to half a minute, by chance below that', async () => {
    const { slept, asked } = await ask([refusal('unreachable')], { random: 1 });
    expect(slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(asked).toBe(6);
    expect((await ask([refusal('unreachable')], { random: 0 })).slept).toEqual([0, 0, 0, 0, 0]);
  });

  it('waits as long as the city says, and by chance half a second more', async () => {
    const { slept, answer } = await ask([refusal('rate-limited', 3), refusal('unavailable', 60), { ok: true }]);
    expect(slept).toEqual([3250, 60_250]);
    expect(answer).toEqual({ ok: true });
  });

  it('leaves a city in peace that asks for more than a minute', async () => {
    const { asked, answer, slept } = await ask([refusal('rate-limited', 61)]);
    expect([asked, slept]).toEqual([1, []]);
    expect(answer).toEqual(refusal('rate-limited', 61));
  });

  it.each<CityCode>(['rate-limited', 'unavailable', 'unreachable', 'malformed'])(
    'is worth it after « %s »',
    async (code) => expect((await ask([refusal(code), { ok: true }])).asked).toBe(2),
  );

  it.each<CityCode>(['unauthorized', 'forbidden', 'not-found', 'gone', 'conflict', 'invalid', 'not-json', 'too-large'])(
    'is not after « %s »: it is an answer',
    async (code) => expect(await ask([refusal(code), { ok: true }])).toMatchObject({ asked: 1, slept: [] }),
  );

  it('stops when it is cancelled, before a wait and behind one', async () => {
    expect(await ask([refusal('unreachable')], { cancelledAfter: 0 })).toMatchObject({ asked: 1, slept: [] });
    expect(await ask([refusal('unreachable')], { cancelledAfter: 1 })).toMatchObject({ asked: 1, slept: [500] });
  });
});

describe('requests beside each other', () => {
  it('are six at most, and come back in the order in which they were asked', async () => {
    let under = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const all = inParallel([...Array(20).keys()], async (item) => {
      most = Math.max(most, (under += 1));
      await new Promise<void>((resolve) => release.push(resolve));
      under -= 1;
      return item * 2;
    });
    // The last comes back first.
    while (release.length > 0) {
      release.pop()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(await all).toEqual([...Array(20).keys()].map((item) => item * 2));
    expect(most).toBe(6);
  });

  it('are none for nothing', async () => expect(await inParallel([], async () => 1)).toEqual([]));
});

it.each<[CityCode, string]>([
  ['unauthorized', 'sign-in'],
  ['rate-limited', 'unavailable'],
  ['unavailable', 'unavailable'],
  ['forbidden', 'forbidden'],
  ['upgrade-required', 'upgrade-required'],
  ['unreachable', 'unreachable'],
  ['not-json', 'not-json'],
  ['malformed', 'malformed'],
  ['invalid', 'invalid'],
  ['gone', 'invalid'],
  ['cursor-unknown', 'invalid'],
  ['too-large', 'invalid'],
])('a run that « %s » ends is told as « %s »', (code, outcome) => expect(outcomeOf(refusal(code))).toBe(outcome));

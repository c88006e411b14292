import { describe, expect, it } from 'vitest';
import fc, { seed } from '../properties.ts';
import { runSchedule } from './run-schedule.ts';
import { modes, type Schedule, schedules } from './schedule.ts';
import { faults } from './faulty-city-port.ts';

const count = 1000;

const everything: readonly string[] = [
  ...['2 laptops', '3 laptops', '4 laptops', '5 laptops'],
  ...['deposit', 'edit', 'delete', 'synchronise', 'wait', 'crash', 'cancel', 'clock', 'weather'],
  ...['city-edits', 'city-clock', 'city-forgets-deletions', 'city-backs-up', 'city-restores'],
  ...['crash while synchronising', 'edit while synchronising'],
  ...['cursor-expired', 'cursor-unknown', 'precondition-failed', 'gone', 'not-found', 'invalid'],
  ...modes,
  ...faults,
  'old-page',
];
const often = (times: number) => times >= 10;

describe('several laptops and the city', () => {
  it(`converge and lose nothing over ${count} schedules`, { timeout: 300_000 }, async () => {
    const happened = new Map<string, number>();
    const play = async (schedule: Schedule) => {
      const counts = await runSchedule(schedule);
      for (const [what, times] of [...counts, [`${schedule.laptops} laptops`, 1], [schedule.mode, 1]] as const)
        happened.set(what, (happened.get(what) ?? 0) + times);
    };
    const outcome = await fc.check(fc.asyncProperty(schedules, play), {
      numRuns: count,
      seed,
      interruptAfterTimeLimit: 240_000,
    });
    const again = `npm run prove -- --seed ${seed} --schedules ${outcome.numRuns} --path ${outcome.counterexamplePath}`;
    const broken = outcome.failed ? `${String(outcome.errorInstance)}\nAgain: ${again}` : '';
    expect(broken).toBe('');
    expect(outcome.numRuns).toBe(count);
    // A schedule that never meets something proves nothing of it.
    for (const what of everything) expect([what, happened.get(what) ?? 0]).toEqual([what, expect.toSatisfy(often)]);
    console.log(`${count} schedules, seed ${seed}`);
  });
});

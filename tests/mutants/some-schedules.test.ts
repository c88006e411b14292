import { expect, it } from 'vitest';
import { runSchedule } from '../convergence/run-schedule.ts';
import { schedules } from '../convergence/schedule.ts';
import fc from '../properties.ts';

/** The engine of synchronisation is proven by schedules: a few of them, for each of its mutants. */
it('some laptops and the city converge and lose nothing', async () => {
  const kept = fc.asyncProperty(schedules, async (schedule) => void (await runSchedule(schedule)));
  const { failed } = await fc.check(kept, { numRuns: 60, endOnFailure: true });
  expect(failed).toBe(false);
});

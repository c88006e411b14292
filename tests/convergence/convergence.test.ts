import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSchedule } from './run-schedule.ts';
import { schedules } from './schedule.ts';

const count = 1000;
const seed = Number(process.env['PALIER_SEED'] ?? 20_200_401);

describe('several laptops and the town', () => {
  it(`converge and lose nothing over ${count} schedules`, { timeout: 300_000 }, async () => {
    const outcome = await fc.check(fc.asyncProperty(schedules, runSchedule), {
      numRuns: count,
      seed,
      interruptAfterTimeLimit: 240_000,
    });
    const again = `npm run prove -- --seed ${seed} --schedules ${outcome.numRuns} --path ${outcome.counterexamplePath}`;
    const broken = outcome.failed ? `${String(outcome.errorInstance)}\nAgain: ${again}` : '';
    expect(broken).toBe('');
    expect(outcome.numRuns).toBe(count);
    console.log(`${count} schedules, seed ${seed}`);
  });
});

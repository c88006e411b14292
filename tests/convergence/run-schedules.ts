/**
 * Runs schedules and prints what came out as one line of JSON. Alone in its process, so that `prove` can use every core
 * and run altered copies of the sources: node --import tsx tests/convergence/run-schedules.ts COUNT SEED [PATH]
 */
import fc from '../properties.ts';
import { runSchedule } from './run-schedule.ts';
import { schedules } from './schedule.ts';

export interface SchedulesRun {
  readonly failed: boolean;
  readonly ran: number;
  readonly seed: number;
  readonly path: string | null;
  /** The smallest failing schedule found, and the promises that it breaks. */
  readonly schedule: string | null;
  readonly broken: string | null;
}

const [count = '1000', seed = '1', path] = process.argv.slice(2);
let ran = 0;
/** What the engine threw in a run that nobody waits for. */
let thrown: Error | null = null;
process.on('unhandledRejection', (reason) => (thrown ??= reason as Error));
const outcome = await fc.check(
  fc.asyncProperty(schedules, async (schedule) => {
    ran += 1;
    if (ran % 500 === 0) process.stderr.write(`${ran}\n`);
    thrown = null;
    await runSchedule(schedule);
    if (thrown) throw thrown;
  }),
  {
    numRuns: Number(count),
    seed: Number(seed),
    endOnFailure: process.env['SHRINK'] === undefined,
    ...(path === undefined ? {} : { path }),
  },
);
const run: SchedulesRun = {
  failed: outcome.failed,
  ran: outcome.numRuns,
  seed: outcome.seed,
  path: outcome.counterexamplePath,
  schedule: outcome.failed ? JSON.stringify(outcome.counterexample?.[0]) : null,
  broken: outcome.failed ? String(outcome.errorInstance) : null,
};
console.log(JSON.stringify(run));

import fc from '../../properties.ts';
import { heal } from '../heal.ts';
import { brokenPromises } from '../promises.ts';
import { type Schedule, schedules } from '../schedule.ts';
import { RealStory } from './real-story.ts';
import { RealWorld } from './real-world.ts';

/** A schedule, and before which of its steps something is killed. */
interface RealSchedule {
  readonly schedule: Schedule;
  readonly at: number;
}

/** A laptop, a step and a kill each cost a real second: fewer of them than in memory, and more schedules. */
const realSchedules: fc.Arbitrary<RealSchedule> = fc.record({
  schedule: schedules.map((schedule) => ({
    ...schedule,
    laptops: [2, 2, 3, 4][schedule.laptops - 2] ?? 2,
    steps: schedule.steps.slice(0, Math.max(10, schedule.steps.length / 3)),
  })),
  at: fc.nat(60),
});

/** In turn, by the number of the schedule: a dozen of them meets every kill, whatever the seed. */
const kills: readonly (readonly ('browser' | 'city')[])[] = [[], ['browser'], [], ['city'], [], ['browser', 'city']];

export interface RealRun {
  readonly ran: number;
  readonly killed: { readonly browser: number; readonly city: number };
  /** Faults of the network, by name. */
  readonly faults: Readonly<Record<string, number>>;
  /** Empty when every promise was kept. */
  readonly broken: string;
}

/** How to play again what failed. The steps are the same; who is faster is the machine's affair. */
function replayReal(seed: number, count: number, path: string): string {
  return `npm run prove -- --real --seed ${seed} --schedules ${count} --path ${path}`;
}

/** Plays schedules over real HTTP, the reference city and IndexedDB in Chromium, with SIGKILL of browser and city. */
export async function runRealSchedules(
  count: number,
  seed: number,
  options: { readonly path?: string; readonly onProgress?: (ran: number) => void } = {},
): Promise<RealRun> {
  const world = await RealWorld.start();
  const killed = { browser: 0, city: 0 };
  let ran = 0;
  let number = Number(options.path?.split(':')[0] ?? 0);
  try {
    const outcome = await fc.check(
      fc.asyncProperty(realSchedules, async ({ schedule, at }) => {
        const kill = kills[number++ % kills.length] ?? [];
        const story = await RealStory.begin(world, schedule);
        const when = at % schedule.steps.length;
        for (const [index, step] of schedule.steps.entries()) {
          if (index === when && kill.includes('browser')) {
            await story.killBrowser();
            killed.browser += 1;
          }
          if (index === when && kill.includes('city')) {
            await world.city.kill();
            killed.city += 1;
          }
          await story.take(step);
        }
        const unsettled = await heal(story);
        const { ending, broken } = await story.ending();
        ran += 1;
        options.onProgress?.(ran);
        const all = [...unsettled, ...broken, ...brokenPromises(ending)];
        if (all.length > 0) throw new Error(all.join('\n'));
      }),
      { numRuns: count, seed, endOnFailure: true, ...(options.path === undefined ? {} : { path: options.path }) },
    );
    const faults: Record<string, number> = {};
    for (const { wire } of world.laptops)
      for (const [fault, times] of wire.happened) faults[fault] = (faults[fault] ?? 0) + times;
    const broken = outcome.failed
      ? `${String(outcome.errorInstance)}\n${JSON.stringify(outcome.counterexample?.[0])}\nAgain: ${replayReal(seed, count, outcome.counterexamplePath ?? '')}`
      : '';
    return { ran, killed, faults, broken };
  } finally {
    await world.stop();
  }
}

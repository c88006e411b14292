import type { BenchRow } from './bench-report.ts';
import { startBenchBrowser } from './bench-world.ts';
import { armNames, printArms, type Results, rowsOf } from './measured-sync/arm-results.ts';
import { changeListings, contentOf, liveIds, retitle } from './measured-sync/changing-city.ts';
import { agree, openStage, type Stage } from './measured-sync/stage.ts';

const phases = ['pull', 'push', 'conflicts', 'changes'] as const;

/**
 * Synchronisation in every phase, ours beside the others, each with a live query open where it has such a thing. The
 * whole takes long. To measure a part: `SYNC_ARMS`, `SYNC_SIZES`, `SYNC_PHASES` (lists with commas) and `SYNC_RUNS`.
 * Every arm must end with exactly what the city holds, or there is no table.
 */
export default async function sync(): Promise<BenchRow[]> {
  const arms = chosen('SYNC_ARMS', armNames);
  const sizes = chosen('SYNC_SIZES', ['1000', '10000', '100000']).map(Number);
  const wanted = chosen('SYNC_PHASES', phases);
  const results: Results = new Map();
  const browser = await startBenchBrowser();
  try {
    for (const size of sizes) {
      const runs = Number(process.env['SYNC_RUNS'] ?? (size > 10_000 ? 3 : 7));
      const stage = await openStage(browser, arms, { size, runs }, results);
      try {
        if (size >= 10_000 && wanted.includes('pull')) await measurePulls(stage);
        else await fill(stage);
        if (size === 1000 && wanted.includes('push')) await measurePushes(stage, 'push');
        if (size === 1000 && wanted.includes('conflicts')) await measurePushes(stage, 'conflicts');
        if (size !== 10_000 && wanted.includes('changes')) await measureChanges(stage);
      } finally {
        await stage.stop();
      }
    }
  } finally {
    await browser.stop();
  }
  printArms(results);
  return [...results.keys()].filter((key) => key.endsWith('/ours')).flatMap((key) => rowsOf(key, arms, results));
}

async function fill({ each }: Stage): Promise<void> {
  await each(0, async (page, arm) => {
    await page.evaluate((name) => window.arms.empty(name), arm);
    await page.evaluate((name) => window.arms.catchUp(name), arm);
  });
}

/** Everything into nothing; then nothing new. */
async function measurePulls({ city, size, runs, each, note }: Stage): Promise<void> {
  const content = await contentOf(city);
  // Where it can be afforded, a first round warms everybody up.
  for (let run = size > 10_000 ? 0 : -1; run < runs; run++) {
    await each(run, async (page, arm) => {
      await page.evaluate((name) => window.arms.empty(name), arm);
      note('pull', arm, run, await page.evaluate((name) => window.arms.pull(name), arm));
      note('nothing', arm, run, await page.evaluate((name) => window.arms.pull(name), arm));
      await agree(page, arm, content);
    });
  }
}

/** Every title edited here; with `conflicts`, a tenth of them by the city as well, whose word stands. */
async function measurePushes({ city, runs, each, note }: Stage, phase: 'push' | 'conflicts'): Promise<void> {
  const ids = await liveIds(city);
  for (let run = -1; run < runs; run++) {
    await each(run, async (page, arm) => {
      if (!(await page.evaluate((name) => window.arms.sends(name), arm))) return;
      await page.evaluate((name) => window.arms.catchUp(name), arm);
      const titles = Object.fromEntries(ids.map((id) => [id, `${phase} ${run} ${arm}`]));
      await page.evaluate(([name, changed]) => window.arms.edit(name, changed), [arm, titles] as const);
      if (phase === 'conflicts') await retitle(city, ids.slice(0, ids.length / 10), `la ville ${run} ${arm}`);
      note(phase, arm, run, await page.evaluate((name) => window.arms.push(name), arm));
      await agree(page, arm, await contentOf(city));
    });
  }
}

/** A hundred changes of the city, ten of them deletions. */
async function measureChanges({ city, each, note }: Stage): Promise<void> {
  await each(0, (page, arm) => page.evaluate((name) => window.arms.catchUp(name), arm));
  for (let run = -1; run < 7; run++) {
    await changeListings(city, { count: 100, deleted: 10, seed: run });
    await each(run, async (page, arm) =>
      note('changes', arm, run, await page.evaluate((name) => window.arms.pull(name), arm)),
    );
  }
  const content = await contentOf(city);
  await each(0, (page, arm) => agree(page, arm, content));
}

function chosen<Name extends string>(variable: string, all: readonly Name[]): Name[] {
  const asked = process.env[variable]?.split(',') ?? all;
  const known = all.filter((name) => asked.includes(name));
  if (known.length < asked.length) throw new Error(`${variable}: ${asked.join(', ')}; there is ${all.join(', ')}`);
  return known;
}

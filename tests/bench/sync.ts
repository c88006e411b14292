import type { Page } from 'playwright-core';
import type { BenchRow } from './bench-report.ts';
import { type BenchBrowser, startBenchBrowser, startFastCity } from './bench-world.ts';
import { type Arm, armNames, pageOf, printArms, type Results, rowsOf } from './measured-sync/arm-results.ts';
import { changeListings, contentOf, liveIds, retitle, type Town } from './measured-sync/changing-town.ts';
import type { ArmRun } from './pages/measure-arm.ts';

const phases = ['pull', 'push', 'conflicts', 'changes'] as const;
type Phase = (typeof phases)[number] | 'nothing';

/**
 * The whole takes long. To measure a part: `SYNC_ARMS`, `SYNC_SIZES`, `SYNC_PHASES` (lists with commas) and `SYNC_RUNS`.
 * Every arm must end with exactly what the town holds, or there is no table.
 */
export default async function sync(): Promise<BenchRow[]> {
  const arms = chosen('SYNC_ARMS', armNames);
  const sizes = chosen('SYNC_SIZES', ['1000', '10000', '100000']).map(Number);
  const wanted = new Set(chosen('SYNC_PHASES', phases));
  const results: Results = new Map();
  const browser = await startBenchBrowser();
  try {
    for (const size of sizes) await measureSize(browser, arms, size, wanted, results);
  } finally {
    await browser.stop();
  }
  printArms(results);
  return [...results.keys()].filter((key) => key.endsWith('/ours')).flatMap((key) => rowsOf(key, arms, results));
}

async function measureSize(
  browser: BenchBrowser,
  arms: readonly Arm[],
  size: number,
  wanted: ReadonlySet<string>,
  results: Results,
): Promise<void> {
  const city = await startFastCity(size);
  const town: Town = city;
  const pages = new Map<Arm, Page>();
  try {
    for (const arm of arms) pages.set(arm, await openArm(browser, arm, town));
    const runs = Number(process.env['SYNC_RUNS'] ?? (size > 10_000 ? 3 : 7));
    const each = async (run: number, work: (page: Page, arm: Arm) => Promise<void>): Promise<void> => {
      // Nobody is always the first, with a town that is still cold.
      const turn = Math.abs(run) % arms.length;
      for (const arm of [...arms.slice(turn), ...arms.slice(0, turn)]) {
        const page = pages.get(arm);
        if (page) await work(page, arm);
      }
    };
    const note = (phase: Phase, arm: Arm, run: number, measured: ArmRun): void => {
      if (run < 0) return;
      const key = `${phase}/${size}/${arm}`;
      results.set(key, [...(results.get(key) ?? []), measured]);
      console.log(`${key} ${run}: ${Math.round(measured.milliseconds)} ms`);
    };

    if (wanted.has('pull') && size >= 10_000) {
      const content = await contentOf(town);
      // Where it can be afforded, a first round warms everybody up.
      for (let run = size > 10_000 ? 0 : -1; run < runs; run++) {
        await each(run, async (page, arm) => {
          await page.evaluate((name) => window.arms.empty(name), arm);
          note('pull', arm, run, await page.evaluate((name) => window.arms.pull(name), arm));
          note('nothing', arm, run, await page.evaluate((name) => window.arms.pull(name), arm));
          await agree(page, arm, content);
        });
      }
    } else {
      await each(0, async (page, arm) => {
        await page.evaluate((name) => window.arms.empty(name), arm);
        await page.evaluate((name) => window.arms.catchUp(name), arm);
      });
    }

    if (size === 1000) {
      const ids = await liveIds(town);
      for (const phase of ['push', 'conflicts'] as const) {
        if (!wanted.has(phase)) continue;
        for (let run = -1; run < runs; run++) {
          await each(run, async (page, arm) => {
            if (!(await page.evaluate((name) => window.arms.sends(name), arm))) return;
            await page.evaluate((name) => window.arms.catchUp(name), arm);
            const titles = Object.fromEntries(ids.map((id) => [id, `${phase} ${run} ${arm}`]));
            await page.evaluate(([name, changed]) => window.arms.edit(name, changed), [arm, titles] as const);
            if (phase === 'conflicts') await retitle(town, ids.slice(0, ids.length / 10), `la ville ${run} ${arm}`);
            note(phase, arm, run, await page.evaluate((name) => window.arms.push(name), arm));
            await agree(page, arm, await contentOf(town));
          });
        }
      }
    }

    if (wanted.has('changes') && size !== 10_000) {
      await each(0, (page, arm) => page.evaluate((name) => window.arms.catchUp(name), arm));
      for (let run = -1; run < 7; run++) {
        await changeListings(town, { count: 100, deleted: 10, seed: run });
        await each(run, async (page, arm) =>
          note('changes', arm, run, await page.evaluate((name) => window.arms.pull(name), arm)),
        );
      }
      const content = await contentOf(town);
      await each(0, (page, arm) => agree(page, arm, content));
    }
  } finally {
    for (const page of pages.values()) await page.context().close();
    await city.stop();
  }
}

async function openArm(browser: BenchBrowser, arm: Arm, town: Town): Promise<Page> {
  const link = browser.newLink();
  const page = await browser.freshPage();
  await page.goto(link);
  await page.evaluate(([address, token]) => window.bench.connect(address, token), [
    town.address,
    town.tokens.full,
  ] as const);
  if (pageOf[arm] !== '') await page.goto(new URL(`/${pageOf[arm]}`, link).href);
  return page;
}

async function agree(page: Page, arm: Arm, content: string): Promise<void> {
  const held = await page.evaluate((name) => window.arms.hash(name), arm);
  if (held !== content) throw new Error(`${arm} does not hold what the town holds`);
}

function chosen<Name extends string>(variable: string, all: readonly Name[]): Name[] {
  const asked = process.env[variable]?.split(',') ?? all;
  const known = all.filter((name) => asked.includes(name));
  if (known.length < asked.length) throw new Error(`${variable}: ${asked.join(', ')}; there is ${all.join(', ')}`);
  return known;
}

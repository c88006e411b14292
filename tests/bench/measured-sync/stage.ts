import type { Page } from 'playwright-core';
import { type BenchBrowser, startFastCity } from '../bench-world.ts';
import type { ArmRun } from '../pages/measure-arm.ts';
import { type Arm, pageOf, type Phase, type Results } from './arm-results.ts';
import type { ChangingCity } from './changing-city.ts';

/** One city of `size` listings, and every arm before it, each on a page and in a profile of its own. */
export interface Stage {
  readonly city: ChangingCity;
  readonly size: number;
  readonly runs: number;
  /** One after the other, and nobody always first. */
  each(run: number, work: (page: Page, arm: Arm) => Promise<void>): Promise<void>;
  /** A run below 0 only warms up. */
  note(phase: Phase, arm: Arm, run: number, measured: ArmRun): void;
  stop(): Promise<void>;
}

export async function openStage(
  browser: BenchBrowser,
  arms: readonly Arm[],
  { size, runs }: { readonly size: number; readonly runs: number },
  results: Results,
): Promise<Stage> {
  const city = await startFastCity(size);
  const opened: { readonly arm: Arm; readonly page: Page }[] = [];
  const stop = async (): Promise<void> => {
    for (const { page } of opened) await page.context().close();
    await city.stop();
  };
  try {
    for (const arm of arms) opened.push({ arm, page: await openArm(browser, arm, city) });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    city,
    size,
    runs,
    async each(run, work) {
      const turn = Math.abs(run) % opened.length;
      for (const { page, arm } of [...opened.slice(turn), ...opened.slice(0, turn)]) await work(page, arm);
    },
    note(phase, arm, run, measured) {
      if (run < 0) return;
      const key = `${phase}/${size}/${arm}`;
      results.set(key, [...(results.get(key) ?? []), measured]);
      console.log(`${key}: ${Math.round(measured.milliseconds)} ms`);
    },
    stop,
  };
}

async function openArm(browser: BenchBrowser, arm: Arm, city: ChangingCity): Promise<Page> {
  const link = browser.newLink();
  const page = await browser.freshPage();
  await page.goto(link);
  await page.evaluate(([address, token]) => window.bench.connect(address, token), [
    city.address,
    city.tokens.full,
  ] as const);
  if (pageOf[arm] !== '') await page.goto(new URL(`/${pageOf[arm]}`, link).href);
  return page;
}

/** @throws when an arm does not hold exactly this content of the city */
export async function agree(page: Page, arm: Arm, content: string): Promise<void> {
  const held = await page.evaluate((name) => window.arms.hash(name), arm);
  if (held !== content) throw new Error(`${arm} does not hold what the city holds`);
}

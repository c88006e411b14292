import { benchRow, type BenchRow, quantile } from './bench-report.ts';
import { startBenchWorld } from './bench-world.ts';

const commands = 150;
const runs = 5;
const logged = 10_000;
const starts = 9;

/** What the log beside the database costs: a command, and a start after months of commands. */
export default async function durable(): Promise<BenchRow[]> {
  const world = await startBenchWorld('empty');
  const { page } = world;
  try {
    await page.evaluate(() => window.bench.emptyLaptop());
    const withLog: number[] = [];
    const without: number[] = [];
    const more: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const times = await page.evaluate((count) => window.bench.timeCommands(count), commands);
      withLog.push(quantile(times.logged, 0.95));
      without.push(quantile(times.alone, 0.95));
      more.push(quantile(times.logged, 0.95) - quantile(times.alone, 0.95));
    }
    const objects = await page.evaluate((count) => window.bench.logCommands(count), logged);
    console.log(`${logged} commands lie in ${objects} objects`);
    const followed: number[] = [];
    const plain: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      plain.push(await page.evaluate(() => window.bench.timeStart(false)));
      followed.push(await page.evaluate(() => window.bench.timeStart(true)));
    }
    return [
      benchRow({
        work: 'a command, until whoever asked hears of it, 95th percentile',
        unit: 'ms',
        ours: withLog,
        reference: { name: 'without the log', values: without },
      }),
      benchRow({
        work: 'the same: what the log adds',
        unit: 'ms',
        ours: more,
        atMost: { of: 'ours', value: 5 },
      }),
      benchRow({
        work: `start after ${logged} logged commands`,
        unit: 'ms',
        ours: followed,
        reference: { name: 'without the log', values: plain },
        atMost: { of: 'ratio', value: 1.2 },
      }),
    ];
  } finally {
    await world.stop();
  }
}

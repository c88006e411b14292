/**
 * npm run prove -- [--schedules N] [--seed S] [--path P] [--planted | --real | --disk]
 *
 * Plays schedules of laptops, city and network on every core and says what was promised and not kept; with `--planted`,
 * plants one bug after the other and says after how many schedules each is caught; with `--real`, plays 50 in Chromium
 * before the reference city, with SIGKILL of both; with `--disk`, damages, fills and unplugs 200 real disks (30 full ones).
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { proveDisk } from '../disk/prove-disk.ts';
import { runPlanted } from './plant.ts';
import { runRealSchedules } from './real/real-schedules.ts';
import type { SchedulesRun } from './run-schedules.ts';
import { sabotages } from './sabotages.ts';
import { replayCommand, spawnSchedules } from './spawn-schedules.ts';

const project = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    path: { type: 'string' },
    planted: { type: 'boolean', default: false },
    real: { type: 'boolean', default: false },
    disk: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const kept = await prove();
process.exitCode = kept ? 0 : 1;

async function prove(): Promise<boolean> {
  const { planted, real, disk, schedules } = values;
  if (planted) return await provePlanted(Number(schedules ?? 20_000));
  if (real) return await proveReal(Number(schedules ?? 50));
  if (!disk) return await proveConvergence();
  const many = Number(schedules ?? 200);
  return await proveDisk({ damages: many, plugs: many, full: Math.ceil(many * 0.15) }, seed);
}

async function proveConvergence(): Promise<boolean> {
  const count = Number(values.schedules ?? 100_000);
  const started = Date.now();
  const lanes = values.path === undefined ? Math.min(availableParallelism(), Math.ceil(count / 1000)) : 1;
  console.log(`${count} schedules, seed ${seed}, ${lanes} at a time`);
  const ran = new Array<number>(lanes).fill(0);
  const tell = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(`${ran.reduce((sum, one) => sum + one, 0)} after ${seconds} s`);
  }, 10_000);
  const runs = await Promise.all(
    ran.map((_, lane) =>
      spawnSchedules(project, Math.ceil(count / lanes), seed + lane, {
        shrink: true,
        ...(values.path === undefined ? {} : { path: values.path }),
        onProgress: (soFar) => (ran[lane] = soFar),
      }),
    ),
  );
  clearInterval(tell);
  for (const run of runs.filter(({ failed }) => failed)) describe(run);
  const total = runs.reduce((sum, run) => sum + run.ran, 0);
  const failed = runs.filter((run) => run.failed).length;
  console.log(
    `${total} schedules in ${Math.round((Date.now() - started) / 1000)} s: ${failed ? 'NOT kept' : 'all kept'}`,
  );
  return failed === 0;
}

function describe(run: SchedulesRun): void {
  console.log(`\nBroken after ${run.ran} schedules of seed ${run.seed}:\n${run.broken}`);
  console.log(`Smallest schedule found: ${run.schedule}`);
  console.log(`Again: ${replayCommand(run)}\n`);
}

async function proveReal(count: number): Promise<boolean> {
  const started = Date.now();
  console.log(`${count} schedules, seed ${seed}`);
  const { ran, killed, faults, broken } = await runRealSchedules(count, seed, {
    ...(values.path === undefined ? {} : { path: values.path }),
    onProgress: (soFar) => {
      if (soFar % 10 === 0) console.log(`${soFar} after ${Math.round((Date.now() - started) / 1000)} s`);
    },
  });
  console.log(`killed: ${JSON.stringify(killed)}; faults: ${JSON.stringify(faults)}`);
  console.log(
    `${ran} schedules in ${Math.round((Date.now() - started) / 1000)} s: ${broken ? `NOT kept\n${broken}` : 'all kept'}`,
  );
  return broken === '';
}

async function provePlanted(atMost: number): Promise<boolean> {
  console.log(
    `seed ${seed}, at most ${atMost} schedules for each bug\n\n| bug | caught after | by |\n| --- | ---: | --- |`,
  );
  let missed = 0;
  for (const sabotage of sabotages) {
    const run = await runPlanted(sabotage, atMost, seed);
    if (!run.failed) missed += 1;
    const by =
      run.broken
        ?.split('\n')[0]
        ?.replace(/^Error: /, '')
        .replaceAll('|', '/') ?? '';
    console.log(`| ${sabotage.bug} | ${run.failed ? run.ran : 'NOT CAUGHT'} | ${by} |`);
  }
  console.log(`\n${sabotages.length - missed} of ${sabotages.length} caught`);
  return missed === 0;
}

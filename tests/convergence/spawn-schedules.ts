import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { SchedulesRun } from './run-schedules.ts';

/** Runs schedules in a process of their own, on the sources below `root`. */
export function spawnSchedules(
  root: string,
  count: number,
  seed: number,
  options: { readonly path?: string; readonly shrink?: boolean; readonly onProgress?: (ran: number) => void } = {},
): Promise<SchedulesRun> {
  const script = join(root, 'tests', 'convergence', 'run-schedules.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, String(count), String(seed), ...(options.path === undefined ? [] : [options.path])],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(options.shrink ? { SHRINK: '1' } : {}) },
    },
  );
  let output = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    const ran = Number(chunk.toString().trim().split('\n').at(-1));
    if (ran > 0) options.onProgress?.(ran);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as SchedulesRun);
      else reject(new Error(`the schedules did not run (${String(code)}): ${log.slice(-2000)}`));
    });
  });
}

/** How to run again what failed. */
export function replayCommand({ seed, path, ran }: SchedulesRun): string {
  return `npm run prove -- --seed ${seed} --schedules ${ran}${path === null ? '' : ` --path ${path}`}`;
}

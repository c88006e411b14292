import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SchedulesRun } from './run-schedules.ts';
import type { Sabotage } from './sabotages.ts';
import { spawnSchedules } from './spawn-schedules.ts';

const project = join(import.meta.dirname, '..', '..');

/** Runs schedules on a copy of the sources in which one bug has been planted. */
export async function runPlanted(
  { file, find, replace }: Sabotage,
  count: number,
  seed: number,
): Promise<SchedulesRun> {
  const root = await mkdtemp(join(tmpdir(), 'palier-planted-'));
  try {
    for (const part of ['shared', 'tests/convergence', 'tests/properties.ts']) {
      await cp(join(project, part), join(root, part), { recursive: true });
    }
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    await symlink(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
    const source = await readFile(join(root, file), 'utf8');
    const parts = source.split(find);
    if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times, not once: ${find}`);
    await writeFile(join(root, file), parts.join(replace));
    return await spawnSchedules(root, count, seed);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

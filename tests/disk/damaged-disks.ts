import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comeIn, confirmDeposit, fillDeposit, foundOf, startFresh, type WayIn } from './at-the-desk.ts';
import { damage, type Damage } from './damage.ts';
import { copyOf, type DiskWorld, startLaptop } from './disk-world.ts';

export interface DamagedStart extends Damage {
  readonly seed: number;
  readonly wayIn: WayIn;
  /** Confirmed before, and not there any more. */
  readonly lost: readonly string[];
}

const needs = ['Une échelle pour dimanche', 'Du pain et deux litres de lait', 'Réparer un volet', 'Lire le courrier'];

/**
 * A laptop on which some requests were confirmed, killed without warning; then, for each number, the same disk with one damage
 * of that number, started. Whoever keeps the promise is never shown a first start, and finds every request.
 */
export async function startDamagedDisks(
  seeds: readonly number[],
  onStart: (start: DamagedStart) => void = () => {},
): Promise<DamagedStart[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-damage-'));
  try {
    const sound = { folder: join(folder, 'sound'), port: await freePort() };
    await useLaptop(sound);
    const starts: DamagedStart[] = [];
    for (const seed of seeds) {
      const copy = await copyOf(sound, join(folder, `trial-${seed}`));
      const done = await damage(copy, seed);
      const start = { seed, ...done, ...(await startAgain(copy)) };
      onStart(start);
      starts.push(start);
      await rm(copy.folder, { recursive: true, force: true, maxRetries: 5 });
    }
    return starts;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function isKept({ wayIn, lost }: Pick<DamagedStart, 'wayIn' | 'lost'>): boolean {
  return wayIn !== 'first-start' && wayIn !== 'none' && lost.length === 0;
}

async function useLaptop(world: DiskWorld): Promise<void> {
  const { page, kill } = await startLaptop(world);
  try {
    await startFresh(page);
    for (const need of needs) {
      await fillDeposit(page, need);
      if (!(await confirmDeposit(page, need))) throw new Error(`« ${need} » was not confirmed on a sound disk`);
    }
  } finally {
    await kill();
  }
}

async function startAgain(world: DiskWorld): Promise<Pick<DamagedStart, 'wayIn' | 'lost'>> {
  const { page, kill } = await startLaptop(world);
  try {
    const wayIn = await comeIn(page);
    if (wayIn === 'first-start' || wayIn === 'none') return { wayIn, lost: needs };
    const found = await foundOf(page, needs);
    return { wayIn, lost: needs.filter((need) => !found.includes(need)) };
  } catch {
    return { wayIn: 'none', lost: needs };
  } finally {
    await kill();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

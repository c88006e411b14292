import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { comeIn, confirmDeposit, fillDeposit, foundOf, startFresh, type WayIn } from './at-the-desk.ts';
import { freePort } from './damaged-disks.ts';
import { type DiskWorld, startLaptop } from './disk-world.ts';

export interface PulledPlug {
  readonly seed: number;
  /** Milliseconds between the key that confirms and the end of browser and host. */
  readonly after: number;
  /** The coordinator was told that the last request is there. */
  readonly confirmed: boolean;
  readonly wayIn: WayIn;
  readonly lost: readonly string[];
}

/**
 * One laptop, whose browser and host die together so many milliseconds after a request was confirmed with a key: between
 * commit and acknowledgement, or around them. What was said to be there must be there, every time.
 */
export async function pullPlugs(
  seeds: readonly number[],
  onPlug: (plug: PulledPlug) => void = () => {},
): Promise<PulledPlug[]> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-plug-'));
  const world: DiskWorld = { folder, port: await freePort() };
  const confirmed: string[] = [];
  const plugs: PulledPlug[] = [];
  try {
    const first = await startLaptop(world);
    await startFresh(first.page);
    await first.kill();
    for (const seed of seeds) {
      const plug = await pullPlug(world, seed, confirmed);
      onPlug(plug);
      plugs.push(plug);
    }
    return plugs;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function pullPlug(world: DiskWorld, seed: number, confirmed: string[]): Promise<PulledPlug> {
  const after = Math.floor(seededRandom(seed)() * 250);
  const need = `Demande numéro ${seed}`;
  const before = await startLaptop(world);
  let said: boolean;
  try {
    const cameIn = await comeIn(before.page);
    if (cameIn === 'first-start' || cameIn === 'none')
      return { seed, after, confirmed: false, wayIn: cameIn, lost: confirmed };
    await fillDeposit(before.page, need);
    const asked = confirmDeposit(before.page, need);
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, after))]);
    said = await Promise.race([asked, Promise.resolve(false)]);
  } finally {
    await before.kill();
  }
  if (said) confirmed.push(need);
  const again = await startLaptop(world);
  try {
    const wayIn = await comeIn(again.page);
    const found = await foundOf(again.page, confirmed.slice(-5));
    return { seed, after, confirmed: said, wayIn, lost: confirmed.slice(-5).filter((one) => !found.includes(one)) };
  } catch {
    return { seed, after, confirmed: said, wayIn: 'none', lost: confirmed };
  } finally {
    await again.kill();
  }
}

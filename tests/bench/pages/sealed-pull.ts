import Dexie from 'dexie';
import { shell } from '../../../renderer/app/shell.ts';
import { db } from '../../../renderer/db/open-database.ts';
import { createVault, lockVault } from '../../../renderer/db/vault.ts';
import { runInWorker } from '../../../renderer/sync/run-in-worker.ts';
import type { CityConnection } from '../../../shared/shell.ts';

/** The passphrase is no part of what is measured. */
const cheap = { N: 2 ** 4, r: 8, p: 1 };

let town: CityConnection | null = null;

export async function connect(address: string, token: string): Promise<void> {
  const connection = await shell.city.connect({ address, token });
  if (!connection.ok) throw new Error(`not connected: ${connection.code}`);
  town = connection.data;
}

/** A laptop that has never seen the town, unlocked. */
export async function emptyLaptop(): Promise<void> {
  lockVault();
  await Dexie.delete('palier');
  await Dexie.delete('palier-vault');
  await createVault('une phrase pour mesurer', cheap);
}

export interface Pulled {
  readonly milliseconds: number;
  readonly requests: number;
  readonly bytes: number;
  readonly rows: number;
}

/** One whole run of the real worker, from its start to its report. */
export async function sealedPull(): Promise<Pulled> {
  if (!town) throw new Error('not connected');
  const start = performance.now();
  const end = await runInWorker(town, 'no', () => {}, new AbortController().signal);
  const milliseconds = performance.now() - start;
  if (!('report' in end) || end.report.outcome !== 'done')
    throw new Error(`the pull ended with ${JSON.stringify(end)}`);
  const { requests, bytes } = end.report;
  return { milliseconds, requests, bytes, rows: await db().listings.count() };
}

const tasks: number[] = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
  type: 'longtask',
});

/** Longest task of the main thread since the last call; 0 when none passed 50 ms, which is where the browser counts from. */
export function longestTask(): number {
  return Math.max(0, ...tasks.splice(0));
}

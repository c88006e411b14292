import Dexie, { liveQuery } from 'dexie';
import { effectScope, ref, watch } from 'vue';
import { shell } from '../../../../renderer/model/shell.ts';
import { useDesk } from '../../../../renderer/model/index/desk.ts';
import { editListing } from '../../../../renderer/model/commands/listing-commands.ts';
import { db } from '../../../../renderer/db/open-database.ts';
import { currentListing } from '../../../../renderer/db/records.ts';
import { createVault, lockVault } from '../../../../renderer/db/vault/vault.ts';
import { runInWorker } from '../../../../renderer/workers/sync/run-in-worker.ts';
import type { CityConnection } from '../../../../shared/shell.ts';
import { emptyQuery } from '../desk-strokes.ts';
import { newest, type SyncArm, type Traffic } from './sync-arm.ts';

/** The passphrase is no part of what is measured. */
const cheap = { N: 2 ** 4, r: 8, p: 1 };

let city: CityConnection | null = null;

/** The host's gateway speaks to this city from now on, for every arm. */
export async function connect(address: string, token: string): Promise<void> {
  await shell.lock.opened();
  const connection = await shell.city.connect({ address, token });
  if (!connection.ok) throw new Error(`not connected: ${connection.code}`);
  city = connection.data;
}

/** A laptop that has never seen the city, unlocked. */
export async function emptyLaptop(): Promise<void> {
  lockVault();
  await Dexie.delete('palier');
  await Dexie.delete('palier-vault');
  await createVault('une phrase pour mesurer', cheap);
}

/** One whole run of the real worker, from its start to its report: it pulls, then pushes. */
async function synchroniseOnce(): Promise<Traffic> {
  if (!city) throw new Error('not connected');
  const end = await runInWorker(city, 'no', () => {}, new AbortController().signal);
  if (!('report' in end) || end.report.outcome !== 'done') throw new Error(`the run ended with ${JSON.stringify(end)}`);
  const { requests, bytes } = end.report;
  return { requests, bytes };
}

/** Palier, sealed, with a live query of the database open. */
export const ours: SyncArm = {
  empty: emptyLaptop,
  follow(onAnswer) {
    const rows = liveQuery(() => db().listings.orderBy('id').reverse().limit(newest).toArray());
    const subscription = rows.subscribe((answer) => onAnswer(answer.length));
    return () => subscription.unsubscribe();
  },
  pull: synchroniseOnce,
  async edit(titles) {
    const database = db();
    await database.transaction('rw', database.listings, database.outbox, database.audit, async () => {
      for (const [id, title] of titles) await editListing(id, { title });
    });
  },
  push: synchroniseOnce,
  listings: async () => (await db().listings.toArray()).map(currentListing),
};

/** The same with the list of the app open: every row that arrives is opened, indexed and searchable. */
export const oursWithList: SyncArm = {
  ...ours,
  follow(onAnswer) {
    const scope = effectScope();
    scope.run(() => {
      const { answer } = useDesk(ref({ ...emptyQuery(), limit: newest }));
      watch(answer, ({ rows }) => onAnswer(rows.length));
    });
    return () => scope.stop();
  },
};

import { setClock } from './other-time.ts';
import Dexie, { liveQuery, type Subscription } from 'dexie';
import { v7 as uuidv7 } from 'uuid';
import { shell } from '../../../../renderer/model/shell.ts';
import { changeStatus, depositListing, editListing } from '../../../../renderer/model/commands/listing-commands.ts';
import { db, isDatabaseOpen } from '../../../../renderer/db/open-database.ts';
import { currentListing, type ListingRecord } from '../../../../renderer/db/records.ts';
import { createVault, lockVault, unlockVault, vaultState } from '../../../../renderer/db/vault/vault.ts';
import { runInWorker } from '../../../../renderer/workers/sync/run-in-worker.ts';
import type { Resync } from '../../../../renderer/workers/sync/sync-protocol.ts';
import { createSynchroniser } from '../../../../renderer/workers/sync/synchroniser.ts';
import type { ListingFields } from '../../../../shared/domain/listing.ts';
import { fieldsOf } from '../../../../shared/sync/writable-fields.ts';
import { changeOf, type EditedField, newFields } from '../../values.ts';

/** The passphrase is no part of what is tried. */
const cheap = { N: 2 ** 4, r: 8, p: 1 };
const passphrase = 'une phrase pour essayer';

/** What the coordinator did, as written beside it in the same transaction: a kill leaves both, or neither. */
interface KeptEdit {
  readonly id: string;
  readonly change: Partial<ListingFields> | null;
  readonly base: ListingFields | null;
  readonly seen: ListingFields | null;
}
const editKey = (n: number) => `edit ${String(n).padStart(6, '0')}`;

const synchroniser = createSynchroniser({
  locks: navigator.locks,
  database: db,
  isLocked: () => !isDatabaseOpen(),
  connection: async () => {
    const status = await shell.city.status();
    return status.ok ? status.data : null;
  },
  run: runInWorker,
});

const buried = new Set<string>();
const zombies = new Set<string>();
let watching: Subscription | null = null;

/** Unlocks what an earlier life of this laptop has left, or begins anew. */
async function start(days: number): Promise<void> {
  setClock(days);
  if ((await vaultState()) === 'none') await createVault(passphrase, cheap);
  else if (!(await unlockVault(passphrase)).ok) throw new Error('the vault does not open');
  watching = liveQuery(async () => [
    await db().deletedListings.toCollection().primaryKeys(),
    await db().listings.toCollection().primaryKeys(),
  ]).subscribe(([deleted, held]) => {
    for (const id of held ?? []) if (buried.has(id)) zombies.add(id);
    for (const id of deleted ?? []) buried.add(id);
  });
}

/** Locks, which ends a run wherever it stands. */
function stop(): void {
  watching?.unsubscribe();
  lockVault();
}

async function forgetAll(): Promise<void> {
  stop();
  buried.clear();
  zombies.clear();
  await Dexie.delete('palier');
  await Dexie.delete('palier-vault');
}

async function connect(address: string, token: string): Promise<void> {
  await shell.lock.opened();
  const connection = await shell.city.connect({ address, token });
  if (!connection.ok) throw new Error(`not connected: ${connection.code}`);
}

function transact(n: number, work: () => Promise<KeptEdit | null>): Promise<boolean> {
  const database = db();
  const tables = [
    database.listings,
    database.overlays,
    database.neighbours,
    database.outbox,
    database.settings,
    database.audit,
  ];
  return database.transaction('rw', tables, async () => {
    const edit = await work();
    if (edit) await database.settings.put({ key: editKey(n), value: edit });
    return edit !== null;
  });
}

function deposit(n: number, refused: boolean): Promise<boolean> {
  return transact(n, async () => {
    const fields = newFields(n, refused);
    const { listingId } = await depositListing({ fields, neighbour: null, note: '' });
    return { id: listingId, change: fields, base: null, seen: null };
  });
}

/** The listing of that number which may still be changed here. */
async function chosen(choice: number): Promise<ListingRecord | null> {
  const ids = (await db().listings.toCollection().primaryKeys()).sort();
  const id = ids[choice % Math.max(1, ids.length)];
  if (id === undefined) return null;
  const entries = await db().outbox.where('listingId').equals(id).toArray();
  if (entries.some((entry) => entry.operation.type === 'delete')) return null;
  return (await db().listings.get(id)) ?? null;
}

function edit(n: number, choice: number, what: EditedField, way: number): Promise<boolean> {
  return transact(n, async () => {
    const record = await chosen(choice);
    if (!record) return null;
    const seen = fieldsOf(currentListing(record));
    const change = changeOf(seen, { what, way }, n);
    if (change === null) return null;
    const { status, ...others } = change;
    if (status === undefined) await editListing(record.id, others);
    else if (!(await changeStatus(record.id, status)).ok) return null;
    return { id: record.id, change, base: record.base && fieldsOf(record.base), seen };
  });
}

/** No screen deletes a listing yet; the queue can, and so this writes there what such a screen would write. */
function remove(n: number, choice: number): Promise<boolean> {
  return transact(n, async () => {
    const record = await chosen(choice);
    if (!record) return null;
    const at = new Date().toISOString();
    const fresh = { state: 'waiting', attempts: 0, reason: null, detail: null, at } as const;
    await db().outbox.add({ id: uuidv7(), listingId: record.id, operation: { type: 'delete' }, ...fresh });
    const seen = fieldsOf(currentListing(record));
    return { id: record.id, change: null, base: record.base && fieldsOf(record.base), seen };
  });
}

/** One run, as its line in the journal; `null` when another ran. */
async function synchronise(resync: Resync) {
  const answer = await synchroniser.synchronise(resync, () => {});
  if (answer.type !== 'ran') return null;
  const { outcome, problem, pulled, pushed } = answer.run;
  return { outcome: problem ?? (outcome === 'interrupted' ? 'cancelled' : outcome), pulled, pushed };
}

async function contents() {
  const database = db();
  return {
    listings: await database.listings.toArray(),
    outbox: await database.outbox.toArray(),
    conflicts: await database.conflicts.toArray(),
    edits: (await database.settings.where('key').startsWith('edit ').toArray()).map(({ key, value }) => ({
      n: Number(key.slice(5)),
      ...(value as KeptEdit),
    })),
    zombies: [...zombies],
    problems: (await database.syncRuns.toArray()).flatMap(({ problem }) => problem ?? []),
  };
}

const laptop = {
  start, stop, forgetAll, connect, deposit, edit, remove, synchronise, contents, setClock,
  cancel: () => synchroniser.cancel(),
}; // prettier-ignore

declare global {
  interface Window {
    laptop: typeof laptop;
  }
}

window.laptop = laptop;

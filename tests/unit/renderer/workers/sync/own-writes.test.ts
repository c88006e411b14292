import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { pendingChanges } from '../../../../../renderer/db/changes.ts';
import { ownRows } from '../../../../../renderer/db/log/own-rows.ts';
import { closeDatabase, db, openDatabase } from '../../../../../renderer/db/open-database.ts';
import { depositListing, editListing } from '../../../../../renderer/model/commands/listing-commands.ts';
import { createSyncStore } from '../../../../../renderer/workers/sync/sync-store.ts';
import type { CityPort } from '../../../../../shared/sync/ports.ts';
import { synchronise } from '../../../../../shared/sync/synchronise.ts';
import { groupsOfChange } from '../../../../../shared/space/group-change.ts';
import { replayRows } from '../../../../../shared/space/replay-rows.ts';
import { SimulatedCity } from '../../../../convergence/simulated-city.ts';
import { inventListings } from '../../../../fixtures/cachan-listings.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { invented } from '../../db/invented.ts';

const capabilities = {
  read: true,
  create: true,
  update: true,
  delete: true,
  cursor: true,
  conditionalWrite: true,
  clientIds: true,
};
let city: SimulatedCity;
/** What the network makes of the answers from now on. */
let network: Partial<CityPort>;

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(7));
  city = new SimulatedCity({ cursor: true, conditionalWrite: true });
  network = {};
});

async function exchange(): Promise<void> {
  const port: CityPort = {
    capabilities,
    etagOf: (listing) => city.etagOf(listing),
    page: async (cursor, limit) => city.page(cursor, limit),
    read: async (id) => city.read(id),
    create: async (id, fields, operation) => city.create('us', id, fields, operation),
    update: async (id, patch, etag, operation) => city.update('us', id, patch, etag, operation),
    delete: async (id, etag, operation) => city.delete('us', id, etag, operation),
    traffic: () => ({ requests: 0, bytes: 0 }),
    ...network,
  };
  await synchronise(
    {
      city: port,
      store: createSyncStore(db()),
      now: () => new Date().toISOString(),
      random: () => 0.5,
      sleep: async () => {},
      newId: uuidv7,
    },
    { signal: { aborted: false }, onProgress: () => {} },
  );
}

/** In which pass the city has last shown a listing is not ours. */
const ours = (row: object | undefined) => ({ ...row, generation: 0 });

/** Rows by table and key: as the log would give them back, and as the database holds them. */
async function bothSides(): Promise<[logged: object, held: object]> {
  const changes = await pendingChanges(db(), 10_000);
  const replayed = replayRows(changes.flatMap((change) => groupsOfChange(change, 'log', change.seq)));
  const logged = [...replayed.rows].flatMap(([table, rows]) =>
    [...rows].map(([key, row]) => [`${table}/${key}`, ours(row)] as const),
  );
  const { rows } = await ownRows(db());
  return [
    Object.fromEntries(logged),
    Object.fromEntries(rows.map(({ table, key, after }) => [`${table}/${key}`, ours(after)])),
  ];
}

async function expectLogged(): Promise<void> {
  const [logged, held] = await bothSides();
  expect(logged).toEqual(held);
}

async function deposited(): Promise<string> {
  const { listingId } = await depositListing({ fields: invented({ status: 'pending' }), neighbour: null, note: '' });
  return listingId;
}

describe('what an exchange makes of our rows is kept for the log', () => {
  it('when the city takes a deposit and an edit: nothing of either is ours alone any more', async () => {
    const id = await deposited();
    await exchange();
    await expectLogged();
    await editListing(id, { title: 'Deux pains' });
    await exchange();
    expect(city.listings).toMatchObject([{ title: 'Deux pains' }]);
    expect(await db().outbox.count()).toBe(0);
    await expectLogged();
  });

  it('when nobody knows whether a change arrived: it stays in flight, as the same operation', async () => {
    await deposited();
    network = { create: async () => ({ ok: false, code: 'unreachable' }) };
    await exchange();
    expect((await db().outbox.toArray()).map(({ state }) => state)).toEqual(['sent']);
    await expectLogged();
  });

  it('when the city refuses one: it is parked, with the reason', async () => {
    await deposited();
    network = { create: async () => ({ ok: false, code: 'invalid', detail: 'trop long' }) };
    await exchange();
    expect((await db().outbox.toArray()).map(({ state, detail }) => [state, detail])).toEqual([
      ['parked', 'trop long'],
    ]);
    await expectLogged();
  });

  it('when both sides have changed one listing: merged, and the disagreement noted', async () => {
    const id = await deposited();
    await exchange();
    await editListing(id, { title: 'Deux pains', description: 'sans sel' });
    const [theirs] = city.listings;
    city.update('someone', id, { title: 'Trois pains', urgency: 'high' }, city.etagOf(theirs!), 'their-edit');
    network = { update: async () => ({ ok: false, code: 'unreachable' }) };
    await exchange();
    expect(await db().conflicts.count()).toBe(1);
    await expectLogged();
  });

  it('when the city deletes what was changed here', async () => {
    const id = await deposited();
    await exchange();
    await editListing(id, { title: 'Deux pains' });
    city.delete('someone', id, city.etagOf(city.listings[0]!), 'their-deletion');
    await exchange();
    expect(await db().listings.get(id)).toBeUndefined();
    expect(await db().conflicts.count()).toBe(1);
    await expectLogged();
  });

  it('and nothing of thousands of listings that are the city’s alone, nor a line in the journal', async () => {
    for (const { id, ...fields } of inventListings(40, 7, new Date('2026-11-02T09:00:00Z')))
      city.create('someone', id, fields, `create-${id}`);
    await exchange();
    await exchange();
    expect(await db().listings.count()).toBe(40);
    expect(await pendingChanges(db(), 10)).toEqual([]);
    expect(await db().audit.count()).toBe(0);
  });

  it('in the transaction that makes it: where that fails, nothing is kept', async () => {
    const id = await deposited();
    const before = await pendingChanges(db(), 10);
    const store = createSyncStore(db());
    const failing = store.transact(async (transaction) => {
      await transaction.removeOutbox((await transaction.outboxOf([id])).map((entry) => entry.id));
      throw new Error('the plug');
    });
    await expect(failing).rejects.toThrow('the plug');
    expect(await pendingChanges(db(), 10)).toEqual(before);
    await expectLogged();
  });

  it('once for each transaction, as it was before and is after, however often it was written in between', async () => {
    const id = await deposited();
    const [entry] = await db().outbox.toArray();
    const store = createSyncStore(db());
    await store.transact(async (transaction) => {
      await transaction.putOutbox([{ ...entry!, attempts: 1 }]);
      const [again] = await transaction.outboxOf([id]);
      await transaction.putOutbox([{ ...again!, attempts: 2 }]);
    });
    const last = (await pendingChanges(db(), 10)).at(-1);
    expect(last).toMatchObject({ action: 'synchronised', weight: 1 });
    expect(last?.rows).toMatchObject([
      { table: 'outbox', key: entry!.id, before: { attempts: 0 }, after: { attempts: 2 } },
    ]);
  });
});

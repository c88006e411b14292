import type { OutboxEntry } from '../../../shared/sync/records.ts';
import type { SyncState, SyncStore, SyncTransaction } from '../../../shared/sync/ports.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { groupSize, slices } from '../../db/packs/pack-layout.ts';
import { putSetting, readSetting } from '../../db/settings.ts';
import { OwnWrites } from './own-writes.ts';

/**
 * From 50 rows on, Dexie announces « anything may have changed »: every list would read itself again after
 * each page. Written by fewer, exactly these rows are announced.
 */
const announcedOneByOne = groupSize;
/** Rows in memory at once, when many are looked through. */
const openedAtOnce = 1000;

/** The laptop's side of synchronisation: one sealed database, one transaction at a time. The overlay is not in it. */
export function createSyncStore(database: PalierDatabase): SyncStore {
  const { listings, outbox, conflicts, deletedListings, settings, changes } = database;
  return {
    // An async function, and written as one: Dexie looks at that to keep the transaction over native awaits.
    transact: (work) =>
      database.transaction('rw', [listings, outbox, conflicts, deletedListings, settings, changes], async () => {
        const own = new OwnWrites(database);
        const answer = await work(syncTransaction(database, own));
        await own.keep();
        return answer;
      }),
  };
}

function syncTransaction(database: PalierDatabase, own: OwnWrites): SyncTransaction {
  const { listings, outbox, conflicts, deletedListings } = database;

  /**
   * `null` before the first synchronisation. Where the state was lost and listings are there, everything is fetched once
   * more under a generation that none of them has: what the city has deleted meanwhile would otherwise stay for ever.
   */
  async function startAfterLoss(): Promise<SyncState | null> {
    let generation = 0;
    for (const slice of slices(await listings.toCollection().primaryKeys(), openedAtOnce)) {
      for (const record of await listings.bulkGet([...slice]))
        if (record && record.base !== null) generation = Math.max(generation, record.generation);
    }
    return generation === 0 ? null : { cursor: null, generation: generation + 1, fullPass: 'again', halted: false };
  }

  function seen(entries: OutboxEntry[]): OutboxEntry[] {
    own.saw(
      'outbox',
      entries.map(({ id }) => id),
      entries,
    );
    return entries;
  }

  return {
    async state() {
      return (await readSetting('sync-state', database)) ?? (await startAfterLoss());
    },
    async putState(state) {
      await putSetting('sync-state', state, database);
    },
    async listings(ids) {
      const records = await listings.bulkGet([...ids]);
      own.saw('listings', ids, records);
      return records;
    },
    async putListings(records) {
      await own.willPut('listings', records);
      await Promise.all(Array.from(slices(records, announcedOneByOne), (slice) => listings.bulkPut([...slice])));
    },
    async addListings(records) {
      const ours = records.filter(({ local }) => local !== null);
      if (ours.length > 0) await own.willPut('listings', ours);
      // What is read together lies together: lists show the newest, which have the highest identifiers.
      const sorted = [...records].sort((one, other) => (one.id < other.id ? -1 : 1));
      await Promise.all(Array.from(slices(sorted, announcedOneByOne), (slice) => listings.bulkAdd([...slice])));
    },
    async removeListings(ids) {
      await own.willRemove('listings', ids);
      await listings.bulkDelete([...ids]);
    },
    async idsNotSeenSince(generation, seen) {
      const unseen = (await listings.toCollection().primaryKeys()).filter((id) => !seen(id));
      const ids: string[] = [];
      for (const slice of slices(unseen, openedAtOnce)) {
        for (const record of await listings.bulkGet([...slice])) {
          if (record && record.base !== null && record.generation < generation) ids.push(record.id);
        }
      }
      return ids;
    },
    countListings: () => listings.count(),
    outbox: async () => seen(await outbox.orderBy('id').toArray()),
    outboxOf: async (listingIds) =>
      seen(
        await outbox
          .where('listingId')
          .anyOf([...listingIds])
          .sortBy('id'),
      ),
    async listingIdsInOutbox() {
      return (await outbox.orderBy('listingId').uniqueKeys()) as string[];
    },
    async putOutbox(entries) {
      await own.willPut('outbox', entries);
      await outbox.bulkPut([...entries]);
    },
    async removeOutbox(ids) {
      await own.willRemove('outbox', ids);
      await outbox.bulkDelete([...ids]);
    },
    async addConflicts(rows) {
      await own.willPut('conflicts', rows);
      await conflicts.bulkAdd([...rows]);
    },
    async tombstones(ids) {
      return (await deletedListings.bulkGet([...ids])).filter((row) => row !== undefined);
    },
    async putTombstones(rows) {
      await deletedListings.bulkPut([...rows]);
    },
    removeTombstones: (ids) => deletedListings.bulkDelete([...ids]),
  };
}

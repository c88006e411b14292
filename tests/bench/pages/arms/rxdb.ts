import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Listing } from '../../../../shared/domain/listing.ts';
import { diffListing } from '../../../../shared/sync/diff-listing.ts';
import { inParallel } from '../../../../shared/sync/in-parallel.ts';
import { newest, type SyncArm } from './sync-arm.ts';
import { pageSize, readPage, sendChange, type CityListing } from './city-listing.ts';

/** Everything but the key is left without a type: nothing is validated, and what RxDB does not know survives. */
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 36 } },
  required: ['id'],
} as const;

type Document = Listing & { [other: string]: unknown };
type Cursor = { readonly cursor: string };

let database: RxDatabase<{ listings: RxCollection<Document> }> | null = null;

/**
 * RxDB's replication on its Dexie storage, in clear, with the durability that it chooses itself. Each pull or push is one
 * replication from its start to its end, as each of ours is one run. Conflicts go to its own handler: the city stands.
 */
export const rxdb: SyncArm = {
  async empty() {
    await database?.remove();
    database = await createRxDatabase({ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false });
    await database.addCollections({ listings: { schema } });
  },

  follow(onAnswer) {
    const query = listings().find({ sort: [{ id: 'desc' }], limit: newest });
    const subscription = query.$.subscribe((answer) => onAnswer(answer.length));
    return () => subscription.unsubscribe();
  },

  async pull() {
    await replicate();
    return null;
  },

  async edit(titles) {
    const documents = await listings()
      .findByIds([...titles.keys()])
      .exec();
    await listings().bulkUpsert(
      [...documents.values()].map((document) => ({
        ...(document.toMutableJSON() as Document),
        title: titles.get(document.id) ?? document.title,
      })),
    );
  },

  async push() {
    await replicate();
    // It does not take what the city made of an accepted change: versions and dates come with the next pull.
    await replicate();
    return null;
  },

  listings: async () => (await listings().find().exec()).map((document) => document.toJSON()),
};

function listings(): RxCollection<Document> {
  if (!database) throw new Error('no database');
  return database.listings;
}

async function replicate(): Promise<void> {
  const replication = replicateRxCollection<Document, Cursor>({
    replicationIdentifier: 'city',
    collection: listings(),
    live: false,
    waitForLeadership: false,
    pull: {
      batchSize: pageSize,
      async handler(checkpoint) {
        const page = await readPage(checkpoint?.cursor ?? null);
        const documents = page.items.map((item) => asDocument(item));
        return { documents, checkpoint: { cursor: page.next_cursor } };
      },
    },
    push: {
      batchSize: 48,
      async handler(rows) {
        const answers = await inParallel(rows, async ({ assumedMasterState, newDocumentState }) => {
          if (!assumedMasterState) throw new Error('the bench deposits nothing');
          return await sendChange(assumedMasterState, diffListing(assumedMasterState, newDocumentState));
        });
        return answers.filter(({ accepted }) => !accepted).map(({ listing }) => asDocument(listing));
      },
    },
  });
  await new Promise<void>((resolve, reject) => {
    replication.error$.subscribe(reject);
    replication.awaitInitialReplication().then(resolve, reject);
  });
  await replication.cancel();
}

function asDocument(item: CityListing) {
  return { ...item, _deleted: item.deleted === true } as unknown as Document & { _deleted: boolean };
}

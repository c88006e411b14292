import indexeddbAdapter from 'pouchdb-adapter-indexeddb';
import PouchDB, { type PouchDocument, type ReplicationSource } from 'pouchdb-browser';
import { inParallel } from '../../../../shared/sync/in-parallel.ts';
import { newest, type SyncArm } from './sync-arm.ts';
import { pageSize, readPage, sendChange, type CityListing } from './city-listing.ts';

PouchDB.plugin(indexeddbAdapter);

interface Follower {
  cancel(): void;
}

/** The revision that a listing has in this version, with those before it. */
function revised({ deleted, ...item }: CityListing) {
  const ids = Array.from({ length: item.version }, () => 'city');
  return {
    ...item,
    _id: item.id,
    _rev: `${item.version}-city`,
    _revisions: { start: item.version, ids },
    ...(deleted && { _deleted: true }),
  };
}

/**
 * The city as the replicator of PouchDB wants its source: a feed of changes, and documents by their revisions. A page of
 * the city is both, so that the documents are handed over from memory; the city keeps no checkpoints.
 */
function cityAsSource(): ReplicationSource {
  let shown = new Map<string, CityListing>();
  return {
    id: () => Promise.resolve('city'),
    once: () => {},
    removeListener: () => {},
    info: () => Promise.resolve({ db_name: 'city', update_seq: 0 }),
    activeTasks: { add: () => '', get: () => undefined, update: () => {}, remove: () => {} },
    changes({ since }) {
      let listener: (change: object) => void = () => {};
      const answer = readPage(since === 0 ? null : String(since)).then(({ items, next_cursor }) => {
        shown = new Map([...shown, ...items.map((item) => [item.id, item] as const)]);
        const results = items.map((item) => ({
          id: item.id,
          seq: next_cursor,
          changes: [{ rev: `${item.version}-city` }],
          ...(item.deleted && { deleted: true }),
        }));
        results.forEach((change) => listener(change));
        return { results, last_seq: next_cursor };
      });
      const feed = Object.assign(answer, {
        cancel: () => {},
        on(_event: 'change', heard: typeof listener) {
          listener = heard;
          return feed;
        },
      });
      return feed;
    },
    bulkGet({ docs }) {
      const results = docs.flatMap(({ id }) => {
        const item = shown.get(id);
        shown.delete(id);
        return item ? [{ id, docs: [{ ok: revised(item) }] }] : [];
      });
      return Promise.resolve({ results });
    },
  };
}

/**
 * PouchDB speaks CouchDB's protocol and no other. Here its own replicator follows the city through a source that speaks
 * for it, by pages as large as everybody's (its default is a tenth). In clear, with the durability that it chooses. What
 * waits to be sent is sent as by everybody, and the city's answers take the place of what was edited here.
 */
export function pouchdb(adapter: 'idb' | 'indexeddb'): SyncArm {
  let database = new PouchDB(`pouchdb-${adapter}`, { adapter });
  let pulledTo: number | string = 0;

  async function write(documents: readonly object[], options?: { new_edits: false }): Promise<void> {
    const written = await database.bulkDocs(documents, options);
    const refused = written.find((row) => 'error' in row);
    if (refused) throw new Error(`PouchDB refused a row: ${JSON.stringify(refused)}`);
  }

  return {
    async empty() {
      await database.destroy();
      database = new PouchDB(`pouchdb-${adapter}`, { adapter });
      pulledTo = 0;
    },

    follow(onAnswer) {
      // It has no live queries: what its guide says is to read again when the feed of changes moves.
      let reading: Promise<void> | null = null;
      let again = false;
      const read = (): void => {
        again = reading !== null;
        reading ??= database
          .allDocs({ include_docs: true, descending: true, limit: newest })
          .then(({ rows }) => onAnswer(rows.length))
          .finally(() => {
            reading = null;
            if (again) read();
          });
      };
      const feed: Follower = database.changes({ since: 'now', live: true }).on('change', read);
      read();
      return () => feed.cancel();
    },

    async pull() {
      await PouchDB.replicate(cityAsSource(), database, { batch_size: pageSize, checkpoint: 'target' });
      pulledTo = (await database.info()).update_seq;
      return null;
    },

    async edit(titles) {
      const { rows } = await database.allDocs({ keys: [...titles.keys()], include_docs: true });
      await database.bulkDocs(rows.map(({ id, doc }) => ({ ...doc, _id: id, title: titles.get(id) })));
    },

    async push() {
      const { results } = await database.changes({ since: pulledTo, include_docs: true });
      const answers = await inParallel(results, async ({ doc }) => {
        const { title, version, _id } = doc as PouchDocument & { title: string; version: number };
        return (await sendChange({ id: _id, version }, { title })).listing;
      });
      await write(
        answers.map((answer) => revised(answer)),
        { new_edits: false },
      );
      await write(results.map(({ doc: { _id, _rev } }) => ({ _id, _rev, _deleted: true })));
      pulledTo = (await database.info()).update_seq;
      return null;
    },

    async listings() {
      const { rows } = await database.allDocs({ include_docs: true });
      return rows.map(({ doc }) =>
        Object.fromEntries(Object.entries(doc ?? {}).filter(([field]) => !field.startsWith('_'))),
      );
    },
  };
}

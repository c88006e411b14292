import indexeddbAdapter from 'pouchdb-adapter-indexeddb';
import PouchDB, { type PouchDocument } from 'pouchdb-browser';
import { inParallel } from '../../../../shared/sync/in-parallel.ts';
import { newest, type SyncArm } from './sync-arm.ts';
import { readPage, sendChange, type TownListing } from './town.ts';

PouchDB.plugin(indexeddbAdapter);

interface Follower {
  cancel(): void;
}

/**
 * PouchDB speaks CouchDB's protocol and no other, and the town has no revisions. So this does what its replicator does
 * with each batch, in the same two calls: look which revisions are held, then `bulkDocs`. Its own requests, its
 * checkpoint documents and its revision trees are spared, in its favour. In clear, with the durability that it chooses.
 */
export function pouchdb(adapter: 'idb' | 'indexeddb'): SyncArm {
  let database = new PouchDB(`pouchdb-${adapter}`, { adapter });
  let pulledTo: number | string = 0;

  async function write(items: readonly TownListing[]): Promise<void> {
    const held = await database.allDocs({ keys: items.map(({ id }) => id) });
    const written = await database.bulkDocs(
      items.map((item, index) => {
        const row = held.rows[index];
        const revision = row?.value && !row.value.deleted ? { _rev: row.value.rev } : {};
        if (item.deleted) return { _id: item.id, ...revision, _deleted: true };
        return { ...item, _id: item.id, ...revision };
      }),
    );
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
      const state = await database.get<{ cursor: string }>('_local/town').catch(() => null);
      let cursor = state?.cursor ?? null;
      let revision = state?._rev;
      for (;;) {
        const page = await readPage(cursor);
        await write(page.items);
        cursor = page.next_cursor;
        const kept = await database.put({ _id: '_local/town', cursor, ...(revision ? { _rev: revision } : {}) });
        revision = kept.rev;
        if (!page.has_more) break;
      }
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
      await write(answers);
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

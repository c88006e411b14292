import type { SyncArm } from './sync-arm.ts';
import { readPage } from './city-listing.ts';

/**
 * The reference: page by page, fetch, then parse, then write, one transaction a page, in clear, with the same
 * durability. It follows nothing and sends nothing.
 */
export const naive: SyncArm = {
  async empty() {
    await settled(indexedDB.deleteDatabase('naive'));
  },

  async pull() {
    const database = await opened();
    const stored = await settled(database.transaction('state').objectStore('state').get('cursor'));
    let cursor = (stored as string | undefined) ?? null;
    for (;;) {
      const page = await readPage(cursor);
      const transaction = database.transaction(['listings', 'state'], 'readwrite', { durability: 'strict' });
      const listings = transaction.objectStore('listings');
      for (const item of page.items) {
        if (item.deleted) listings.delete(item.id);
        else listings.put(item);
      }
      transaction.objectStore('state').put(page.next_cursor, 'cursor');
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      });
      cursor = page.next_cursor;
      if (!page.has_more) break;
    }
    database.close();
    return null;
  },

  async listings() {
    const database = await opened();
    const rows = await settled(database.transaction('listings').objectStore('listings').getAll());
    database.close();
    return rows as object[];
  },
};

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('naive');
  request.onupgradeneeded = () => {
    request.result.createObjectStore('listings', { keyPath: 'id' });
    request.result.createObjectStore('state');
  };
  return settled(request);
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

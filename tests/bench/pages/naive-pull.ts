interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next_cursor: string;
  readonly has_more: boolean;
}

/**
 * The reference: page by page, fetch, then parse, then write, one transaction a page, in clear, with the same
 * durability. Answers the milliseconds.
 */
export async function naivePull(pageSize: number): Promise<number> {
  await deleted('naive');
  const start = performance.now();
  const database = await settled(indexedDB.open('naive'), (request) => {
    request.result.createObjectStore('listings', { keyPath: 'id' });
    request.result.createObjectStore('state');
  });
  let cursor: string | null = null;
  for (;;) {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const reply = await fetch(`/city/v1/listings?limit=${pageSize}${query}`);
    const page = (await reply.json()) as Page;
    const transaction = database.transaction(['listings', 'state'], 'readwrite', { durability: 'strict' });
    const listings = transaction.objectStore('listings');
    for (const item of page.items) listings.put(item);
    transaction.objectStore('state').put(page.next_cursor, 'cursor');
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
    cursor = page.next_cursor;
    if (!page.has_more) break;
  }
  const elapsed = performance.now() - start;
  database.close();
  return elapsed;
}

async function deleted(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name), () => {});
}

function settled<Value>(
  request: IDBOpenDBRequest & IDBRequest<Value>,
  upgrade: (request: IDBOpenDBRequest) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => upgrade(request);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

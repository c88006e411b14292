import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import Dexie from 'dexie';

/** An empty browser: call before each test. */
export function forgetEverything(): void {
  globalThis.indexedDB = new IDBFactory();
  Dexie.dependencies.indexedDB = globalThis.indexedDB;
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
}

/** Everything that a database keeps, as its files would show it: keys and values, boxes as Latin-1 text. */
export async function rawContent(name: string): Promise<{ table: string; key: IDBValidKey; value: unknown }[]> {
  const database = await open(name);
  const rows: { table: string; key: IDBValidKey; value: unknown }[] = [];
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    keys.forEach((key, position) => rows.push({ table, key, value: values[position] }));
  }
  database.close();
  return rows;
}

/** `key`: where it lies beside the value. */
export async function rawPut(name: string, table: string, value: unknown, key?: IDBValidKey): Promise<void> {
  const database = await open(name);
  await settled(database.transaction(table, 'readwrite').objectStore(table).put(value, key));
  database.close();
}

export function asText(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member instanceof Uint8Array ? Buffer.from(member).toString('latin1') : member,
  );
}

function open(name: string): Promise<IDBDatabase> {
  return settled(indexedDB.open(name));
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

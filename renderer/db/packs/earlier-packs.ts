import type { Transaction } from 'dexie';
import type { StoredRow } from '../seal/seal-row.ts';

/** As Palier kept it up to version 2 of its database: a box for each row, and those of a pack in one array, or in an array each. */
type EarlierPack =
  | { readonly rows: readonly StoredRow[] }
  | {
      readonly clear: readonly Readonly<Record<string, unknown>>[];
      readonly sealed: Uint8Array;
      readonly ends: readonly number[];
    };

/** Each row goes by itself, in the box that it has: nothing is opened, so no key is needed. */
export function emptyEarlierPacks({ idbtrans }: Transaction): Promise<void> {
  const listings = idbtrans.objectStore('listings');
  return new Promise((resolve, reject) => {
    const walk = idbtrans.objectStore('listingPacks').openCursor();
    walk.onerror = () => reject(walk.error ?? new Error('a pack could not be read'));
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return resolve();
      for (const row of rowsOf(cursor.value as EarlierPack)) listings.put(row);
      cursor.continue();
    };
  });
}

function rowsOf(pack: EarlierPack): readonly StoredRow[] {
  if ('rows' in pack) return pack.rows;
  const { clear, sealed, ends } = pack;
  return clear.map((shown, index) => ({ ...shown, sealed: sealed.slice(ends[index - 1] ?? 0, ends[index]) }));
}

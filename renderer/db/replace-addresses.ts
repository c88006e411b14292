import { PalierDatabase } from './database.ts';
import type { AddressRow } from './records.ts';

/**
 * Writes a whole address base, in a worker: tens of thousands of public rows, which are neither recorded nor sealed. The one
 * before stays whole until this one is; it is what is answered.
 */
export async function replaceAddresses(streets: readonly AddressRow[]): Promise<readonly AddressRow[]> {
  const database = new PalierDatabase();
  try {
    return await database.transaction('rw', database.addresses, async () => {
      const before = await database.addresses.toArray();
      await database.addresses.clear();
      await database.addresses.bulkPut([...streets]);
      return before;
    });
  } finally {
    database.close();
  }
}

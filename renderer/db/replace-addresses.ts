import { PalierDatabase } from './database.ts';
import type { AddressRow } from './records.ts';

/**
 * Writes a whole address base, in a worker: tens of thousands of public rows, which are neither recorded nor sealed. The one
 * before stays whole until this one is.
 */
export async function replaceAddresses(streets: readonly AddressRow[]): Promise<void> {
  const database = new PalierDatabase();
  try {
    await database.transaction('rw', database.addresses, async () => {
      await database.addresses.clear();
      await database.addresses.bulkPut([...streets]);
    });
  } finally {
    database.close();
  }
}

import type { SyncState } from './ports.ts';
import { readAgain } from './read-again.ts';
import type { Stop, SyncPass } from './sync-pass.ts';

const atOnce = 120;

/**
 * After a complete pass, and only then: listings that the city has not shown are looked up one by one. Absence is never
 * taken for a deletion; the city must say so (410), or not know them (404).
 */
export async function sweep(pass: SyncPass, state: SyncState): Promise<SyncState | Stop> {
  const { store } = pass.ports;
  const { generation } = state;
  const ids = pass.mayMiss(generation)
    ? await store.transact((transaction) => transaction.idsNotSeenSince(generation, pass.metIn(generation)))
    : [];
  for (let done = 0; done < ids.length; done += atOnce) {
    pass.progress('sweep', done, ids.length);
    const stop = await readAgain(pass, state, ids.slice(done, done + atOnce));
    if (stop) return stop;
  }
  const complete: SyncState = { ...state, fullPass: 'none' };
  await store.transact((transaction) => transaction.putState(complete));
  return complete;
}

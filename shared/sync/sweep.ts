import type { SyncState } from './ports.ts';
import { refetch } from './refetch.ts';
import type { Interruption, SyncSession } from './sync-session.ts';

const atOnce = 120;

/**
 * After a complete pass, and only then: listings that the city has not shown are looked up one by one. Absence is never
 * taken for a deletion; the city must say so (410), or not know them (404).
 */
export async function sweep(session: SyncSession, state: SyncState): Promise<SyncState | Interruption> {
  const { store } = session.ports;
  const { generation } = state;
  const ids = session.mayHaveUnseen(generation)
    ? await store.transact((transaction) => transaction.idsNotSeenSince(generation, session.seenIn(generation)))
    : [];
  for (let done = 0; done < ids.length; done += atOnce) {
    session.progress('sweep', done, ids.length);
    const interruption = await refetch(session, state, ids.slice(done, done + atOnce));
    if (interruption) return interruption;
  }
  const complete: SyncState = { ...state, fullPass: 'none' };
  await store.transact((transaction) => transaction.putState(complete));
  return complete;
}

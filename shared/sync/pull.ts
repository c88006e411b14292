import { retryWithBackOff } from './retry-with-back-off.ts';
import type { ListingPage, SyncState } from './ports.ts';
import { confirmRegression } from './refetch.ts';
import { checkHistory } from './check-history.ts';
import type { Interruption, SyncSession } from './sync-session.ts';
import { applyCityItems } from './apply-city-items.ts';
import type { CityItem } from './city-item.ts';
import { halt, nextGeneration } from './sync-state.ts';

/**
 * Follows the city's changes to their end, from where the last run stopped. Each page is written with its cursor in one
 * transaction, one after the other; meanwhile the next one is fetched, and the one behind it asked for: two ahead, no
 * more. Returns the state in which it ended, or why it stopped.
 */
export async function pull(session: SyncSession, start: SyncState): Promise<SyncState | Interruption> {
  const { city } = session.ports;
  const fetchPage = (from: string | null) => retryWithBackOff(session, () => city.page(from, session.pageSize));
  const followed = new Set<string | null>([start.cursor]);
  let writing: Promise<SyncState | Interruption> = Promise.resolve(start);
  let next = fetchPage(start.cursor);
  for (;;) {
    // A page that could not be written, on a full disk, is told at once.
    const answer = await Promise.race([next, writing.then(() => next)]);
    const more = answer.ok && answer.data.hasMore;
    const beyond = more ? answer.data.nextCursor : null;
    const stuck = more && (beyond === null || followed.has(beyond));
    if (more && !stuck && !session.cancelled()) next = fetchPage(beyond);
    followed.add(beyond);

    const state = await writing;
    if ('outcome' in state) return state;
    if (session.cancelled()) return session.interrupt('cancelled');
    if (!answer.ok) {
      if (answer.code === 'cursor-expired') {
        writing = Promise.resolve(await startGeneration(session, state));
        followed.clear();
        followed.add(null);
        next = fetchPage(null);
        continue;
      }
      // A city that does not know a cursor that it gave has another history than the one we followed.
      if (answer.code === 'cursor-unknown' && state.cursor !== null) return await halt(session, state);
      return session.interruptOn(answer);
    }
    if (stuck) return session.interrupt('cursor-stuck');
    writing = writePage(session, state, answer.data);
    if (!more) return await writing;
  }
}

async function writePage(session: SyncSession, state: SyncState, page: ListingPage): Promise<SyncState | Interruption> {
  // The first page is here already: a city that is restored after this question will refuse that page's cursor.
  const diverged = state.cursor === null ? await checkHistory(session, state) : null;
  if (diverged) return diverged;
  const next: SyncState = { ...state, cursor: page.nextCursor, lastCursor: null };
  session.reject(page.rejected);
  let items: readonly CityItem[] = page.items;
  for (;;) {
    const applied = await session.ports.store.transact(async (transaction) => {
      const result = await applyCityItems(transaction, items, session.applyContext(state));
      if (!result.done) return result;
      await keepRejected(page, state.generation, transaction);
      await transaction.putState(next);
      return result;
    });
    if (applied.done) {
      session.countApplied(applied);
      session.progress('pull', session.pulled, null);
      return next;
    }
    const confirmed = await confirmRegression(session, state, items, applied.regressions);
    if ('outcome' in confirmed) return confirmed;
    items = confirmed;
  }
}

/** A row that cannot be read is still there: the sweep must not take it for deleted. */
async function keepRejected(
  page: ListingPage,
  generation: number,
  transaction: Parameters<typeof applyCityItems>[0],
): Promise<void> {
  if (page.rejected.length === 0) return;
  const records = await transaction.listings(page.rejected.map(({ id }) => id));
  const held = records.filter((record) => record !== undefined);
  await transaction.putListings(held.map((record) => ({ ...record, generation })));
}

/** Everything once more, under a new generation; what the city does not show by the end is looked up and swept. */
async function startGeneration(session: SyncSession, state: SyncState): Promise<SyncState> {
  const fullPass = state.fullPass === 'restored' ? 'restored' : 'again';
  const again: SyncState = { ...nextGeneration(state), fullPass };
  await session.ports.store.transact((transaction) => transaction.putState(again));
  return again;
}

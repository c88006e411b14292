import { patiently } from './patience.ts';
import type { ListingPage, SyncState } from './ports.ts';
import { confirmOlder } from './read-again.ts';
import { checkHistory } from './same-history.ts';
import type { Stop, SyncPass } from './sync-pass.ts';
import { takeItems } from './take-items.ts';
import type { CityItem } from './city-item.ts';
import { halt, startingOver } from './sync-state.ts';

/**
 * Follows the city's changes to their end, from where the last run stopped. Each page is written with its cursor in one
 * transaction, one after the other; meanwhile the next one is fetched, and the one behind it asked for: two ahead, no
 * more. Returns the state in which it ended, or why it stopped.
 */
export async function pull(pass: SyncPass, start: SyncState): Promise<SyncState | Stop> {
  const { city } = pass.ports;
  const fetchPage = (from: string | null) => patiently(pass, () => city.page(from, pass.pageSize));
  const followed = new Set<string | null>([start.cursor]);
  let writing: Promise<SyncState | Stop> = Promise.resolve(start);
  let next = fetchPage(start.cursor);
  for (;;) {
    // A page that could not be written, on a full disk, is told at once.
    const answer = await Promise.race([next, writing.then(() => next)]);
    const more = answer.ok && answer.data.hasMore;
    const beyond = more ? answer.data.nextCursor : null;
    const stuck = more && (beyond === null || followed.has(beyond));
    if (more && !stuck && !pass.cancelled()) next = fetchPage(beyond);
    followed.add(beyond);

    const state = await writing;
    if ('outcome' in state) return state;
    if (pass.cancelled()) return pass.stop('cancelled');
    if (!answer.ok) {
      if (answer.code === 'cursor-expired') {
        writing = Promise.resolve(await startOver(pass, state));
        followed.clear();
        followed.add(null);
        next = fetchPage(null);
        continue;
      }
      // A city that does not know a cursor that it gave has another history than the one we followed.
      if (answer.code === 'cursor-unknown' && state.cursor !== null) return await halt(pass, state);
      return pass.stopOn(answer);
    }
    if (stuck) return pass.stop('cursor-stuck');
    writing = writePage(pass, state, answer.data);
    if (!more) return await writing;
  }
}

async function writePage(pass: SyncPass, state: SyncState, page: ListingPage): Promise<SyncState | Stop> {
  // The first page is here already: a city that is restored after this question will refuse that page's cursor.
  const unsure = state.cursor === null ? await checkHistory(pass, state) : null;
  if (unsure) return unsure;
  const next: SyncState = { ...state, cursor: page.nextCursor, lastCursor: null };
  pass.reject(page.rejected);
  let items: readonly CityItem[] = page.items;
  for (;;) {
    const taken = await pass.ports.store.transact(async (transaction) => {
      const result = await takeItems(transaction, items, pass.takeContext(state));
      if (!result.done) return result;
      await keepRejected(page, state.generation, transaction);
      await transaction.putState(next);
      return result;
    });
    if (taken.done) {
      pass.countTaken(taken);
      pass.progress('pull', pass.pulled, null);
      return next;
    }
    const confirmed = await confirmOlder(pass, state, items, taken.suspects);
    if ('outcome' in confirmed) return confirmed;
    items = confirmed;
  }
}

/** A row that cannot be read is still there: the sweep must not take it for deleted. */
async function keepRejected(
  page: ListingPage,
  generation: number,
  transaction: Parameters<typeof takeItems>[0],
): Promise<void> {
  if (page.rejected.length === 0) return;
  const records = await transaction.listings(page.rejected.map(({ id }) => id));
  const held = records.filter((record) => record !== undefined);
  await transaction.putListings(held.map((record) => ({ ...record, generation })));
}

/** Everything once more, under a new generation; what the city does not show by the end is looked up and swept. */
async function startOver(pass: SyncPass, state: SyncState): Promise<SyncState> {
  const fullPass = state.fullPass === 'restored' ? 'restored' : 'again';
  const again: SyncState = { ...startingOver(state), fullPass };
  await pass.ports.store.transact((transaction) => transaction.putState(again));
  return again;
}

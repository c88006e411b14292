import type { Tombstone } from '../domain/listing.ts';
import { isRegression } from './is-regression.ts';
import { inParallel } from './in-parallel.ts';
import { retryWithBackOff } from './retry-with-back-off.ts';
import type { SyncState } from './ports.ts';
import type { StoredTombstone, ListingRecord } from './records.ts';
import type { Interruption, SyncSession } from './sync-session.ts';
import { checkHistory } from './check-history.ts';
import { halt } from './sync-state.ts';
import { applyCityItems } from './apply-city-items.ts';
import type { CityItem } from './city-item.ts';

/**
 * Reads listings by identifier. `gone` is a deletion. `not-found` is a listing that the city does not know, nor that it
 * ever deleted it: it forgot the deletion long ago, or it came back from a backup (decision 032).
 */
async function fetchEach(session: SyncSession, ids: readonly string[]): Promise<CityItem[] | Interruption> {
  const answers = await inParallel(ids, async (id) =>
    session.cancelled() ? null : await retryWithBackOff(session, () => session.ports.city.read(id)),
  );
  if (session.cancelled()) return session.interrupt('cancelled');
  const held = await localStateOf(session, ids);
  const items: CityItem[] = [];
  for (const [index, id] of ids.entries()) {
    const answer = answers[index];
    if (answer?.ok) items.push(answer.data);
    else if (answer?.code === 'gone') items.push(tombstoneOf(id, held.get(id) ?? nothing, false));
    else if (answer?.code === 'not-found') items.push(tombstoneOf(id, held.get(id) ?? nothing, true));
    else if (answer) return session.interruptOn(answer);
  }
  return items;
}

/**
 * Something that the city shows is older than what it has said before. Read alone, either it is as new as ever, and the
 * page was late or repeated: then what was read replaces it. Or it is really older: the city came back from a backup.
 */
export async function confirmRegression(
  session: SyncSession,
  state: SyncState,
  items: readonly CityItem[],
  regressions: readonly string[],
): Promise<readonly CityItem[] | Interruption> {
  const read = await fetchEach(session, regressions);
  if ('outcome' in read) return read;
  const held = await localStateOf(session, regressions);
  if (read.some((item) => isRegression(item, held.get(item.id)?.record, held.get(item.id)?.tombstone)))
    return await halt(session, state);
  const confirmed = new Set(regressions);
  return [...items.filter((item) => !confirmed.has(item.id)), ...read];
}

/** Reads listings again and takes what the city says of each. */
export async function refetch(
  session: SyncSession,
  state: SyncState,
  ids: readonly string[],
): Promise<Interruption | null> {
  const items = await fetchEach(session, ids);
  if ('outcome' in items) return items;
  const diverged = await checkHistory(session, state);
  if (diverged) return diverged;
  const applied = await session.ports.store.transact((transaction) =>
    applyCityItems(transaction, items, session.applyContext(state)),
  );
  if (!applied.done) return await halt(session, state);
  session.countApplied(applied);
  return null;
}

/** What follows the version that this laptop holds, or the deletion that it remembers. */
function tombstoneOf(id: string, { record, tombstone }: LocalState, forgotten: boolean): Tombstone {
  const version = record?.base?.version ?? tombstone?.version ?? 0;
  return { id, version: version + 1, deleted: true, ...(forgotten ? { forgotten } : {}) };
}

interface LocalState {
  readonly record: ListingRecord | undefined;
  readonly tombstone: StoredTombstone | undefined;
}

const nothing: LocalState = { record: undefined, tombstone: undefined };

async function localStateOf(session: SyncSession, ids: readonly string[]): Promise<ReadonlyMap<string, LocalState>> {
  return await session.ports.store.transact(async (transaction) => {
    const records = await transaction.listings(ids);
    const tombstones = new Map((await transaction.tombstones(ids)).map((row) => [row.id, row]));
    return new Map(ids.map((id, index) => [id, { record: records[index], tombstone: tombstones.get(id) }]));
  });
}

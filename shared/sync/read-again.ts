import type { Tombstone } from '../domain/listing.ts';
import { contradicts } from './contradicts.ts';
import { inParallel } from './in-parallel.ts';
import { patiently } from './patience.ts';
import type { SyncState } from './ports.ts';
import type { DeletedListing, ListingRecord } from './records.ts';
import type { Stop, SyncPass } from './sync-pass.ts';
import { checkHistory } from './same-history.ts';
import { halt } from './sync-state.ts';
import { takeItems } from './take-items.ts';
import type { CityItem } from './city-item.ts';

/**
 * Reads listings by identifier. `gone` is a deletion. `not-found` is a listing that the city does not know, nor that it
 * ever deleted it: it forgot the deletion long ago, or it came back from a backup (decision 032).
 */
async function readEach(pass: SyncPass, ids: readonly string[]): Promise<CityItem[] | Stop> {
  const answers = await inParallel(ids, async (id) =>
    pass.cancelled() ? null : await patiently(pass, () => pass.ports.city.read(id)),
  );
  if (pass.cancelled()) return pass.stop('cancelled');
  const held = await heldOf(pass, ids);
  const items: CityItem[] = [];
  for (const [index, id] of ids.entries()) {
    const answer = answers[index];
    if (answer?.ok) items.push(answer.data);
    else if (answer?.code === 'gone') items.push(tombstone(id, held.get(id) ?? nothing, false));
    else if (answer?.code === 'not-found') items.push(tombstone(id, held.get(id) ?? nothing, true));
    else if (answer) return pass.stopOn(answer);
  }
  return items;
}

/**
 * Something that the city shows is older than what it has said before. Read alone, either it is as new as ever, and the
 * page was late or repeated: then what was read replaces it. Or it is really older: the city came back from a backup.
 */
export async function confirmOlder(
  pass: SyncPass,
  state: SyncState,
  items: readonly CityItem[],
  suspects: readonly string[],
): Promise<readonly CityItem[] | Stop> {
  const read = await readEach(pass, suspects);
  if ('outcome' in read) return read;
  const held = await heldOf(pass, suspects);
  if (read.some((item) => contradicts(item, held.get(item.id)?.record, held.get(item.id)?.buried)))
    return await halt(pass, state);
  const confirmed = new Set(suspects);
  return [...items.filter((item) => !confirmed.has(item.id)), ...read];
}

/** Reads listings again and takes what the city says of each. */
export async function readAgain(pass: SyncPass, state: SyncState, ids: readonly string[]): Promise<Stop | null> {
  const items = await readEach(pass, ids);
  if ('outcome' in items) return items;
  const unsure = await checkHistory(pass, state);
  if (unsure) return unsure;
  const taken = await pass.ports.store.transact((transaction) =>
    takeItems(transaction, items, pass.takeContext(state)),
  );
  if (!taken.done) return await halt(pass, state);
  pass.countTaken(taken);
  return null;
}

/** What follows the version that this laptop holds, or the deletion that it remembers. */
function tombstone(id: string, { record, buried }: Held, forgotten: boolean): Tombstone {
  const version = record?.base?.version ?? buried?.version ?? 0;
  return { id, version: version + 1, deleted: true, ...(forgotten ? { forgotten } : {}) };
}

interface Held {
  readonly record: ListingRecord | undefined;
  readonly buried: DeletedListing | undefined;
}

const nothing: Held = { record: undefined, buried: undefined };

async function heldOf(pass: SyncPass, ids: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  return await pass.ports.store.transact(async (transaction) => {
    const records = await transaction.listings(ids);
    const buried = new Map((await transaction.deleted(ids)).map((row) => [row.id, row]));
    return new Map(ids.map((id, index) => [id, { record: records[index], buried: buried.get(id) }]));
  });
}

import { contradicts } from './contradicts.ts';
import { inParallel } from './in-parallel.ts';
import { byListing, foldOutbox, sendablePart } from './outbox.ts';
import type { SyncState, SyncTransaction } from './ports.ts';
import type { ListingRecord, OutboxEntry } from './records.ts';
import { checkHistory } from './same-history.ts';
import { type Answer, type Claim, sendOperation } from './send-operation.ts';
import { type Reply, settle } from './settle.ts';
import type { Stop, SyncPass } from './sync-pass.ts';
import { readAgain } from './read-again.ts';
import { halt } from './sync-state.ts';

/** Listings sent between two transactions. */
const atOnce = 48;
/** A listing that the city keeps changing under our hands waits for the next run. */
const roundsAtMost = 8;

/**
 * Sends what waits, oldest first: a batch is marked `sent` in one transaction, sent in parallel (one operation for each
 * listing), and its replies are written in another. What changed meanwhile is merged and sent in the next batch.
 */
export async function push(pass: SyncPass, state: SyncState): Promise<Stop | null> {
  const { store } = pass.ports;
  const queue = await store.transact(async (transaction) => [...byListing(await transaction.outbox()).keys()]);
  const total = queue.length;
  const rounds = new Map<string, number>();
  let settledCount = 0;
  while (queue.length > 0) {
    if (pass.cancelled()) return pass.stop('cancelled');
    const ids = queue.splice(0, atOnce);
    const claims = await store.transact((transaction) => claim(pass, state, transaction, ids));
    const stop = await exchange(pass, state, claims);
    if (stop) return stop;
    const unfinished = await store.transact(async (transaction) => byListing(await transaction.outboxOf(ids)));
    for (const [id, entries] of unfinished) {
      const round = (rounds.get(id) ?? 0) + 1;
      rounds.set(id, round);
      if (round < roundsAtMost && entries.some((entry) => entry.state === 'waiting')) queue.push(id);
    }
    settledCount = total - queue.length;
    pass.progress('push', Math.max(0, settledCount), total);
  }
  return null;
}

/**
 * Operations whose reply was never seen, from a run that was cut short: sent again under the same number, so that the
 * city answers with what it did the first time. The listing is read again afterwards, for the pull has left it alone.
 */
export async function replay(pass: SyncPass, state: SyncState): Promise<Stop | null> {
  const { store } = pass.ports;
  const inDoubt = await store.transact(async (transaction) =>
    (await transaction.outbox()).filter((entry) => entry.state === 'sent'),
  );
  for (let done = 0; done < inDoubt.length; done += atOnce) {
    if (pass.cancelled()) return pass.stop('cancelled');
    pass.progress('replay', done, inDoubt.length);
    const entries = inDoubt.slice(done, done + atOnce);
    const ids = entries.map((entry) => entry.listingId);
    const claims = await store.transact(async (transaction) => {
      const records = await transaction.listings(ids);
      return entries.flatMap((sent, index): Claim[] => {
        const record = records[index];
        return record ? [{ record, sent }] : [];
      });
    });
    const stop = await exchange(pass, state, claims, ids);
    if (stop) return stop;
  }
  return null;
}

async function claim(
  pass: SyncPass,
  state: SyncState,
  transaction: SyncTransaction,
  ids: readonly string[],
): Promise<readonly Claim[]> {
  const context = pass.takeContext(state);
  const { capabilities } = pass.ports.city;
  const records = await transaction.listings(ids);
  const entriesOf = byListing(await transaction.outboxOf(ids));
  const claims: Claim[] = [];
  const puts: OutboxEntry[] = [];
  const drops: string[] = [];
  const rows: ListingRecord[] = [];
  const removals: string[] = [];
  let parked = 0;
  for (const [index, id] of ids.entries()) {
    const entries = entriesOf.get(id) ?? [];
    const record = records[index];
    if (entries.some((entry) => entry.state === 'sent')) continue;
    drops.push(...entries.map((entry) => entry.id));
    if (!record) continue;
    const folded = foldOutbox(record, entries, context);
    if (folded.record === null) removals.push(id);
    else if (folded.record !== record) rows.push(folded.record);
    const { unsent } = folded;
    if (!unsent) continue;
    const operation = sendablePart(record, unsent.operation, capabilities);
    const stays = unsent.reason !== 'to-report' || operation === null || unsent.reportedAt !== undefined;
    if (unsent.state === 'parked' && stays) puts.push(unsent);
    else if (operation === null) {
      puts.push({ ...unsent, state: 'parked', reason: 'to-report', detail: null });
      parked += 1;
    } else {
      const sent: OutboxEntry = { ...unsent, operation, state: 'sent', attempts: unsent.attempts + 1, reason: null };
      puts.push(sent);
      claims.push({ record, sent });
    }
  }
  const kept = new Set(puts.map((entry) => entry.id));
  await transaction.removeOutbox(drops.filter((id) => !kept.has(id)));
  await transaction.putOutbox(puts);
  if (rows.length > 0) await transaction.putListings(rows);
  if (removals.length > 0) await transaction.removeListings(removals);
  pass.count({ parked });
  return claims;
}

/** Sends the claimed operations and writes what came back. After a replay, `again` is read once more and taken. */
async function exchange(
  pass: SyncPass,
  state: SyncState,
  claims: readonly Claim[],
  again: readonly string[] = [],
): Promise<Stop | null> {
  let stop: Stop | null = null;
  const answers = await inParallel(claims, async (claimed): Promise<Answer> => {
    if (stop || pass.cancelled()) return { reply: { fate: again.length > 0 ? 'in-doubt' : 'unsent' }, stop: null };
    const answer = await sendOperation(pass, claimed);
    stop ??= answer.stop;
    return answer;
  });
  const replies = new Map<string, Reply>(
    claims.map(({ record }, index) => [record.id, answers[index]?.reply ?? { fate: 'in-doubt' }]),
  );
  const backwards = claims.some(({ record }) => {
    const reply = replies.get(record.id);
    return reply && 'listing' in reply && contradicts(reply.listing, record, undefined);
  });
  if (backwards) return await halt(pass, state);
  if ([...replies.values()].some(({ fate }) => fate === 'stale')) {
    const unsure = await checkHistory(pass, state);
    // Nothing of this batch is written: it stays in doubt, and is sent again as it was.
    if (unsure) return unsure;
  }
  const settled = await pass.ports.store.transact((transaction) =>
    settle(transaction, replies, pass.takeContext(state)),
  );
  pass.count(settled);
  if (stop || pass.cancelled()) return stop ?? pass.stop('cancelled');
  return again.length > 0 ? await readAgain(pass, state, again) : null;
}

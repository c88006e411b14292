import { isRegression } from './is-regression.ts';
import { inParallel } from './in-parallel.ts';
import { byListing, compactOutbox, sendablePart } from './compact-outbox.ts';
import type { SyncState, SyncTransaction } from './ports.ts';
import { failsAlone, type ListingRecord, type OutboxEntry } from './records.ts';
import { checkHistory } from './check-history.ts';
import { type SendResult, type InFlight, sendOperation } from './send-operation.ts';
import { type OperationReply, applyReplies } from './apply-replies.ts';
import type { Interruption, SyncSession } from './sync-session.ts';
import { refetch } from './refetch.ts';
import { halt } from './sync-state.ts';

/** Listings sent between two transactions. */
const atOnce = 48;
/** A listing that the city keeps changing under our hands waits for the next run. */
const sendsAtMost = 8;

/**
 * Sends what waits, oldest first: a batch is marked `sent` in one transaction, sent in parallel (one operation for each
 * listing), and its replies are written in another. What changed meanwhile is merged and sent in the next batch.
 */
export async function push(session: SyncSession, state: SyncState): Promise<Interruption | null> {
  const { store } = session.ports;
  const queue = await store.transact(async (transaction) => [...byListing(await transaction.outbox()).keys()]);
  const total = queue.length;
  const sends = new Map<string, number>();
  let doneCount = 0;
  while (queue.length > 0) {
    if (session.cancelled()) return session.interrupt('cancelled');
    const ids = queue.splice(0, atOnce);
    const inFlight = await store.transact((transaction) => markInFlight(session, state, transaction, ids));
    const interruption = await sendBatch(session, state, inFlight);
    if (interruption) return interruption;
    if (session.everyWriteFails) return null;
    const unfinished = await store.transact(async (transaction) => byListing(await transaction.outboxOf(ids)));
    for (const [id, entries] of unfinished) {
      const times = (sends.get(id) ?? 0) + 1;
      sends.set(id, times);
      if (times < sendsAtMost && entries.some((entry) => entry.state === 'waiting')) queue.push(id);
    }
    doneCount = total - queue.length;
    session.progress('push', Math.max(0, doneCount), total);
  }
  return null;
}

/**
 * Operations whose reply was never seen, from a run that was cut short: sent again under the same number, so that the
 * city answers with what it did the first time. The listing is read again afterwards, for the pull has left it alone.
 */
export async function replay(session: SyncSession, state: SyncState): Promise<Interruption | null> {
  const { store } = session.ports;
  const inDoubt = await store.transact(async (transaction) =>
    (await transaction.outbox()).filter((entry) => entry.state === 'sent'),
  );
  for (let done = 0; done < inDoubt.length; done += atOnce) {
    if (session.cancelled()) return session.interrupt('cancelled');
    session.progress('replay', done, inDoubt.length);
    const entries = inDoubt.slice(done, done + atOnce);
    const ids = entries.map((entry) => entry.listingId);
    const inFlight = await store.transact(async (transaction) => {
      const records = await transaction.listings(ids);
      return entries.flatMap((sent, index): InFlight[] => {
        const record = records[index];
        return record ? [{ record, sent }] : [];
      });
    });
    const interruption = await sendBatch(session, state, inFlight, ids);
    if (interruption) return interruption;
  }
  return null;
}

/**
 * At the end of a run: what the city failed at, while it answered for others, is set aside with that reason, still in doubt,
 * and tried once in each run. Where it answered for none, it is the city that is unavailable, and nothing is set aside.
 */
export async function setFailingAside(session: SyncSession): Promise<Interruption | null> {
  const { failing } = session;
  if (failing.length === 0) return null;
  if (session.everyWriteFails) return session.interrupt('unavailable');
  const aside = await session.ports.store.transact(async (transaction) => {
    const entries = await transaction.outboxOf(failing.map((entry) => entry.listingId));
    const known = new Set(failing.map((entry) => entry.id));
    const still = entries.filter((entry) => entry.state === 'sent' && known.has(entry.id));
    await transaction.putOutbox(still.map((entry) => ({ ...entry, reason: 'city-fails' })));
    return still.length;
  });
  session.count({ parked: aside });
  return null;
}

async function markInFlight(
  session: SyncSession,
  state: SyncState,
  transaction: SyncTransaction,
  ids: readonly string[],
): Promise<readonly InFlight[]> {
  const context = session.applyContext(state);
  const { capabilities } = session.ports.city;
  const records = await transaction.listings(ids);
  const entriesOf = byListing(await transaction.outboxOf(ids));
  const inFlight: InFlight[] = [];
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
    const compacted = compactOutbox(record, entries, context);
    if (compacted.record === null) removals.push(id);
    else if (compacted.record !== record) rows.push(compacted.record);
    const { unsent } = compacted;
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
      inFlight.push({ record, sent });
    }
  }
  const kept = new Set(puts.map((entry) => entry.id));
  await transaction.removeOutbox(drops.filter((id) => !kept.has(id)));
  await transaction.putOutbox(puts);
  if (rows.length > 0) await transaction.putListings(rows);
  if (removals.length > 0) await transaction.removeListings(removals);
  session.count({ parked });
  return inFlight;
}

/** Sends the operations in flight and writes what came back. After a replay, `refetchIds` are read once more. */
async function sendBatch(
  session: SyncSession,
  state: SyncState,
  inFlight: readonly InFlight[],
  refetchIds: readonly string[] = [],
): Promise<Interruption | null> {
  let interruption: Interruption | null = null;
  const answers = await inParallel(inFlight, async (operation): Promise<SendResult> => {
    if (interruption || session.cancelled())
      return { reply: { fate: refetchIds.length > 0 ? 'in-doubt' : 'unsent' }, interruption: null };
    const answer = await sendOperation(session, operation);
    interruption ??= answer.interruption;
    if (answer.failed && !failsAlone(operation.sent)) session.noteFailing(operation.sent);
    if (answer.reply.fate !== 'in-doubt') session.noteWriteAnswered();
    return answer;
  });
  const replies = new Map<string, OperationReply>(
    inFlight.map(({ record }, index) => [record.id, answers[index]?.reply ?? { fate: 'in-doubt' }]),
  );
  const backwards = inFlight.some(({ record }) => {
    const reply = replies.get(record.id);
    return reply && 'listing' in reply && isRegression(reply.listing, record, undefined);
  });
  if (backwards) return await halt(session, state);
  if ([...replies.values()].some(({ fate }) => fate === 'stale')) {
    const diverged = await checkHistory(session, state);
    // Nothing of this batch is written: it stays in doubt, and is sent again as it was.
    if (diverged) return diverged;
  }
  const applied = await session.ports.store.transact((transaction) =>
    applyReplies(transaction, replies, session.applyContext(state)),
  );
  session.count(applied);
  if (interruption || session.cancelled()) return interruption ?? session.interrupt('cancelled');
  // What is in doubt still is not read: the pull leaves it alone until its fate is known.
  const settled = refetchIds.filter((id) => replies.get(id)?.fate !== 'in-doubt');
  return settled.length > 0 ? await refetch(session, state, settled) : null;
}

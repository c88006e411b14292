/*
 * The model, before the code. The city holds the listings; each laptop holds a replica, changes it offline, and one run of
 * `synchronise` brings both together: replay, pull, sweep, push. Words are the field's, and mean here:
 *
 *   base               what the city last said of a listing: the merge base of a three-way merge, field by field
 *   local              the same with what was changed here; `null` where nothing was
 *   pending operation  an outbox entry: a change to be sent. Unsent ones of a listing are compacted into one; one at most
 *                      is in flight (`sent`), and in doubt until its reply is seen; a refused one is parked with its reason
 *   set aside          a change at which the city fails alone, still in doubt: tried once a run, and shown with its reason
 *   replay             what is in doubt is sent again under the same Operation-Id, which the city answers as it did before
 *   cursor             where in the city's order of commits this laptop stands; stored with the rows of its page
 *   initial sync       the first pass over all listings, into an empty replica
 *   generation         number of a full pass; each row keeps the last one in which the city showed it
 *   sweep              after a full pass: rows of an older generation are fetched one by one, and go only on the city's word
 *   tombstone          a deleted listing, by identifier and version: a late copy of it is not believed
 *   reconcile          what a row becomes when the city shows another version of it, or its tombstone
 *   conflict           what both sides changed otherwise: the city's stands, ours waits in the inbox for a person
 *   regression         a version that goes backwards: a late copy, or a city restored from a backup, which halts the run
 *   lost update        what a restored city no longer has of ours: for the inbox, too
 *   retry with back-off  transient failures, with full jitter and `Retry-After`; anything else is a reply
 */
import type { SyncOptions, SyncPorts, SyncReport, SyncState } from './ports.ts';
import { pull } from './pull.ts';
import { push, replay, setFailingAside } from './push.ts';
import { sweep } from './sweep.ts';
import { type Interruption, SyncSession } from './sync-session.ts';
import { nextGeneration, stateOf } from './sync-state.ts';

/**
 * One synchronisation: what was in doubt is settled, what the city says is taken, what waits is sent. It never throws
 * for what the city or the network does; whatever ends it, the next run goes on from there. One at a time: the caller
 * holds the lock.
 */
export async function synchronise(ports: SyncPorts, options: SyncOptions): Promise<SyncReport> {
  const session = new SyncSession(ports, options);
  return session.report(await run(session, options.resync ?? 'no'));
}

async function run(session: SyncSession, resync: 'no' | 'full' | 'accept-restored'): Promise<Interruption | null> {
  const state = await begin(session, resync);
  if (state.halted) return session.interrupt('server-restored');
  if (session.cancelled()) return session.interrupt('cancelled');
  const notReplayed = await replay(session, state);
  // A city in maintenance may still be read.
  if (notReplayed && notReplayed.outcome !== 'unavailable') return notReplayed;
  const pulled = await pull(session, state);
  if ('outcome' in pulled) return pulled;
  const current = pulled.fullPass === 'none' ? pulled : await sweep(session, pulled);
  if ('outcome' in current) return current;
  return notReplayed ?? (await push(session, current)) ?? (await setFailingAside(session));
}

async function begin(session: SyncSession, resync: 'no' | 'full' | 'accept-restored'): Promise<SyncState> {
  const { city, store, newId } = session.ports;
  return await store.transact(async (transaction) => {
    const state = await stateOf(transaction);
    if (state.fullPass === 'first' && (await transaction.countListings()) === 0) session.startsInitialSync();
    const asked = state.halted ? resync === 'accept-restored' : resync !== 'no';
    // Without a cursor nothing tells what has changed since: not even a pass that was interrupted goes on where it stood.
    const fromTheStart = asked || !city.capabilities.cursor;
    if ((state.halted && !asked) || !fromTheStart) return state;
    const accepted = asked && state.halted;
    const begun = asked || state.fullPass === 'none' ? 'again' : state.fullPass;
    const again: SyncState = { ...nextGeneration(state), fullPass: accepted ? 'restored' : begun };
    if (accepted) {
      // The city has forgotten their numbers: they are new operations, over what it says now.
      const inDoubt = (await transaction.outbox()).filter((entry) => entry.state === 'sent');
      await transaction.removeOutbox(inDoubt.map((entry) => entry.id));
      await transaction.putOutbox(inDoubt.map((entry) => ({ ...entry, id: newId(), state: 'waiting' as const })));
    }
    await transaction.putState(again);
    return again;
  });
}

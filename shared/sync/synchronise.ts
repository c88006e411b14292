import type { SyncOptions, SyncPorts, SyncReport, SyncState } from './ports.ts';
import { pull } from './pull.ts';
import { push, replay } from './push.ts';
import { sweep } from './sweep.ts';
import { type Stop, SyncPass } from './sync-pass.ts';
import { startingOver, stateOf } from './sync-state.ts';

/**
 * One synchronisation: what was in doubt is settled, what the city says is taken, what waits is sent. It never throws
 * for what the city or the network does; whatever ends it, the next run goes on from there. One at a time: the caller
 * holds the lock.
 */
export async function synchronise(ports: SyncPorts, options: SyncOptions): Promise<SyncReport> {
  const pass = new SyncPass(ports, options);
  return pass.report(await run(pass, options.resync ?? 'no'));
}

async function run(pass: SyncPass, resync: 'no' | 'full' | 'accept-restored'): Promise<Stop | null> {
  const state = await begin(pass, resync);
  if (state.halted) return pass.stop('server-restored');
  if (pass.cancelled()) return pass.stop('cancelled');
  const unsettled = await replay(pass, state);
  // A city in maintenance may still be read.
  if (unsettled && unsettled.outcome !== 'unavailable') return unsettled;
  const pulled = await pull(pass, state);
  if ('outcome' in pulled) return pulled;
  const current = pulled.fullPass === 'none' ? pulled : await sweep(pass, pulled);
  if ('outcome' in current) return current;
  return unsettled ?? (await push(pass, current));
}

async function begin(pass: SyncPass, resync: 'no' | 'full' | 'accept-restored'): Promise<SyncState> {
  const { city, store, newId } = pass.ports;
  return await store.transact(async (transaction) => {
    const state = await stateOf(transaction);
    if (state.fullPass === 'first' && (await transaction.countListings()) === 0) pass.startsFromNothing();
    const asked = state.halted ? resync === 'accept-restored' : resync !== 'no';
    // Without a cursor nothing tells what has changed since: not even a pass that was interrupted goes on where it stood.
    const fromTheStart = asked || !city.capabilities.cursor;
    if ((state.halted && !asked) || !fromTheStart) return state;
    const accepted = asked && state.halted;
    const begun = asked || state.fullPass === 'none' ? 'again' : state.fullPass;
    const again: SyncState = { ...startingOver(state), fullPass: accepted ? 'restored' : begun };
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

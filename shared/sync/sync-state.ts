import { initialSyncState, type SyncState, type SyncTransaction } from './ports.ts';
import type { Stop, SyncPass } from './sync-pass.ts';

/** The town's history went backwards. Nothing more is exchanged until the coordinator has decided; all is kept. */
export async function halt(pass: SyncPass, state: SyncState): Promise<Stop> {
  await pass.ports.store.transact((transaction) => transaction.putState({ ...state, halted: true }));
  return pass.stop('server-restored');
}

export async function stateOf(transaction: SyncTransaction): Promise<SyncState> {
  return (await transaction.state()) ?? initialSyncState;
}

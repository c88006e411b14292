import { initialSyncState, type SyncState, type SyncTransaction } from './ports.ts';
import type { Interruption, SyncSession } from './sync-session.ts';

/** The city's history went backwards. Nothing more is exchanged until the coordinator has decided; all is kept. */
export async function halt(session: SyncSession, state: SyncState): Promise<Interruption> {
  await session.ports.store.transact((transaction) => transaction.putState({ ...state, halted: true }));
  return session.interrupt('server-restored');
}

/** Everything once more, under a new generation. */
export function nextGeneration(state: SyncState) {
  const followed = state.cursor ?? state.lastCursor ?? null;
  // What was halted is accepted: that cursor is known to be of another history.
  const lastCursor = state.halted ? null : followed;
  return { cursor: null, lastCursor, generation: state.generation + 1, halted: false } as const;
}

export async function stateOf(transaction: SyncTransaction): Promise<SyncState> {
  return (await transaction.state()) ?? initialSyncState;
}

import { retryWithBackOff } from './retry-with-back-off.ts';
import type { SyncState } from './ports.ts';
import type { Interruption, SyncSession } from './sync-session.ts';
import { halt } from './sync-state.ts';

/**
 * Does the city still know the history that we followed? Asked before a listing that did not come by the cursor is merged:
 * a city restored a moment ago may have written past the version that we hold, and only its cursor tells.
 */
export async function checkHistory(session: SyncSession, state: SyncState): Promise<Interruption | null> {
  const { city } = session.ports;
  const cursor = state.cursor ?? state.lastCursor ?? null;
  if (!city.capabilities.cursor || cursor === null) return null;
  const answer = await retryWithBackOff(session, () => city.page(cursor, 1));
  if (session.cancelled()) return session.interrupt('cancelled');
  if (answer.ok) return null;
  if (answer.code === 'cursor-unknown') return await halt(session, state);
  if (answer.code !== 'cursor-expired') return session.interruptOn(answer);
  // It knows it, though not everything since. What is followed by it will be read again: the next run begins with that.
  return state.cursor === null ? null : session.interrupt('unavailable');
}

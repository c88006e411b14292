import { patiently } from './patience.ts';
import type { SyncState } from './ports.ts';
import type { Stop, SyncPass } from './sync-pass.ts';
import { halt } from './sync-state.ts';

/**
 * Does the city still know the history that we followed? Asked before a listing that did not come by the cursor is merged:
 * a city restored a moment ago may have written past the version that we hold, and only its cursor tells.
 */
export async function checkHistory(pass: SyncPass, state: SyncState): Promise<Stop | null> {
  const { city } = pass.ports;
  const cursor = state.cursor ?? state.lastCursor ?? null;
  if (!city.capabilities.cursor || cursor === null) return null;
  const answer = await patiently(pass, () => city.page(cursor, 1));
  if (pass.cancelled()) return pass.stop('cancelled');
  if (answer.ok) return null;
  if (answer.code === 'cursor-unknown') return await halt(pass, state);
  if (answer.code !== 'cursor-expired') return pass.stopOn(answer);
  // It knows it, though not everything since. What is followed by it will be read again: the next run begins with that.
  return state.cursor === null ? null : pass.stop('unavailable');
}

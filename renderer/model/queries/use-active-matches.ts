import { type ComputedRef, computed } from 'vue';
import type { Match } from '../../../shared/domain/match.ts';
import { db } from '../../db/open-database.ts';
import { useLive } from './use-live.ts';

/** Introductions under way, the one to be followed up soonest first. */
export function useActiveMatches(): ComputedRef<readonly Match[]> {
  const live = useLive<readonly Match[]>(async () => {
    const active = await db().matches.where('state').anyOf('proposed', 'accepted').toArray();
    const soon = (match: Match) => match.followUpOn ?? '9999';
    return active.sort((a, b) => soon(a).localeCompare(soon(b)) || b.updatedAt.localeCompare(a.updatedAt));
  }, []);
  return computed(() => live.value.value);
}

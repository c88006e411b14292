import { canBecome, type Listing, type ListingStatus } from '../../../shared/domain/listing.ts';
import { canMatchBecome, isActiveMatch, type Match, type MatchState } from '../../../shared/domain/match.ts';
import type { EndedMatch } from '../../../shared/domain/sheet.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { changeStatus } from './listing-commands.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** What becomes of the request when its introduction goes on; `null` leaves it as it is. */
function requestStatusAfter(from: MatchState, to: MatchState): ListingStatus | null {
  if (to === 'accepted') return 'matched';
  if (to === 'done') return 'fulfilled';
  if (from === 'accepted' && (to === 'failed' || to === 'cancelled')) return 'published';
  return null;
}

/**
 * Takes an introduction one step further, with the request’s status and what has to be sent, in one transaction.
 * `because` says why it ended, in the coordinator’s words.
 */
export async function advanceMatch(
  id: string,
  state: MatchState,
  because = '',
): Promise<Result<Undo, 'transition-refused'>> {
  const base = db();
  return await base.transaction('rw', base.matches, base.listings, base.outbox, base.audit, async () => {
    const before = await base.matches.get(id);
    if (!before || !canMatchBecome(before.state, state)) return refused('transition-refused');
    const now = new Date().toISOString();
    const after: Match = {
      ...before,
      state,
      because: because || before.because,
      followUpOn: state === 'accepted' ? before.followUpOn : null,
      history: [...before.history, { state, at: now }],
      updatedAt: now,
    };
    await base.matches.put(after);
    const wanted = requestStatusAfter(before.state, state);
    const change = wanted === null ? null : await follow(base, before.requestId, wanted);
    return ok(() =>
      base.transaction('rw', base.matches, base.listings, base.outbox, base.audit, async () => {
        const kept = await base.matches.get(id);
        if (!isUntouched(kept, after)) return;
        await base.matches.put(before);
        await change?.undo();
      }),
    );
  });
}

/** Has nobody taken it a step further since it was `then`? Two steps may fall into one millisecond. */
export function isUntouched(kept: Match | undefined, then: Match): boolean {
  return kept?.updatedAt === then.updatedAt && kept.state === then.state;
}

/**
 * Ends what is under way for a listing that has just closed. Of a request: done where both had agreed and help was given,
 * cancelled otherwise. Of an offer that was withdrawn: cancelled, and its requests wait for somebody again. Says what each
 * was. Inside the caller's transaction; `at` marks them as ended by that very change.
 */
export async function endMatchesOf(
  { id, kind }: Pick<Listing, 'id' | 'kind'>,
  helped: boolean,
  at: string,
): Promise<EndedMatch[]> {
  // An offer that has served says nothing of those who count on it.
  if (kind === 'offer' && helped) return [];
  const { matches } = db();
  const own = await matches.where(kind === 'offer' ? { offerId: id } : { requestId: id }).toArray();
  const ended: EndedMatch[] = [];
  for (const match of own.filter(({ state }) => isActiveMatch(state))) {
    const state = helped && canMatchBecome(match.state, 'done') ? 'done' : 'cancelled';
    const history = [...match.history, { state, at } as const];
    await matches.put({ ...match, state, followUpOn: null, history, updatedAt: at });
    const freed = kind === 'offer' ? requestStatusAfter(match.state, state) : null;
    const change = freed === null ? null : await follow(db(), match.requestId, freed);
    const { followUpOn } = match;
    ended.push({ id: match.id, state: match.state, followUpOn, ...(change && { request: change.from }) });
  }
  return ended;
}

/**
 * Under way again, where nobody has touched them since they ended at that moment, and nobody else has been found for the
 * request. Inside the caller's transaction.
 */
export async function resumeMatches(ended: readonly EndedMatch[], endedAt: string): Promise<Undo[]> {
  const { matches } = db();
  const undos: Undo[] = [];
  for (const { id, state, followUpOn, request } of ended) {
    const match = await matches.get(id);
    if (match?.updatedAt !== endedAt) continue;
    const { requestId } = match;
    if (request && (await matches.where({ requestId }).toArray()).some((other) => isActiveMatch(other.state))) continue;
    const history = match.history.slice(0, -1);
    await matches.put({ ...match, state, followUpOn, history, updatedAt: new Date().toISOString() });
    undos.push(async () => {
      await matches.put(match);
    });
    const change = request ? await follow(db(), requestId, request) : null;
    if (change) undos.push(change.undo);
  }
  return undos;
}

/** Sets the day on which to ask how it goes; `null` takes it off. */
export async function followUpMatch(id: string, followUpOn: string | null): Promise<Undo> {
  const before = await db().matches.get(id);
  await db().matches.update(id, { followUpOn });
  return async () => {
    await db().matches.update(id, { followUpOn: before?.followUpOn ?? null });
  };
}

interface StatusChange {
  readonly from: ListingStatus;
  readonly undo: Undo;
}

/** A request that the table of transitions keeps where it is stays there: the introduction goes on all the same. */
async function follow(base: PalierDatabase, requestId: string, wanted: ListingStatus): Promise<StatusChange | null> {
  const record = await base.listings.get(requestId);
  if (!record) return null;
  const from = currentListing(record).status;
  if (from === wanted || !canBecome(from, wanted)) return null;
  const changed = await changeStatus(requestId, wanted);
  return changed.ok ? { from, undo: changed.data } : null;
}

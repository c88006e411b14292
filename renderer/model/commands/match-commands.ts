import type { Listing, ListingStatus } from '../../../shared/domain/listing.ts';
import {
  advancedMatch,
  isActiveMatch,
  matchAfterClosing,
  type MatchState,
  requestFollows,
  requestStatusAfter,
} from '../../../shared/domain/match.ts';
import type { EndedMatch } from '../../../shared/domain/sheet.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing } from '../../db/records.ts';
import { command, type Done, undoCommand } from './command.ts';
import { changeStatus } from './listing-commands.ts';

const tables = ['matches', 'listings', 'outbox'] as const;

/**
 * Takes an introduction one step further, with the request’s status and what has to be sent. `because` says why it ended,
 * in the coordinator’s words.
 */
export async function advanceMatch(
  id: string,
  state: MatchState,
  because = '',
): Promise<Result<Done<null>, 'transition-refused'>> {
  return await command({
    action: `match-${state}`,
    tables,
    run: async (database) => {
      const before = await database.matches.get(id);
      const after = before && advancedMatch(before, state, because, new Date().toISOString());
      if (!before || !after) return refused('transition-refused');
      await database.matches.put(after);
      await follow(database, before.requestId, requestStatusAfter(before.state, state));
      return ok(null);
    },
  });
}

/**
 * Ends what is under way for a listing that has just closed, and says what each was; `at` marks them as ended by that very
 * change. The way back leaves alone whom nobody waits for any more: see `resumeMatches`.
 */
export async function endMatchesOf(
  listing: Pick<Listing, 'id' | 'kind'>,
  helped: boolean,
  at: string,
): Promise<readonly EndedMatch[]> {
  const { data } = await command<readonly EndedMatch[]>({
    action: 'match-cancelled',
    tables,
    run: (database) => endMatches(database, listing, helped, at),
    undoOf: (ended) =>
      undoCommand({
        action: 'undone',
        tables,
        run: async (database) => {
          await resumeMatches(database, ended, at);
          return ok(null);
        },
      }),
  });
  return data;
}

async function endMatches(
  database: PalierDatabase,
  { id, kind }: Pick<Listing, 'id' | 'kind'>,
  helped: boolean,
  at: string,
): Promise<EndedMatch[]> {
  const { matches } = database;
  const own = await matches.where(kind === 'offer' ? { offerId: id } : { requestId: id }).toArray();
  const ended: EndedMatch[] = [];
  for (const match of own) {
    const state = matchAfterClosing(match.state, kind, helped);
    if (state === null) continue;
    const history = [...match.history, { state, at }];
    await matches.put({ ...match, state, followUpOn: null, history, updatedAt: at });
    const freed = kind === 'offer' ? requestStatusAfter(match.state, state) : null;
    const request = await follow(database, match.requestId, freed);
    const { followUpOn } = match;
    ended.push({ id: match.id, state: match.state, followUpOn, ...(request && { request }) });
  }
  return ended;
}

/**
 * Under way again, where nobody has touched them since they ended at that moment, and nobody else has been found for the
 * request. Inside the caller’s command.
 */
export async function resumeMatches(
  database: PalierDatabase,
  ended: readonly EndedMatch[],
  endedAt: string,
): Promise<void> {
  const { matches } = database;
  for (const { id, state, followUpOn, request } of ended) {
    const match = await matches.get(id);
    if (match?.updatedAt !== endedAt) continue;
    const { requestId } = match;
    if (request && (await matches.where({ requestId }).toArray()).some((other) => isActiveMatch(other.state))) continue;
    const history = match.history.slice(0, -1);
    await matches.put({ ...match, state, followUpOn, history, updatedAt: new Date().toISOString() });
    await follow(database, requestId, request ?? null);
  }
}

/** Sets the day on which to ask how it goes; `null` takes it off. */
export async function followUpMatch(id: string, followUpOn: string | null): Promise<Done<void>> {
  return await command({
    action: 'follow-up-set',
    tables: ['matches'],
    run: async ({ matches }) => void (await matches.update(id, { followUpOn })),
  });
}

/**
 * The status that the request had before it followed; `null` where it stays. One that the table of transitions keeps
 * where it is stays there: the introduction goes on all the same.
 */
async function follow(
  { listings }: PalierDatabase,
  requestId: string,
  wanted: ListingStatus | null,
): Promise<ListingStatus | null> {
  const record = await listings.get(requestId);
  if (!record) return null;
  const from = currentListing(record).status;
  const status = requestFollows(from, wanted);
  if (status === null) return null;
  const changed = await changeStatus(requestId, status);
  return changed.ok ? from : null;
}

import { v7 as uuidv7 } from 'uuid';
import { isActiveMatch, type Match, type MatchState } from '../../../shared/domain/match.ts';
import { db } from '../../db/open-database.ts';
import { currentListing } from '../../db/records.ts';
import type { EarlierUndo as Undo } from './undo.ts';
import { isUntouched } from './match-commands.ts';
import type { Proposal } from '../../workers/proposals/proposals-protocol.ts';

export interface Kept {
  /** Identifiers of the introductions that were kept. */
  readonly kept: readonly string[];
  /** Requests that have closed or been promised since the proposal was made, and offers that have filled up. */
  readonly gone: number;
  readonly undo: Undo;
}

/** Read together: a few at a time, so that the screen stays alive while thousands are kept. */
const atATime = 100;

/** Keeps proposals as introductions to be made, all in one transaction; those that no longer hold are left out. */
export async function keepProposals(proposals: readonly Proposal[]): Promise<Kept> {
  const base = db();
  return await base.transaction('rw', base.matches, base.listings, async () => {
    const active = (await base.matches.toArray()).filter(({ state }) => isActiveMatch(state));
    const promised = new Set(active.map(({ requestId }) => requestId));
    const held = new Map<string, number>();
    for (const { offerId } of active) held.set(offerId, (held.get(offerId) ?? 0) + 1);

    const matches: Match[] = [];
    for (let from = 0; from < proposals.length; from += atATime) {
      const some = proposals.slice(from, from + atATime);
      const records = await base.listings.bulkGet(some.flatMap(({ requestId, offerId }) => [requestId, offerId]));
      for (const [i, proposal] of some.entries()) {
        const [request, offer] = [records[2 * i], records[2 * i + 1]];
        if (!request || !offer || promised.has(proposal.requestId)) continue;
        const { status, capacity } = currentListing(offer);
        const taken = held.get(proposal.offerId) ?? 0;
        const open = ['published', 'pending'].includes(currentListing(request).status);
        if (!open || !['published', 'matched'].includes(status) || taken >= capacity) continue;
        promised.add(proposal.requestId);
        held.set(proposal.offerId, taken + 1);
        matches.push(newMatch(proposal, 'proposed'));
      }
    }
    await base.matches.bulkAdd(matches);
    return {
      kept: matches.map(({ id }) => id),
      gone: proposals.length - matches.length,
      undo: () => forget(matches),
    };
  });
}

/** Notes that the coordinator does not want this pair: it is never proposed again. */
export async function refuseProposal(proposal: Proposal): Promise<Undo> {
  const match = newMatch(proposal, 'refused');
  await db().matches.add(match);
  return () => forget([match]);
}

/** Takes back those that have not gone any further. */
async function forget(matches: readonly Match[]): Promise<void> {
  const { matches: table } = db();
  await db().transaction('rw', table, async () => {
    const now = await table.bulkGet(matches.map(({ id }) => id));
    const untouched = matches.filter((match, i) => isUntouched(now[i], match));
    await table.bulkDelete(untouched.map(({ id }) => id));
  });
}

function newMatch({ requestId, offerId, metres, reasons }: Proposal, state: MatchState): Match {
  const now = new Date().toISOString();
  return {
    id: uuidv7(),
    requestId,
    offerId,
    state,
    metres,
    reasons: [...reasons],
    because: '',
    followUpOn: null,
    history: [{ state, at: now }],
    createdAt: now,
    updatedAt: now,
  };
}

import { v7 as uuidv7 } from 'uuid';
import { isActiveMatch, type Match, type MatchState } from '../../../shared/domain/match.ts';
import { stillHolds } from '../../../shared/matching/rules.ts';
import { currentListing } from '../../db/records.ts';
import type { Proposal } from '../../workers/proposals/proposals-protocol.ts';
import { command, type Done } from './command.ts';

export interface KeptProposals {
  /** Identifiers of the introductions that were kept. */
  readonly kept: readonly string[];
  /** Requests that have closed or been promised since the proposal was made, and offers that have filled up. */
  readonly gone: number;
}

/** Read together: a few at a time, so that the screen stays alive while thousands are kept. */
const atATime = 100;

/** Keeps proposals as introductions to be made, all in one go; those that no longer hold are left out. */
export async function keepProposals(proposals: readonly Proposal[]): Promise<Done<KeptProposals>> {
  return await command({
    action: 'proposals-kept',
    tables: ['matches', 'listings'],
    run: async (database) => {
      const active = (await database.matches.toArray()).filter(({ state }) => isActiveMatch(state));
      const promised = new Set(active.map(({ requestId }) => requestId));
      const held = new Map<string, number>();
      for (const { offerId } of active) held.set(offerId, (held.get(offerId) ?? 0) + 1);

      const matches: Match[] = [];
      for (let from = 0; from < proposals.length; from += atATime) {
        const some = proposals.slice(from, from + atATime);
        const records = await database.listings.bulkGet(some.flatMap(({ requestId, offerId }) => [requestId, offerId]));
        for (const [i, proposal] of some.entries()) {
          const [request, offer] = [records[2 * i], records[2 * i + 1]];
          if (!request || !offer || promised.has(proposal.requestId)) continue;
          const taken = held.get(proposal.offerId) ?? 0;
          if (!stillHolds(currentListing(request), currentListing(offer), taken)) continue;
          promised.add(proposal.requestId);
          held.set(proposal.offerId, taken + 1);
          matches.push(newMatch(proposal, 'proposed'));
        }
      }
      await database.matches.bulkAdd(matches);
      return { kept: matches.map(({ id }) => id), gone: proposals.length - matches.length };
    },
  });
}

/** Notes that the coordinator does not want this pair: it is never proposed again. */
export async function refuseProposal(proposal: Proposal): Promise<Done<void>> {
  return await command({
    action: 'proposal-refused',
    tables: ['matches'],
    run: async ({ matches }) => void (await matches.add(newMatch(proposal, 'refused'))),
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

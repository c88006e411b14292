import { isActiveMatch } from '../../../shared/domain/match.ts';
import { meetingOf } from '../../../shared/matching/nearest-offers.ts';
import { planIntroductions } from '../../../shared/matching/plan-introductions.ts';
import { keptReasons } from '../../../shared/matching/reasons.ts';
import { obstacles, type RuleCode, type Side } from '../../../shared/matching/rules.ts';
import { walkAround } from '../../../shared/routing/walk-around.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { readSetting } from '../../db/settings.ts';
import type { Compared, Proposals, ProposalsRequest } from './proposals-protocol.ts';
import { readSides } from './read-sides.ts';

/** Reads both sides and who has been introduced before, and plans. */
export async function planProposals(
  database: PalierDatabase,
  { requestIds, offerIds, wanted, shown }: Omit<ProposalsRequest, 'key'>,
  onCompared: (compared: Compared) => void,
): Promise<Proposals> {
  const matches = await database.matches.toArray();
  const ended = matches.filter(({ state }) => state === 'done');
  const past = ended.flatMap(({ requestId, offerId }) => [requestId, offerId]);
  const sides = await readSides(database, [...new Set([...requestIds, ...offerIds, ...past])]);
  const some = (ids: readonly string[]): Side[] => ids.flatMap((id) => sides.get(id) ?? []);
  const context = {
    matches,
    personsOf: (id: string) => sides.get(id)?.persons ?? [],
    now: Date.now(),
    distance: walkAround(await readSetting('barriers', database)),
  };
  const { introductions, alone, metres } = planIntroductions(some(requestIds), some(offerIds), context, {
    wanted,
    shown,
    onProgress: (done, total) => onCompared({ done, total }),
  });

  const forbidden = new Map<string, readonly RuleCode[]>();
  for (const [requestId, offerId] of wanted) {
    const [request, offer] = [sides.get(requestId), sides.get(offerId)];
    const because = request && offer ? obstacles(meetingOf(request, offer, context)) : (['offer-closed'] as const);
    if (because.length > 0) forbidden.set(requestId, because);
  }
  const offers = new Set(offerIds);
  const underWay = matches.filter(({ state, offerId }) => isActiveMatch(state) && offers.has(offerId));
  return {
    proposals: introductions.map((one) => ({
      requestId: one.request.listing.id,
      offerId: one.offer.listing.id,
      metres: one.metres,
      reasons: keptReasons(one.reasons),
    })),
    alone: alone.map(({ request, eligible, nearly }) => ({
      requestId: request.listing.id,
      eligible,
      nearly: nearly && { offerId: nearly.offer.listing.id, because: nearly.because },
    })),
    metres,
    metresUnderWay: underWay.reduce((sum, match) => sum + (match.metres ?? 0), 0),
    forbidden,
  };
}

import { urgencies } from '../../shared/domain/listing.ts';
import type { ListingRow } from '../model/index/desk.ts';
import type { SidesToPropose } from '../model/queries/sides-to-propose.ts';
import type { Proposal, Proposals, ProposalsRequest } from '../workers/proposals/proposals-protocol.ts';

/** What is proposed and chosen so far, before any of it is kept as introductions. */
export interface ProposalsDraft {
  readonly sides: SidesToPropose;
  readonly plan: Proposals | null;
  /** Pairs that the coordinator has chosen, and all those that have been on the screen: offer by request. */
  readonly wanted: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, string>;
}

export const emptyProposals: ProposalsDraft = {
  sides: { rows: new Map(), requestIds: [], offerIds: [], beyond: 0 },
  plan: null,
  wanted: new Map(),
  shown: new Map(),
};

/** What the planner is asked: the offers of the wanted pairs come along, from wherever they are. */
export function planRequest(
  { requestIds, offerIds }: SidesToPropose,
  { wanted, shown }: Pick<ProposalsDraft, 'wanted' | 'shown'>,
): Omit<ProposalsRequest, 'key'> {
  return { requestIds: [...requestIds], offerIds: [...new Set([...offerIds, ...wanted.values()])], wanted, shown };
}

export function withPlan(draft: ProposalsDraft, plan: Proposals): ProposalsDraft {
  const pairs = plan.proposals.map(({ requestId, offerId }) => [requestId, offerId] as const);
  return { ...draft, plan, shown: new Map([...draft.shown, ...pairs]) };
}

/** Those who were brought from another quartier are still shown. */
export function withSides(draft: ProposalsDraft, sides: SidesToPropose): ProposalsDraft {
  return { ...draft, sides: { ...sides, rows: new Map([...draft.sides.rows, ...sides.rows]) } };
}

export function withWanted(draft: ProposalsDraft, requestId: string, helper: ListingRow): ProposalsDraft {
  const rows = new Map([...draft.sides.rows, [helper.id, helper]]);
  return { ...draft, sides: { ...draft.sides, rows }, wanted: new Map([...draft.wanted, [requestId, helper.id]]) };
}

/** What remains is still the best that can be done without those: nothing is planned anew, and nothing moves. */
export function withoutKept(draft: ProposalsDraft, kept: readonly Proposal[]): ProposalsDraft {
  if (draft.plan === null) return draft;
  const gone = new Set(kept.map(({ requestId }) => requestId));
  const metres = kept.reduce((sum, one) => sum + (one.metres ?? 0), 0);
  const plan = {
    ...draft.plan,
    proposals: draft.plan.proposals.filter(({ requestId }) => !gone.has(requestId)),
    metres: draft.plan.metres - metres,
    metresUnderWay: draft.plan.metresUnderWay + metres,
  };
  return { ...draft, plan };
}

/** Urgent first, then the longest wait. */
export function urgentFirst({ plan, sides: { rows } }: ProposalsDraft): readonly Proposal[] {
  return (plan?.proposals ?? []).toSorted((a, b) => {
    const [one, other] = [rows.get(a.requestId), rows.get(b.requestId)];
    if (!one || !other) return 0;
    return urgencies.indexOf(other.urgency) - urgencies.indexOf(one.urgency) || one.since - other.since;
  });
}

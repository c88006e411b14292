import type { RuleCode } from '../../shared/matching/rules.ts';
import type { ListingRow } from '../model/index/desk.ts';
import type { Proposal, Proposals } from '../workers/proposals/proposals-protocol.ts';

/** What taking another helper for one request would change. */
export interface Considered {
  readonly requestId: string;
  readonly helper: ListingRow;
  /** Rules that forbid the pair; none when it may be taken. */
  readonly forbidden: readonly RuleCode[];
  readonly plan: Proposals;
  readonly before: Proposal | null;
  readonly after: Proposal | null;
  /** Metres more for everyone together; negative when it is less. */
  readonly moreMetres: number;
  /** Requests that would stay without anybody, more than now. */
  readonly moreAlone: number;
  /** Other requests that would get another helper, or none. */
  readonly moved: readonly { readonly requestId: string; readonly offerId: string | null }[];
}

/** @param then the plan in which this request and that helper are together, as far as the rules allow it */
export function considerPlan(now: Proposals, then: Proposals, requestId: string, helper: ListingRow): Considered {
  const [before, after] = [byRequest(now), byRequest(then)];
  const others = new Set([...before.keys(), ...after.keys()].filter((id) => id !== requestId));
  return {
    requestId,
    helper,
    forbidden: then.forbidden.get(requestId) ?? [],
    plan: then,
    before: before.get(requestId) ?? null,
    after: after.get(requestId) ?? null,
    moreMetres: then.metres - now.metres,
    moreAlone: then.alone.length - now.alone.length,
    moved: [...others]
      .filter((id) => after.get(id)?.offerId !== before.get(id)?.offerId)
      .map((id) => ({ requestId: id, offerId: after.get(id)?.offerId ?? null })),
  };
}

function byRequest({ proposals }: Proposals): ReadonlyMap<string, Proposal> {
  return new Map(proposals.map((proposal) => [proposal.requestId, proposal]));
}

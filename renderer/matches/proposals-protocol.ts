import type { Match } from '../../shared/domain/match.ts';
import type { RuleCode } from '../../shared/matching/rules.ts';

/** Page → worker. */
export interface ProposalsRequest {
  /** Data key, 32 bytes: the worker reads for itself. */
  readonly key: Uint8Array;
  readonly requestIds: string[];
  readonly offerIds: string[];
  /** Pairs that the coordinator has chosen: offer by request. */
  readonly wanted: ReadonlyMap<string, string>;
}

/** A pair that may be introduced. */
export interface Proposal {
  readonly requestId: string;
  readonly offerId: string;
  readonly metres: number | null;
  readonly reasons: Match['reasons'];
}

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** Requests that nobody can take, and how many offers suit each, all promised to others. */
  readonly alone: readonly { readonly requestId: string; readonly eligible: number }[];
  /** Known metres on foot of the proposals. */
  readonly metres: number;
  /** Those of the introductions under way with these offers. */
  readonly metresUnderWay: number;
  /** Wanted pairs that the rules do not allow, with every rule that forbids them. */
  readonly forbidden: ReadonlyMap<string, readonly RuleCode[]>;
}

/** Worker → page; `null` when it could not be done. */
export type ProposalsReply = Proposals | null;

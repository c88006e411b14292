import type { Match } from '../../../shared/domain/match.ts';
import type { RuleCode } from '../../../shared/matching/rules.ts';

/** Page → worker. */
export interface ProposalsRequest {
  /** Data key, 32 bytes: the worker reads for itself. */
  readonly key: Uint8Array;
  readonly requestIds: string[];
  readonly offerIds: string[];
  /** Pairs that the coordinator has chosen: offer by request. */
  readonly wanted: ReadonlyMap<string, string>;
  /** Pairs proposed before: not changed without need. */
  readonly shown: ReadonlyMap<string, string>;
}

/** A pair that may be introduced. */
export interface Proposal {
  readonly requestId: string;
  readonly offerId: string;
  readonly metres: number | null;
  readonly reasons: Match['reasons'];
}

interface LeftAlone {
  readonly requestId: string;
  /** Offers that suit, all promised to others. */
  readonly eligible: number;
  /** Where none suits: who nearly does, and what stands in the way. */
  readonly nearly: { readonly offerId: string; readonly because: readonly RuleCode[] } | null;
}

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** Requests that nobody can take. */
  readonly alone: readonly LeftAlone[];
  /** Known metres on foot of the proposals. */
  readonly metres: number;
  /** Those of the introductions under way with these offers. */
  readonly metresUnderWay: number;
  /** Wanted pairs that the rules do not allow, with every rule that forbids them. */
  readonly forbidden: ReadonlyMap<string, readonly RuleCode[]>;
}

/** How many requests have been compared with the offers. */
export interface Compared {
  readonly done: number;
  readonly total: number;
}

/** Worker → page. */
export type ProposalsReply =
  | ({ readonly type: 'compared' } & Compared)
  | { readonly type: 'planned'; readonly plan: Proposals }
  | { readonly type: 'failed' };

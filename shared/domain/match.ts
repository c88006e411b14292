import { canBecome, type ListingKind, type ListingStatus } from './listing.ts';

export type MatchState = 'suggested' | 'proposed' | 'accepted' | 'done' | 'failed' | 'refused' | 'cancelled';

/** One request with one offer, and its life. */
export interface Match {
  id: string;
  requestId: string;
  offerId: string;
  state: MatchState;
  /** Walking metres between the two when it was proposed. */
  metres: number | null;
  /** Reason codes with their values, as shown when it was proposed. */
  reasons: { code: string; value?: string | number | undefined }[];
  /** Why it failed or was refused, in the coordinator's words. */
  because: string;
  /** ISO date. */
  followUpOn: string | null;
  history: { state: MatchState; at: string }[];
  createdAt: string;
  updatedAt: string;
}

export const matchTransitions: Readonly<Record<MatchState, readonly MatchState[]>> = {
  suggested: ['proposed', 'cancelled', 'refused'],
  proposed: ['accepted', 'refused', 'failed', 'cancelled'],
  accepted: ['done', 'failed', 'cancelled'],
  done: [],
  failed: [],
  refused: [],
  cancelled: [],
};

export function canMatchBecome(from: MatchState, to: MatchState): boolean {
  return matchTransitions[from].includes(to);
}

/** Does this match still hold a place of its helper? */
export function isActiveMatch(state: MatchState): boolean {
  return state === 'proposed' || state === 'accepted';
}

/** What becomes of the request when its introduction takes this step; `null` leaves it as it is. */
export function requestStatusAfter(from: MatchState, to: MatchState): ListingStatus | null {
  if (to === 'accepted') return 'matched';
  if (to === 'done') return 'fulfilled';
  if (from === 'accepted' && (to === 'failed' || to === 'cancelled')) return 'published';
  return null;
}

/**
 * The status that the request takes after a step that wants `wanted`; `null` where it stays: because it is there already,
 * or because the table of transitions keeps it where it is, and the introduction goes on all the same.
 */
export function requestFollows(now: ListingStatus, wanted: ListingStatus | null): ListingStatus | null {
  return wanted !== null && wanted !== now && canBecome(now, wanted) ? wanted : null;
}

/** The match one step further; `null` where no such step is allowed. `because` is kept when nothing new is said. */
export function advancedMatch(match: Match, state: MatchState, because: string, at: string): Match | null {
  if (!canMatchBecome(match.state, state)) return null;
  return {
    ...match,
    state,
    because: because || match.because,
    followUpOn: state === 'accepted' ? match.followUpOn : null,
    history: [...match.history, { state, at }],
    updatedAt: at,
  };
}

/**
 * Where an introduction goes when one of its two listings closes: done where both had agreed and help was given, else
 * cancelled. `null`: it goes on. An offer that has served says nothing of those who count on it.
 */
export function matchAfterClosing(
  state: MatchState,
  closed: ListingKind,
  helped: boolean,
): 'done' | 'cancelled' | null {
  if (!isActiveMatch(state) || (closed === 'offer' && helped)) return null;
  return helped && canMatchBecome(state, 'done') ? 'done' : 'cancelled';
}

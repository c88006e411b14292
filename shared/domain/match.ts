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

import type { ListingStatus } from './listing.ts';
import type { Outcome } from './round.ts';

/** What the result noted at a door does to what the association keeps. */
export interface OutcomeEffect {
  /** Status that the household's open listings take; `null`: they stay as they are. */
  readonly status: ListingStatus | null;
  /** The person asked not to be contacted again: every consent ends that day (GDPR art. 7(3)). */
  readonly consentWithdrawn: boolean;
  /** Somebody must come back to this door. */
  readonly followUp: boolean;
}

const nothing: OutcomeEffect = { status: null, consentWithdrawn: false, followUp: false };
const again: OutcomeEffect = { ...nothing, followUp: true };
const gone: OutcomeEffect = { ...nothing, status: 'withdrawn' };

/** `helped`: seen, and the help was given there and then. */
export function outcomeEffect(outcome: Outcome, helped: boolean): OutcomeEffect {
  switch (outcome) {
    case 'seen':
      return helped ? { ...nothing, status: 'fulfilled' } : nothing;
    case 'absent':
    case 'no-access':
    case 'call-back':
      return again;
    case 'refused':
    case 'moved':
      return gone;
    case 'do-not-contact':
      return { ...gone, consentWithdrawn: true };
  }
}

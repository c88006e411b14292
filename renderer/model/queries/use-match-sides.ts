import { type ComputedRef, computed, type Ref } from 'vue';
import type { Match } from '../../../shared/domain/match.ts';
import { useListing, type ListingView } from './use-listing.ts';

/** Both sides of an introduction. */
export function useMatchSides(match: Ref<Match>): {
  readonly request: ComputedRef<ListingView | null>;
  readonly offer: ComputedRef<ListingView | null>;
} {
  return {
    request: useListing(computed(() => match.value.requestId)),
    offer: useListing(computed(() => match.value.offerId)),
  };
}

import { type ComputedRef, computed, type Ref } from 'vue';
import { liveStatuses } from '../../../shared/domain/listing.ts';
import type { Match } from '../../../shared/domain/match.ts';
import { type NearestOffers, nearestOffers } from '../../../shared/matching/nearest-offers.ts';
import { personKeys } from '../../../shared/matching/person-keys.ts';
import type { Side } from '../../../shared/matching/rules.ts';
import { type DeskQuery, type ListingRow, useDesk } from '../index/desk.ts';
import { db } from '../../db/open-database.ts';
import { useLive } from './use-live.ts';
import type { ListingView } from './use-listing.ts';
import { useWalk } from './use-walk.ts';
import { readSides } from '../../workers/proposals/read-sides.ts';

/** The desk names so many offers of the category, nearest first; the rules then judge each. */
const considered = 60;

export interface Suggestions {
  readonly nearest: ComputedRef<NearestOffers>;
  /** « Amina B. » for each offer. */
  readonly person: (offerId: string) => string;
  readonly row: (offerId: string) => ListingRow | null;
  readonly loaded: ComputedRef<boolean>;
}

/** The helpers for one request, kept up to date while it is on screen. */
export function useSuggestions(view: Ref<ListingView>): Suggestions {
  const query = computed<DeskQuery>(() => ({
    text: '',
    kinds: ['offer'],
    categories: [view.value.listing.category],
    quartierIds: [],
    statuses: [...liveStatuses],
    waitingDays: null,
    sort: view.value.listing.location ? { by: 'metres', direction: 'up' } : { by: 'since', direction: 'down' },
    from: view.value.listing.location,
    offset: 0,
    limit: considered,
  }));
  const walk = useWalk();
  const { answer, loaded: deskLoaded } = useDesk(query);
  const offerIds = computed(() => answer.value.rows.map((row) => row.id));
  const read = useLive(
    () => readKnown(view.value.listing.id, offerIds.value),
    null,
    () => [view.value.listing.id, offerIds.value.join()],
  ).value;

  const nearest = computed<NearestOffers>(() => {
    const known = read.value;
    if (known === null) return { suggestions: [], excluded: [] };
    const { listing, overlay } = view.value;
    const request: Side = { listing, persons: personKeys(listing, overlay?.neighbourId ?? null) };
    return nearestOffers(request, known.offers, {
      matches: known.matches,
      personsOf: (listingId) => known.persons.get(listingId) ?? [],
      now: Date.now(),
      distance: walk.value,
    });
  });
  const rows = computed(() => new Map(answer.value.rows.map((row) => [row.id, row])));

  return {
    nearest,
    person: (offerId) => rows.value.get(offerId)?.person ?? '',
    row: (offerId) => rows.value.get(offerId) ?? null,
    loaded: computed(() => deskLoaded.value && read.value !== null),
  };
}

interface KnownSides {
  readonly offers: readonly Side[];
  readonly matches: readonly Match[];
  readonly persons: ReadonlyMap<string, readonly string[]>;
}

async function readKnown(requestId: string, offerIds: string[]): Promise<KnownSides> {
  const { matches } = db();
  const [ofOffers, ofRequest] = await Promise.all([
    matches.where('offerId').anyOf(offerIds).toArray(),
    matches.where('requestId').equals(requestId).toArray(),
  ]);
  const all = [...new Map([...ofOffers, ...ofRequest].map((match) => [match.id, match])).values()];
  const ended = all.filter((match) => match.state === 'done').map((match) => match.requestId);
  const sides = await readSides(db(), [...new Set([...offerIds, ...ended])]);
  return {
    offers: offerIds.flatMap((id) => sides.get(id) ?? []),
    matches: all,
    persons: new Map([...sides].map(([id, side]) => [id, side.persons])),
  };
}

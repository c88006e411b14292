import { type Availability, isLive, type Listing, type ListingStatus } from '../domain/listing.ts';
import { isActiveMatch, type Match } from '../domain/match.ts';
import { samePerson } from './person-keys.ts';

/** One side of a possible introduction. */
export interface Side {
  readonly listing: Listing;
  /** See `personKeys`. */
  readonly persons: readonly string[];
}

/** A request and an offer, with what is needed to judge whether they may be introduced. */
export interface Meeting {
  readonly request: Side;
  readonly offer: Side;
  /** On foot; `null` when one of the two has no known place, infinite when no way leads from one to the other. */
  readonly metres: number | null;
  /** Places of the offer that other introductions hold. */
  readonly placesHeld: number;
  /** Earlier introductions of this request with this very offer. */
  readonly earlier: readonly Match[];
}

/** In the order in which they are told: what can be changed soonest comes last. */
const ruleCodes = [
  'same-person',
  'category',
  'offer-closed',
  'refused-before',
  'failed-before',
  'already-proposed',
  'no-place-left',
  'other-days',
  'other-hours',
  'no-way',
  'too-far',
  'no-common-language',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** Does the rule let the two meet? */
const rules: Readonly<Record<RuleCode, (meeting: Meeting) => boolean>> = {
  'same-person': ({ request, offer }) =>
    request.listing.id !== offer.listing.id && !samePerson(request.persons, offer.persons),
  category: ({ request, offer }) =>
    offer.listing.kind === 'offer' &&
    request.listing.kind === 'request' &&
    request.listing.category === offer.listing.category,
  'offer-closed': ({ offer }) => isLive(offer.listing.status),
  'refused-before': ({ earlier }) => !earlier.some((match) => match.state === 'refused'),
  'failed-before': ({ earlier }) => !earlier.some((match) => match.state === 'failed'),
  'already-proposed': ({ earlier }) => !earlier.some((match) => isActiveMatch(match.state)),
  'no-place-left': ({ offer, placesHeld }) => hasPlaceLeft(offer.listing, placesHeld),
  'other-days': ({ request, offer }) =>
    overlap(request.listing.availability.days, offer.listing.availability.days).possible,
  'other-hours': ({ request, offer }) =>
    overlap(request.listing.availability.parts, offer.listing.availability.parts).possible,
  'no-way': ({ metres }) => metres !== Infinity,
  'too-far': ({ offer, metres }) =>
    metres === null ||
    metres === Infinity ||
    offer.listing.walkingLimit === null ||
    metres <= offer.listing.walkingLimit,
  'no-common-language': ({ request, offer }) =>
    overlap(request.listing.languages.map(mainLanguage), offer.listing.languages.map(mainLanguage)).possible,
};

/** The rules that forbid the two to meet, in the order of `ruleCodes`; none means that they may. */
export function obstacles(meeting: Meeting): RuleCode[] {
  return ruleCodes.filter((code) => !rules[code](meeting));
}

/** Statuses of a request that may be introduced to somebody: it may be looked after while it is being validated. */
export const askingStatuses = ['published', 'pending'] as const satisfies readonly ListingStatus[];

/** May this request be introduced to somebody? Whether it has been already is for the matches to say. */
export function awaitsHelp({ kind, status }: Pick<Listing, 'kind' | 'status'>): boolean {
  return kind === 'request' && askingStatuses.some((asking) => asking === status);
}

function hasPlaceLeft({ capacity }: Pick<Listing, 'capacity'>, placesHeld: number): boolean {
  return placesHeld < capacity;
}

/** Does a pair that was proposed a while ago still hold: does the request wait, is the offer open, is there a place left? */
export function stillHolds(request: Listing, offer: Listing, placesHeld: number): boolean {
  return awaitsHelp(request) && isLive(offer.status) && hasPlaceLeft(offer, placesHeld);
}

/** Days and parts of the day that suit both; an empty set on one side leaves the choice to the other. */
export function commonAvailability(one: Availability, other: Availability): Availability {
  return {
    days: overlap(one.days, other.days).common,
    parts: overlap(one.parts, other.parts).common,
  };
}

/** An empty set means « whichever »: it goes with everything. */
function overlap<Item>(one: readonly Item[], other: readonly Item[]): { common: Item[]; possible: boolean } {
  if (one.length === 0) return { common: [...other], possible: true };
  if (other.length === 0) return { common: [...one], possible: true };
  const common = one.filter((item) => other.includes(item));
  return { common, possible: common.length > 0 };
}

/** `pt-BR` and `pt-PT` understand each other. */
function mainLanguage(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}

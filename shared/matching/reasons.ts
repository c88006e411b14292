import { doorstepOf, sameDoorstep } from '../domain/address/doorstep.ts';
import type { Match } from '../domain/match.ts';
import { commonAvailability, type Meeting } from './rules.ts';

/** Why an offer suits a request; the interface has a sentence for each code. */
export type Reason =
  | { readonly code: 'same-building' }
  /** Metres on foot, rounded to 10. */
  | { readonly code: 'metres'; readonly value: number }
  | { readonly code: 'place-unknown' }
  /** Instant of the last time this helper helped this person. */
  | { readonly code: 'helped-before'; readonly value: string }
  /** Days that suit both, as in `weekdays`, joined by commas. */
  | { readonly code: 'available-day'; readonly value: string }
  | { readonly code: 'places-left'; readonly value: number }
  /** Whole days since the request was deposited. */
  | { readonly code: 'waiting-days'; readonly value: number };

const day = 86_400_000;
/** Farther apart on foot, it is not one building. */
const nearMetres = 60;

/**
 * The reasons of a meeting that the rules allow, strongest first.
 * `helpedAt` is when the same two people last ended well together, `now` is in milliseconds.
 */
export function reasonsOf(meeting: Meeting, helpedAt: string | null, now: number): Reason[] {
  const { request, offer, metres, placesHeld } = meeting;
  const reasons: Reason[] = [];
  if (isNear(metres) && sameAddress(meeting)) reasons.push({ code: 'same-building' });
  else if (metres === null) reasons.push({ code: 'place-unknown' });
  else reasons.push({ code: 'metres', value: Math.round(metres / 10) * 10 });
  if (helpedAt !== null) reasons.push({ code: 'helped-before', value: helpedAt });
  const { days } = commonAvailability(request.listing.availability, offer.listing.availability);
  if (days.length > 0) reasons.push({ code: 'available-day', value: days.join(',') });
  const left = offer.listing.capacity - placesHeld;
  if (left > 1) reasons.push({ code: 'places-left', value: left });
  const waiting = Math.floor((now - Date.parse(request.listing.createdAt)) / day);
  if (waiting >= 1) reasons.push({ code: 'waiting-days', value: waiting });
  return reasons;
}

/** As a match keeps them. */
export function keptReasons(reasons: readonly Reason[]): Match['reasons'] {
  return reasons.map((reason) =>
    'value' in reason ? { code: reason.code, value: reason.value } : { code: reason.code },
  );
}

/** Nobody asks for the address of two people a street apart: reading it takes longer than their metres. */
function isNear(metres: number | null): boolean {
  return metres !== null && metres < nearMetres;
}

function sameAddress({ request, offer }: Meeting): boolean {
  const here = request.listing.location?.label ?? '';
  const there = offer.listing.location?.label ?? '';
  return sameDoorstep(doorstepOf(here), doorstepOf(there));
}

import { isActiveMatch, type Match } from '../domain/match.ts';
import type { Point } from '../domain/place.ts';
import { walkingMetres } from '../routing/walking-metres.ts';
import { samePerson } from './person-keys.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { type Meeting, obstacles, type RuleCode, type Side } from './rules.ts';

export interface Suggestion {
  readonly offer: Side;
  readonly metres: number | null;
  readonly reasons: readonly Reason[];
}

export interface Exclusion {
  readonly offer: Side;
  readonly metres: number | null;
  readonly because: readonly RuleCode[];
}

export interface NearestOffers {
  /** Those that may be proposed, nearest on foot first; those whose place is unknown come last. */
  readonly suggestions: readonly Suggestion[];
  /** Those of the same category that a rule excludes, nearest first, with every rule that does. */
  readonly excluded: readonly Exclusion[];
}

export interface MatchingContext {
  /** All the introductions of these offers, and of this request, whatever their state. */
  readonly matches: readonly Match[];
  /** Person keys behind any listing of those matches; empty when unknown. */
  readonly personsOf: (listingId: string) => readonly string[];
  /** Milliseconds. */
  readonly now: number;
  /** Walking metres between two points, where barriers stand in the way; infinite where no way leads. */
  readonly distance?: (a: Point, b: Point) => number;
}

/** The offers for one request, nearest on foot, with the reasons for and against. */
export function nearestOffers(request: Side, offers: readonly Side[], context: MatchingContext): NearestOffers {
  const suggestions: Suggestion[] = [];
  const excluded: Exclusion[] = [];
  for (const offer of offers) {
    const meeting = meetingOf(request, offer, context);
    const because = obstacles(meeting);
    const { metres } = meeting;
    if (because.length === 0) {
      const reasons = reasonsOf(meeting, helpedAt(request, offer, context), context.now);
      suggestions.push({ offer, metres, reasons });
    } else if (!because.includes('category')) excluded.push({ offer, metres, because });
  }
  return { suggestions: suggestions.sort(byMetres), excluded: excluded.sort(byMetres) };
}

/** What the rules need to know of these two. */
export function meetingOf(request: Side, offer: Side, context: MatchingContext): Meeting {
  const from = request.listing.location;
  const to = offer.listing.location;
  const ofOffer = context.matches.filter((match) => match.offerId === offer.listing.id);
  return {
    request,
    offer,
    metres: from && to ? (context.distance ?? walkingMetres)(from, to) : null,
    placesHeld: ofOffer.filter((match) => isActiveMatch(match.state) && match.requestId !== request.listing.id).length,
    earlier: ofOffer.filter((match) => match.requestId === request.listing.id),
  };
}

/** When this helper last helped this very person, over all their listings. */
export function helpedAt(request: Side, offer: Side, { matches, personsOf }: MatchingContext): string | null {
  const ends = matches
    .filter(
      (match) =>
        match.state === 'done' &&
        (match.offerId === offer.listing.id || samePerson(personsOf(match.offerId), offer.persons)) &&
        (match.requestId === request.listing.id || samePerson(personsOf(match.requestId), request.persons)),
    )
    .map((match) => match.updatedAt);
  return ends.sort().at(-1) ?? null;
}

/** Ties are broken by the identifier, so that the order never depends on that of the database. */
function byMetres(a: Suggestion | Exclusion, b: Suggestion | Exclusion): number {
  const near = (a.metres ?? Infinity) - (b.metres ?? Infinity);
  if (near !== 0 && !Number.isNaN(near)) return near;
  return a.offer.listing.id < b.offer.listing.id ? -1 : 1;
}

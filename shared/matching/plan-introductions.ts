import { type Listing, urgencies } from '../domain/listing.ts';
import { isActiveMatch } from '../domain/match.ts';
import { assign, leavingCosts } from './assign.ts';
import { helpedAt, meetingOf, type MatchingContext } from './nearest-offers.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { awaitsHelp, type Meeting, obstacles, type RuleCode, type Side } from './rules.ts';

interface PlannedIntroduction {
  readonly request: Side;
  readonly offer: Side;
  readonly metres: number | null;
  readonly reasons: readonly Reason[];
}

export interface IntroductionPlan {
  readonly introductions: readonly PlannedIntroduction[];
  /** Requests that nobody can take now: those that have no eligible offer, then those that lost to others. */
  readonly alone: readonly Alone[];
  /** Sum of the known walking metres. */
  readonly metres: number;
}

interface Alone {
  readonly request: Side;
  /** Offers that suit, all of them promised to others. */
  readonly eligible: number;
  /** Where none suits: the offer that fewest rules keep apart, the nearest of those, and these rules. */
  readonly nearly: { readonly offer: Side; readonly because: readonly RuleCode[] } | null;
}

export interface PlanChoices {
  /** Pairs that the coordinator wants, by identifier of the request: kept whenever the rules allow them. */
  readonly wanted?: ReadonlyMap<string, string>;
  /** Pairs that are on the screen already: among plans that are equally good, the one that changes fewest of them. */
  readonly shown?: ReadonlyMap<string, string>;
  /** Called now and then with how many requests have been compared with the offers. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A pair whose distance is not known counts like a long walk: chosen when nothing surer is there. */
const unknownMetres = 2000;
const day = 86_400_000;
/** Requests compared between two words on how far it is. */
const stride = 50;

/**
 * Who could help whom over a whole quartier: as many requests as possible, then the most urgent and those that have waited
 * longest, then the fewest metres for everyone together; exact, not one request after the other.
 * Introductions under way keep their helpers and their places: they never move.
 */
export function planIntroductions(
  requests: readonly Side[],
  offers: readonly Side[],
  context: MatchingContext,
  { wanted = new Map(), shown = new Map(), onProgress = () => {} }: PlanChoices = {},
): IntroductionPlan {
  const underWay = new Set(
    context.matches.filter((match) => isActiveMatch(match.state)).map((match) => match.requestId),
  );
  const rows = byId(requests.filter(({ listing }) => awaitsHelp(listing) && !underWay.has(listing.id)));
  const columns = byId(offers);
  const matchesOfOffer = group(context.matches, (match) => match.offerId);
  const columnsOfCategory = group([...columns.keys()], (column) => columns[column]!.listing.category);
  const contextOf = columns.map(({ listing }) => ({ ...context, matches: matchesOfOffer.get(listing.id) ?? [] }));

  const meetings: Meeting[] = [];
  const columnOf: number[] = [];
  const nearly: Alone['nearly'][] = [];
  const rowStart = new Int32Array(rows.length + 1);
  rows.forEach((request, row) => {
    const eligible: { meeting: Meeting; column: number }[] = [];
    let closest: Apart | null = null;
    for (const column of columnsOfCategory.get(request.listing.category) ?? []) {
      const meeting = meetingOf(request, columns[column]!, contextOf[column]!);
      const because = obstacles(meeting);
      if (because.length === 0) eligible.push({ meeting, column });
      else if (!because.includes('same-person') && isCloser({ meeting, because }, closest))
        closest = { meeting, because };
    }
    nearly.push(closest && { offer: closest.meeting.offer, because: closest.because });
    const asked = eligible.filter(({ meeting }) => wanted.get(request.listing.id) === meeting.offer.listing.id);
    for (const { meeting, column } of asked.length > 0 ? asked : eligible) {
      meetings.push(meeting);
      columnOf.push(column);
    }
    rowStart[row + 1] = meetings.length;
    if ((row + 1) % stride === 0) onProgress(row + 1, rows.length);
  });

  // One metre outweighs changing every pair that is shown.
  const costs = Float64Array.from(meetings, ({ request, offer, metres }) => {
    const isShown = shown.get(request.listing.id) === offer.listing.id;
    return Math.round(metres ?? unknownMetres) * (rows.length + 1) + (isShown ? 0 : 1);
  });
  const graph = { rowStart, columns: Int32Array.from(columnOf), costs };
  const capacities = Int32Array.from(columns, ({ listing }, column) => {
    const held = contextOf[column]!.matches.filter((match) => isActiveMatch(match.state)).length;
    return Math.max(0, listing.capacity - held);
  });
  // A wanted pair outranks every other request, so that it is kept.
  const ranks = inOrder(
    rows.map(({ listing }) => deservingRank(listing, context.now) + (wanted.has(listing.id) ? topRank : 0)),
  );
  const { pairOf } = assign({ ...graph, capacities, leaving: leavingCosts(graph, ranks) });

  const introductions: PlannedIntroduction[] = [];
  const alone: Alone[] = [];
  rows.forEach((request, row) => {
    const meeting = meetings[pairOf[row]!];
    if (meeting === undefined) {
      const eligible = rowStart[row + 1]! - rowStart[row]!;
      alone.push({ request, eligible, nearly: eligible > 0 ? null : nearly[row]! });
    } else {
      const { offer, metres } = meeting;
      introductions.push({
        request,
        offer,
        metres,
        reasons: reasonsOf(meeting, helpedAt(request, offer, context), context.now),
      });
    }
  });
  return {
    introductions,
    alone: alone.sort((a, b) => a.eligible - b.eligible),
    metres: introductions.reduce((sum, { metres }) => sum + (metres ?? 0), 0),
  };
}

interface Apart {
  readonly meeting: Meeting;
  readonly because: readonly RuleCode[];
}

function isCloser(one: Apart, other: Apart | null): boolean {
  if (other === null) return true;
  const fewer = one.because.length - other.because.length;
  return fewer < 0 || (fewer === 0 && (one.meeting.metres ?? Infinity) < (other.meeting.metres ?? Infinity));
}

const mostDays = 10_000;
const topRank = urgencies.length * mostDays + 1;

/** Urgency first, then whole days of waiting; 1 or more. */
function deservingRank({ urgency, createdAt }: Listing, now: number): number {
  const waited = Math.floor((now - Date.parse(createdAt)) / day);
  return 1 + urgencies.indexOf(urgency) * mostDays + Math.min(mostDays - 1, Math.max(0, waited));
}

/** 1, 2, 3... in the same order: only the order of the ranks decides, and small ones keep the costs exact. */
function inOrder(ranks: readonly number[]): number[] {
  const distinct = [...new Set(ranks)].sort((a, b) => a - b);
  const places = new Map(distinct.map((rank, place) => [rank, place + 1]));
  return ranks.map((rank) => places.get(rank)!);
}

/** The order of the database must not decide who is helped. */
function byId(sides: readonly Side[]): Side[] {
  return [...sides].sort((a, b) => (a.listing.id < b.listing.id ? -1 : 1));
}

function group<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members) members.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

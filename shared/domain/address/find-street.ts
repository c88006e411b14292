import { type AddressToken, tokenAt } from './address-tokens.ts';
import { isArticle, isWay, months } from './address-words.ts';
import { type FoundNumber, isLongWay, numberAt } from './house-number.ts';

/** Where the street of an address stands, and its number if it has one. */
export interface FoundStreet {
  readonly number: FoundNumber | null;
  readonly from: number;
  readonly to: number;
}

interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Words after which figures are a name and not a house: « route départementale 12 », « ZAC 2 ». */
const numbered = new Set(
  'departementale nationale communale vicinale n d rd rn cd cr vc km pk zone za zac zi lot ilot secteur tranche'.split(
    ' ',
  ),
);

/** Unread words in their segments. */
export function unreadSegments(tokens: readonly AddressToken[]): Segment[] {
  const segments: { from: number; to: number }[] = [];
  tokens.forEach((token, at) => {
    if (token.role !== null) return;
    const last = segments.at(-1);
    if (last?.to === at && !token.breaks) last.to = at + 1;
    else segments.push({ from: at, to: at + 1 });
  });
  return segments;
}

/**
 * The street, with its number before, within or behind, whichever reads best: « 14 rue des Vignes », « 12, rue des
 * Vignes », « Résidence des Lilas 14 rue des Vignes », « 7 Château Blanc », « rue des Vignes », « Le Bourg 3 »,
 * « Les Lilas ». `null` where there are no words.
 */
export function findStreet(tokens: readonly AddressToken[]): FoundStreet | null {
  const segments = unreadSegments(tokens);
  const found = segments.flatMap((segment, i) => readingsOf(tokens, segment, segments[i - 1], segments.slice(i + 1)));
  let best: (typeof found)[number] | null = null;
  for (const one of found) if (best === null || one.weight > best.weight) best = one;
  return best;
}

type Weighed = FoundStreet & { readonly weight: number };

function readingsOf(
  tokens: readonly AddressToken[],
  { from, to }: Segment,
  before: Segment | undefined,
  following: readonly Segment[],
): Weighed[] {
  const readings: Weighed[] = [];
  const leading = numberAt(tokens, from);
  if (leading && leading.to < to && hasLetters(tokens, leading.to))
    readings.push({
      number: leading,
      from: leading.to,
      to,
      weight: isWayAt(tokens, leading.to, to) ? 5 : 4,
    });
  // « 12, rue des Vignes », « 12 bis, Le Bourg », « Rue des Vignes, 12 ». A range may have gone over the comma.
  if (leading && leading.to >= to) {
    const next = following.find((segment) => segment.to > leading.to);
    const start = Math.max(leading.to, next?.from ?? 0);
    if (next && hasLetters(tokens, start))
      readings.push({
        number: leading,
        from: start,
        to: next.to,
        weight: isWayAt(tokens, start, next.to) ? 5 : 3,
      });
    if (before && hasLetters(tokens, before.from) && !numberAt(tokens, before.from))
      readings.push({
        number: leading,
        ...before,
        weight: isWayAt(tokens, before.from, before.to) ? 3.5 : 2,
      });
  }
  if (!tokens.slice(from, to).some(({ text }) => /\p{L}/u.test(text))) return readings;
  for (let at = from + 1; at < to - 1; at++) {
    const inside = isHouse(tokens, at) ? numberAt(tokens, at) : null;
    if (inside && inside.to < to && isLongWay(tokens[inside.to]))
      readings.push({
        number: inside,
        from: inside.to,
        to,
        weight: leading ? 3 : 5,
      });
  }
  if (!leading) readings.push(...trailing(tokens, from, to));
  const weight = isLot(tokens, from, to) ? 1 : isWayAt(tokens, from, to) ? 2.5 : 0;
  if (!leading) readings.push({ number: null, from, to, weight });
  return readings;
}

/** « Le Bourg 3 », « rue des Vignes 12 »; not « rue 3 », « route départementale 12 », « rue de la Libération 1944 ». */
function trailing(tokens: readonly AddressToken[], from: number, to: number): Weighed[] {
  for (let at = from + 1; at < to; at++) {
    if (!isHouse(tokens, at)) continue;
    const number = numberAt(tokens, at);
    if (number?.to !== to || isYear(tokenAt(tokens, at).fold)) continue;
    return [{ number, from, to: at, weight: isWayAt(tokens, from, at) ? 3 : 2 }];
  }
  return [];
}

/** Could figures at this word be a house, by the word before them? */
function isHouse(tokens: readonly AddressToken[], at: number): boolean {
  const before = tokenAt(tokens, at - 1).fold;
  if (before === 'n' || before === 'no' || before === 'numero')
    return at > 1 && !isWay(tokenAt(tokens, at - 2).fold) && !numbered.has(tokenAt(tokens, at - 2).fold);
  return !(isArticle(before) || isWay(before) || months.has(before) || numbered.has(before) || /\d$/.test(before));
}

/** « Villa 12 » and « lot 5 » stand on a street that may follow. */
function isLot(tokens: readonly AddressToken[], from: number, to: number): boolean {
  return (
    to === from + 2 &&
    /^(villa|lot|lotissement|residence)$/.test(tokenAt(tokens, from).fold) &&
    /^\d/.test(tokenAt(tokens, from + 1).fold)
  );
}

function isYear(word: string): boolean {
  return /^1[89]\d\d$/.test(word);
}

function isWayAt(tokens: readonly AddressToken[], at: number, to: number): boolean {
  return at < to && isWay(tokenAt(tokens, at).fold);
}

function hasLetters(tokens: readonly AddressToken[], at: number): boolean {
  return /\p{L}/u.test(tokenAt(tokens, at).text);
}

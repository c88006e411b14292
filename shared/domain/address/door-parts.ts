import { foldForAddress } from '../../text/fold.ts';
import { type AddressRole, type AddressToken, mark, wordAfter, wordBefore, tokenAt } from './address-tokens.ts';
import { isLongWay } from './house-number.ts';
import { isWay, ordinalFigures } from './address-words.ts';

/** Words that a value follows, « bât. B », « hall 4 », folded. */
const keywords: ReadonlyMap<string, AddressRole> = new Map(
  Object.entries({
    building: 'bat batiment bt immeuble imm bloc tour pavillon pav',
    entrance: 'entree ent hall acces portail',
    staircase: 'esc escalier cage',
    floor: 'etage etg niveau',
    flat: 'appt apt app appart appartement porte pte lgt logt logement chambre chb studio',
  }).flatMap(([role, words]) => words.split(' ').map((word) => [word, role as AddressRole] as const)),
);
const named = new Set(['bat', 'batiment']);
const directions = new Set(
  'gauche droite droit dte gche face milieu centre nord sud est ouest principale fond haut bas'.split(' '),
);
const floorWords = new Set(['etage', 'etages', 'etg']);
const betweenWords = new Set('no num numero de en au du la lettre'.split(' '));
/** Words that make what follows a part of a name: « rue de la Tour ». */
const nameWords = new Set('de du des d la le les l'.split(' '));
const longestValue = 4;

/** Marks building, entrance, staircase, floor and flat, each by its own word and value; « rue de la Porte 3 » is a street. */
export function markDoorParts(tokens: readonly AddressToken[]): void {
  for (let at = 0; at < tokens.length; at++) {
    if (tokenAt(tokens, at).role !== null) continue;
    const found = floorAt(tokens, at) ?? partAt(tokens, at);
    if (!found) continue;
    const before = wordBefore(tokens, at);
    const from = before && found.role === 'floor' && before.fold === 'au' ? at - 1 : at;
    mark(tokens, from, found.to, found.role);
    at = found.to - 1;
    if (found.role === 'floor') at = markSide(tokens, found.to) - 1;
  }
}

interface FoundPart {
  readonly to: number;
  readonly role: AddressRole;
}

function partAt(tokens: readonly AddressToken[], at: number): FoundPart | null {
  const token = tokenAt(tokens, at);
  const role = keywords.get(token.fold);
  if (role === undefined || isInName(tokens, at)) return null;
  const staircase =
    token.fold === 'cage' && tokenAt(tokens, at + 1).fold === 'd' && tokenAt(tokens, at + 2).fold === 'escalier';
  let to = staircase ? at + 2 : at;
  for (let small = wordAfter(tokens, to); small && isBetween(small, tokens[to + 2]); small = wordAfter(tokens, to))
    to += 1;
  const value = wordAfter(tokens, to);
  if (value && isValue(value.fold, role) && !isLongWay(value) && !floorAt(tokens, to + 1)) {
    // « tour 12 rue des Vignes »: the figures are the street’s.
    if (/^\d/.test(value.fold) && isLongWay(tokens[to + 2]) && !tokenAt(tokens, to + 2).breaks) return null;
    return { to: to + 2, role };
  }
  return named.has(token.fold) && (token.fold.length > 3 || startsSegment(tokens, at))
    ? namedPart(tokens, at, role)
    : null;
}

/** « Bâtiment Les Lilas », until something else begins. */
function namedPart(tokens: readonly AddressToken[], at: number, role: AddressRole): FoundPart | null {
  let to = at + 1;
  while (!tokenAt(tokens, to).breaks && tokenAt(tokens, to).role === null) {
    if (keywords.has(tokenAt(tokens, to).fold) || (/^\d/.test(tokenAt(tokens, to).fold) && isLongWay(tokens[to + 1])))
      break;
    to += 1;
  }
  return to > at + 1 ? { to, role } : null;
}

/** « porte n° 12 », « porte à droite »; but « bât. A » has its value. */
function isBetween({ fold, text }: AddressToken, next: AddressToken | undefined): boolean {
  return betweenWords.has(fold) || /^à$/iu.test(text) || (fold === 'n' && next?.gap.includes('°') === true);
}

function isValue(word: string, role: AddressRole): boolean {
  if (word.length > longestValue) return role !== 'floor' && role !== 'building' && directions.has(word);
  if (role === 'floor') return /^\d{1,2}$/.test(word) || ordinalFigures(word) !== null;
  return /^([a-z]?\d{1,4}[a-z]?|[a-z]|[ivx]+)$/.test(word) || (role !== 'building' && directions.has(word));
}

/** « 3e étage », « premier étage », « dernier étage », « rdc », « 1er sous-sol », « 3e droite ». */
function floorAt(tokens: readonly AddressToken[], at: number): FoundPart | null {
  const word = (offset: number) =>
    offset === 0 || !tokenAt(tokens, at + offset).breaks ? tokenAt(tokens, at + offset).fold : '';
  if (word(0) === 'rdc' || word(0) === 'rch' || word(0) === 'entresol') return { to: at + 1, role: 'floor' };
  if (word(0) === 'rez' && word(1) === 'de') return { to: at + 3, role: 'floor' };
  const counts = word(0) === 'dernier' || /^\d{1,2}$/.test(word(0)) || ordinalFigures(word(0)) !== null;
  const nth = counts ? 1 : 0;
  if (word(nth) === 'sous' && word(nth + 1) === 'sol') return { to: at + nth + 2, role: 'floor' };
  if (!counts || isInName(tokens, at)) return null;
  const next = tokens[at + 1];
  // « appartement 12 étage 4 ».
  if (/^\d+$/.test(word(0)) && floorWords.has(word(1)) && /^\d/.test(word(2))) return null;
  // « 3e ét. » is not « 12 et 14 ».
  if (floorWords.has(word(1)) || (word(1) === 'et' && /^é/iu.test(next?.text ?? '')))
    return { to: at + 2, role: 'floor' };
  // « …, 4e »: what stands alone behind a street.
  const alone = at > 0 && tokenAt(tokens, at).breaks && tokenAt(tokens, at + 1).breaks && /^\d+\p{L}/u.test(word(0));
  if (alone) return { to: at + 1, role: 'floor' };
  const sides = /^\d+\p{L}/u.test(word(0)) && /^(gauche|droite|dte|gche|face)$/.test(word(1));
  return sides ? { to: at + 1, role: 'floor' } : null;
}

/** « 3e étage droite »: the side is the flat’s. */
function markSide(tokens: readonly AddressToken[], at: number): number {
  const small = tokens[at] && !tokens[at].breaks && /^(a|en|de)$/.test(tokens[at].fold) ? 1 : 0;
  const side = tokens[at + small];
  if (side?.role !== null || !/^(gauche|droite|dte|gche|face)$/.test(side.fold) || (small === 1 && side.breaks))
    return at;
  mark(tokens, at, at + small + 1, 'flat');
  return at + small + 1;
}

/** « rue de la Tour », « place Porte »: the word belongs to a name. */
function isInName(tokens: readonly AddressToken[], at: number): boolean {
  const before = wordBefore(tokens, at);
  if (before === null) return false;
  const first = wordBefore(tokens, at - 1);
  return nameWords.has(before.fold) || (isWay(before.fold) && (first === null || /^\d/.test(first.fold)));
}

function startsSegment(tokens: readonly AddressToken[], at: number): boolean {
  return at === 0 || tokenAt(tokens, at).breaks || tokenAt(tokens, at - 1).role !== null;
}

/** The floor as a number: 0 is the ground floor, below it negative; `null` where it cannot be told. */
export function floorNumber(floor: string): number | null {
  const words = foldForAddress(floor);
  if (/rdc|rez|rch/u.test(words)) return 0;
  const [figures] = /\d+/u.exec(words) ?? [];
  const spelled = words
    .split(/\s+/u)
    .map((word) => ordinalFigures(word))
    .find((found) => found !== null);
  const count = figures ?? spelled;
  if (/sous.?sol/u.test(words)) return -Number(count ?? 1);
  return count === undefined ? null : Number(count);
}

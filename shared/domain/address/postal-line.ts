import { type AddressToken, mark, tokenAt } from './address-tokens.ts';
import { isArticle, ordinalFigures } from './address-words.ts';
import { isLongWay } from './house-number.ts';

const boxes = new Set(['bp', 'cs', 'tsa']);
const countries = new Set('france belgique suisse luxembourg monaco allemagne italie espagne'.split(' '));
const districtWords = new Set(['arrondissement', 'arrt', 'arr', 'ardt']);
const dividedTowns = new Set(['paris', 'lyon', 'marseille']);

/** Marks what the postman reads last: box, postcode, town and its district, CEDEX, country. */
export function markPostalLine(tokens: readonly AddressToken[]): void {
  markBoxes(tokens);
  const cedex = markCedex(tokens);
  markCountry(tokens);
  const code = postcodeAt(tokens);
  if (code) {
    const abroad = tokens[code.from - 1];
    if (abroad?.role === null && /^(f|fr)$/.test(abroad.fold) && /^[-\s]?$/.test(tokenAt(tokens, code.from).gap))
      abroad.role = 'country';
    mark(tokens, code.from, code.to, 'postcode');
    if (markTownFrom(tokens, code.to, true) > code.to) return;
    markTownBefore(tokens, code.from - (abroad?.role === 'country' ? 1 : 0));
  } else if (cedex >= 0) markTownBefore(tokens, cedex);
}

/** « BP 40 », « B.P. n° 40 », « CS 40 001 ». */
function markBoxes(tokens: readonly AddressToken[]): void {
  tokens.forEach((token, at) => {
    if (token.role !== null) return;
    const dotted = token.fold === 'b' && tokenAt(tokens, at + 1).fold === 'p' && tokens[at + 1]?.gap.trim() === '.';
    const spelled = token.fold === 'boite' && tokenAt(tokens, at + 1).fold === 'postale';
    if (!dotted && !spelled && !boxes.has(token.fold)) return;
    let to = at + (dotted || spelled ? 2 : 1);
    if (/^(n|no)$/.test(tokenAt(tokens, to).fold)) to += 1;
    const from = to;
    while (
      to < tokens.length &&
      to < from + 2 &&
      /^\d{1,5}$/.test(tokenAt(tokens, to).fold) &&
      !tokenAt(tokens, to).breaks
    ) {
      // « BP 40 94230 Cachan »: the second is the postcode.
      if (to > from && tokenAt(tokens, to).fold.length === 5) break;
      to += 1;
    }
    if (to > from) mark(tokens, at, to, 'box');
  });
}

/** « CEDEX », « CEDEX 2 »; where it begins, else -1. */
function markCedex(tokens: readonly AddressToken[]): number {
  const at = tokens.findIndex(({ fold, role }) => fold === 'cedex' && role === null);
  if (at < 0) return -1;
  const number = tokens[at + 1];
  const numbered = number?.role === null && /^\d{1,2}$/.test(number.fold) && !isLongWay(tokens[at + 2]);
  mark(tokens, at, at + (numbered ? 2 : 1), 'cedex');
  return at;
}

function markCountry(tokens: readonly AddressToken[]): void {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (!last || !before || last.role !== null || !countries.has(last.fold)) return;
  const townBefore = tokens.some(({ fold }) => /^\d{5}$/.test(fold)) && !isArticle(before.fold);
  if (last.breaks || townBefore || before.role === 'cedex') last.role = 'country';
}

/** The last five figures that no street follows: « 94230 », « 94 230 ». */
function postcodeAt(tokens: readonly AddressToken[]): { from: number; to: number } | null {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokenAt(tokens, at);
    if (token.role !== null) continue;
    if (/^\d{5}$/.test(token.fold) && !isLongWay(tokens[at + 1])) return { from: at, to: at + 1 };
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const halves = /^\d{3}$/.test(token.fold) && before?.breaks && /^\d{2}$/.test(before.fold) && token.gap === ' ';
    if (halves && before.role === null && /^[a-z]/.test(next?.fold ?? '') && !isLongWay(next))
      return { from: at - 1, to: at + 1 };
  }
  return null;
}

/** The town that begins at a word, and its district; where it ends. */
function markTownFrom(tokens: readonly AddressToken[], from: number, mayBreak: boolean): number {
  let to = from;
  while (to < tokens.length) {
    const token = tokenAt(tokens, to);
    if (token.role !== null || !/^\P{N}+$/u.test(token.text) || (token.breaks && !(to === from && mayBreak))) break;
    // « 94230 Cachan rue des Vignes »; but « Villeneuve-la-Cour », « Bourg la Place ».
    const streetBegins =
      to > from && isLongWay(token) && /\s/u.test(token.gap) && !isArticle(tokenAt(tokens, to - 1).fold);
    if (streetBegins || districtWords.has(token.fold) || isRomanDistrict(tokens, from, to)) break;
    to += 1;
  }
  mark(tokens, from, to, 'town');
  if (to > from) markDistrict(tokens, from, to);
  return to;
}

/** « Paris 12e Arrondissement », « Lyon 3 », « Paris XIIe ». */
function markDistrict(tokens: readonly AddressToken[], from: number, at: number): void {
  const nth = tokens[at];
  if (!nth || nth.role !== null) return;
  const counts = /^\d{1,2}(er|e|eme|ieme)?$/.test(nth.fold) || isRomanDistrict(tokens, from, at);
  const word = districtWords.has(tokenAt(tokens, at + 1).fold);
  const divided = dividedTowns.has(tokenAt(tokens, from).fold);
  if (counts && (word || (divided && !nth.breaks))) mark(tokens, at, at + (word ? 2 : 1), 'district');
  else if (districtWords.has(nth.fold)) mark(tokens, at, at + 1, 'district');
}

function isRomanDistrict(tokens: readonly AddressToken[], from: number, at: number): boolean {
  return (
    at === from + 1 &&
    dividedTowns.has(tokenAt(tokens, from).fold) &&
    /^[xvi]+(er|e|eme)?$/.test(tokenAt(tokens, at).fold) &&
    !tokenAt(tokens, at).breaks
  );
}

/** « Cachan 94230 », « Cachan (94230) »: the segment before, where it holds no more than a town. */
function markTownBefore(tokens: readonly AddressToken[], to: number): void {
  let from = to;
  while (from > 0 && tokenAt(tokens, from - 1).role === null && (from === to || !tokenAt(tokens, from).breaks))
    from -= 1;
  const words = tokens.slice(from, to);
  const starts = from > 0 && (tokenAt(tokens, from).breaks || tokenAt(tokens, from - 1).role !== null);
  if (!starts || words.some(({ text }) => /\p{N}/u.test(text)) || words.some((word) => isLongWay(word))) return;
  if (words.some(({ fold }) => ordinalFigures(fold) !== null)) return;
  mark(tokens, from, to, 'town');
}

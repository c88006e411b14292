import { type AddressToken, afterApostrophe } from './address-tokens.ts';
import { isArticle, isNumberAdverb, isWay, months } from './address-words.ts';

/** A house number found among the words of an address: tokens from `from` to before `to`. */
export interface FoundNumber {
  readonly from: number;
  readonly to: number;
  /** « 12 bis », « 18-20 », « 3 b ». */
  readonly text: string;
}

/**
 * The house number that begins at a word, with its suffixes (« bis », a letter, several) and the end of its range;
 * `null` where the figures belong to something else: « 8 mai 1945 », « 2e DB », « 12 d’Artagnan ».
 */
export function numberAt(tokens: readonly AddressToken[], at: number): FoundNumber | null {
  const from = afterNumberSign(tokens, at);
  const first = oneNumberAt(tokens, from);
  if (!first) return null;
  let { to, text } = first;
  for (let link = linkAt(tokens, to); link; link = linkAt(tokens, to)) {
    const next = oneNumberAt(tokens, link.to);
    // « 12, 14 rue des Vignes », but « appartement 12, 14 rue des Vignes » has said what 12 is.
    if (!next || (link.text === ', ' && !leadsToWay(tokens, next.to))) break;
    text += link.text + next.text;
    to = next.to;
  }
  return { from: at, to, text };
}

/** Do more numbers, if any, and then a street follow? */
function leadsToWay(tokens: readonly AddressToken[], at: number): boolean {
  const link = linkAt(tokens, at);
  const next = link && oneNumberAt(tokens, link.to);
  return next ? leadsToWay(tokens, next.to) : isLongWay(tokens[at]);
}

/** « n° 12 », « no 12 », « numéro 12 ». */
function afterNumberSign(tokens: readonly AddressToken[], at: number): number {
  const [sign, next] = [tokens[at], tokens[at + 1]];
  if (!sign || !next || !/^\d/.test(next.fold)) return at;
  return /^(no|num|numero)$/.test(sign.fold) || (sign.fold === 'n' && next.gap.includes('°')) ? at + 1 : at;
}

function oneNumberAt(tokens: readonly AddressToken[], at: number): { to: number; text: string } | null {
  const token = tokens[at];
  // « 12ᵉ » and figures with signs of another script are no house number.
  if (!token || token.role !== null || token.fold.length !== token.text.length) return null;
  const [, figures, glued = ''] = /^(\d{1,5})([a-z]*)$/.exec(token.fold) ?? [];
  const next = tokens[at + 1];
  const unread = next?.role === null ? next : undefined;
  if (figures === undefined || (glued === '' && unread && months.has(unread.fold))) return null;
  // Five figures are a postcode, unless a street follows.
  if (figures.length === 5 && !isLongWay(unread)) return null;
  const suffix = glued === '' ? '' : gluedSuffix(glued, tokens, at);
  if (suffix === null) return null;
  let to = at + 1;
  let text = String(figures) + suffix;
  for (let size = suffixAt(tokens, to); size > 0; size = suffixAt(tokens, to)) {
    for (const part of tokens.slice(to, to + size))
      text += ` ${isNumberAdverb(part.fold) || part.fold === 'et' ? part.text.toLocaleLowerCase('fr') : part.text}`;
    to += size;
  }
  return { to, text };
}

/** « 12bis », « 3B », « 12bisA »; `null` for « 2e avenue », « 1er », « 12km ». */
function gluedSuffix(letters: string, tokens: readonly AddressToken[], at: number): string | null {
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  if (afterApostrophe(next)) return null;
  if (letters === 'e' && isWay(next?.fold ?? '') && (!after || after.breaks)) return null;
  if (letters.length === 1 || isNumberAdverb(letters)) return ` ${letters}`;
  const [adverb, letter] = [letters.slice(0, -1), letters.slice(-1)];
  return isNumberAdverb(adverb) ? ` ${adverb} ${letter}` : null;
}

/** How many words of a suffix begin here: « bis », « A », « A1 rue », « et B rue »; 0 where a street begins. */
function suffixAt(tokens: readonly AddressToken[], at: number): number {
  const token = tokens[at];
  if (!token || token.role !== null) return 0;
  if (isNumberAdverb(token.fold)) return 1;
  if (token.breaks) return 0;
  const next = tokens[at + 1];
  if (/^[a-z]$/.test(token.fold)) return isLetterSuffix(token, next) ? 1 : 0;
  if (/^[a-z]\d{1,2}$/.test(token.fold)) return isLongWay(next) ? 1 : 0;
  const both = token.fold === 'et' && /^[a-z]$/.test(next?.fold ?? '') && isLongWay(tokens[at + 2]);
  return both ? 2 : 0;
}

function isLetterSuffix(token: AddressToken, next: AddressToken | undefined): boolean {
  if (/[à]/iu.test(token.text)) return false;
  if (!next || next.breaks || next.role !== null) return true;
  if (afterApostrophe(next) || next.gap.includes('.')) return false;
  // « 12 a 14 », « 12 D 920 »; but « 12A-14A ».
  if (/^\d/.test(next.fold)) return /[-/–]/u.test(next.gap);
  if (isLongWay(next) || isNumberAdverb(next.fold)) return true;
  if (/^[a-z]$/.test(next.fold) || next.fold === 'et') return true;
  return /^\p{Lu}$/u.test(token.text) && token.fold !== 'r' && !(isArticle(next.fold) && /^\p{Ll}/u.test(next.text));
}

/** What joins the two ends of a range: « 12-14 », « 12/14 », « 12 à 14 », « 12 et 14 », « 12, 14 rue ». */
function linkAt(tokens: readonly AddressToken[], at: number): { to: number; text: string } | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || token.role !== null) return null;
  if (/^\d/.test(token.fold)) {
    const [sign] = /[-/–&+,]/u.exec(token.gap) ?? [];
    if (sign === undefined) return null;
    return { to: at, text: sign === ',' ? ', ' : sign === '–' ? '-' : sign };
  }
  if (!/^(a|au|et|ou)$/.test(token.fold) || token.breaks || !next || next.breaks || !/^\d/.test(next.fold)) return null;
  return { to: at + 1, text: ` ${token.text} ` };
}

/** « rue », not « r » alone, which may be a letter of the number. */
export function isLongWay(token: AddressToken | undefined): boolean {
  return token?.role === null && token.fold.length > 1 && isWay(token.fold);
}

/** Odd or even, by the first figures; `null` without any. */
export function numberSide(number: string): 'even' | 'odd' | null {
  const [figures] = /\d+/.exec(number) ?? [];
  return figures === undefined ? null : Number(figures) % 2 === 0 ? 'even' : 'odd';
}

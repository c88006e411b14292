import { type AddressToken, mark, tokenAt } from './address-tokens.ts';
import { isWay } from './address-words.ts';

const codeWords = new Set(['digicode', 'digicodes', 'interphone', 'vigik']);
const carers = new Set([
  'm',
  'mr',
  'mrs',
  'mme',
  'mmes',
  'mlle',
  'monsieur',
  'madame',
  'mademoiselle',
  'famille',
  'chez',
]);
/** A telephone has nine figures at least. */
const phoneFigures = 9;

/** Sets aside what is not an address and never goes on paper: door codes, telephones, e-mails, whom to ask for. */
export function markPrivateParts(tokens: readonly AddressToken[]): void {
  tokens.forEach((token, at) => {
    if (token.role !== null) return;
    if (startsCode(tokens, at) || startsPerson(tokens, at)) mark(tokens, at, segmentEnd(tokens, at), 'rest');
    else if (token.gap.includes('@')) markMail(tokens, at);
  });
  markPhones(tokens);
}

function startsCode(tokens: readonly AddressToken[], at: number): boolean {
  const { fold, breaks } = tokenAt(tokens, at);
  if (codeWords.has(fold)) return !inStreetName(tokens, at);
  if (fold !== 'code' && fold !== 'codes') return false;
  if (at === 0 || breaks) return true;
  // « rue du Code Civil » has no figures behind it.
  const following = tokens.slice(at + 1, segmentEnd(tokens, at));
  return !inStreetName(tokens, at) && following.some(({ text }) => /\p{N}/u.test(text));
}

function inStreetName(tokens: readonly AddressToken[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    !tokenAt(tokens, at).breaks &&
    (isWay(before.fold) || /^(du|de|des|la|d)$/.test(before.fold))
  );
}

/** « chez M. Martin », « c/o Martin », « Mme Martin »; but « 3 chez Bonnet » is a hamlet. */
function startsPerson(tokens: readonly AddressToken[], at: number): boolean {
  const { fold, breaks } = tokenAt(tokens, at);
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (fold === 'c' && next?.fold === 'o' && next.gap.includes('/')) return true;
  if (!carers.has(fold) || !next || next.breaks) return false;
  if (!before || breaks) return true;
  return fold === 'chez' && !/^\d/.test(before.fold) && !/^(bis|ter|[a-z])$/.test(before.fold) && !isWay(before.fold);
}

/** Up to the comma; figures that a street follows are a number again. */
function segmentEnd(tokens: readonly AddressToken[], at: number): number {
  let to = at + 1;
  while (!tokenAt(tokens, to).breaks) {
    if (
      /^\d{1,4}$/.test(tokenAt(tokens, to).fold) &&
      isWay(tokenAt(tokens, to + 1).fold) &&
      tokenAt(tokens, to + 1).fold.length > 2
    )
      break;
    to += 1;
  }
  return to;
}

function markMail(tokens: readonly AddressToken[], at: number): void {
  let from = at - 1;
  while (from > 0 && !/\s/u.test(tokenAt(tokens, from).gap)) from -= 1;
  let to = at + 1;
  while (to < tokens.length && !/\s/u.test(tokenAt(tokens, to).gap)) to += 1;
  mark(tokens, Math.max(0, from), to, 'rest');
}

function markPhones(tokens: readonly AddressToken[]): void {
  for (let at = 0; at < tokens.length; at++) {
    let to = at;
    let figures = 0;
    while (
      to < tokens.length &&
      tokenAt(tokens, to).role === null &&
      /^\d+$/.test(tokenAt(tokens, to).fold) &&
      (to === at || !tokenAt(tokens, to).breaks)
    ) {
      figures += tokenAt(tokens, to).fold.length;
      to += 1;
    }
    if (figures >= phoneFigures && /^(0|33|590|594|596|262)/.test(tokenAt(tokens, at).fold))
      mark(tokens, at, to, 'rest');
    if (to > at) at = to - 1;
  }
}

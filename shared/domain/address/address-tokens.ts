import { foldForAddress } from '../../text/fold.ts';
import { isNumberAdverb, isWay } from './address-words.ts';

/** What a word of an address is there for; `rest` is what nobody understood, kept as typed. */
export type AddressRole =
  | 'number'
  | 'street'
  | 'place'
  | 'building'
  | 'entrance'
  | 'staircase'
  | 'floor'
  | 'flat'
  | 'box'
  | 'postcode'
  | 'town'
  | 'district'
  | 'cedex'
  | 'country'
  | 'rest';

/** A run of letters and figures of an address, and what it was found to be. */
export interface AddressToken {
  readonly text: string;
  /** Small letters and figures only; empty in a script that is not Latin. */
  readonly fold: string;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** A comma, a line, a bracket or a dash between spaces: another thing begins. */
  readonly breaks: boolean;
  role: AddressRole | null;
}

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const breaking = /[,;\n\r()[\]|•·\t]|\s[-–—/]+\s|^[-–—]\s|—/u;

/** Words in their order, none read yet. Marks of direction and widths of spaces are gone, letters and figures are not. */
export function addressTokens(text: string): AddressToken[] {
  const clean = text.normalize('NFC').replace(invisible, '').replaceAll('º', '°');
  const tokens: AddressToken[] = [];
  let from = 0;
  for (const { 0: word, index } of clean.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const gap = clean.slice(from, index);
    from = index + word.length;
    for (const [i, part] of splitGlued(word).entries()) {
      const between = i === 0 ? gap : '';
      tokens.push({
        text: part,
        fold: foldWord(part),
        gap: between,
        breaks: tokens.length > 0 && breaking.test(between),
        role: null,
      });
    }
  }
  return tokens;
}

function foldWord(word: string): string {
  const small = word.toLowerCase();
  return /^[a-z0-9]+$/.test(small) ? small : foldForAddress(word).replaceAll(' ', '');
}

/** « 12rue » is « 12 rue ». */
function splitGlued(word: string): string[] {
  const [, figures, letters = ''] = /^(\d{1,4})(\p{L}{3,})$/u.exec(word) ?? [];
  const folded = foldForAddress(letters);
  return figures !== undefined && isWay(folded) && !isNumberAdverb(folded) ? [figures, letters] : [word];
}

const nothing: Readonly<AddressToken> = {
  text: '',
  fold: '',
  gap: '',
  breaks: true,
  role: 'rest',
};

/** The word at a place; before the first and behind the last, one that says nothing. */
export function tokenAt(tokens: readonly AddressToken[], at: number): Readonly<AddressToken> {
  return tokens[at] ?? nothing;
}

/** The word before this one in the same segment, not read yet. */
export function wordBefore(tokens: readonly AddressToken[], at: number): AddressToken | null {
  const before = tokenAt(tokens, at - 1);
  return before.role === null && !tokenAt(tokens, at).breaks ? before : null;
}

/** The word after this one in the same segment, not read yet. */
export function wordAfter(tokens: readonly AddressToken[], at: number): AddressToken | null {
  const after = tokenAt(tokens, at + 1);
  return after.role === null && !after.breaks ? after : null;
}

export function mark(tokens: readonly AddressToken[], from: number, to: number, role: AddressRole): void {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token) token.role = role;
  }
}

/** The words from one to before another as they were written, spaces single. */
export function written(tokens: readonly AddressToken[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) continue;
    text += (i === from ? '' : token.gap === '' && /\d$/.test(text) ? ' ' : token.gap) + token.text;
  }
  const last = tokens[to - 1];
  // « 2e D.B. » ends with its point.
  if (last?.text.length === 1 && last.gap === '.' && tokens[to]?.gap.startsWith('.') !== false) text += '.';
  return text.replace(/\s+/gu, ' ').trim();
}

/** « d’Artagnan ». */
export function afterApostrophe(token: AddressToken | undefined): boolean {
  return /['’ʼ`´]/u.test(token?.gap ?? '');
}

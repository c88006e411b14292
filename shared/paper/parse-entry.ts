import { checkAlphabet } from '../domain/check-letter.ts';
import { outcomeLetters, outcomes, type Outcome } from '../domain/round.ts';

/** One line typed from a sheet, before it is compared with the sheet itself. */
type Entry =
  | ({ readonly type: 'row'; readonly number: number; readonly letter: string } & Noted)
  | ({ readonly type: 'remaining'; readonly except: readonly PrintedRow[] } & Noted);

/** A row as it is printed: number and check letter. */
export interface PrintedRow {
  readonly number: number;
  readonly letter: string;
}

export interface Noted {
  readonly outcome: Outcome;
  /** « v+ »: seen, and the help was given. */
  readonly helped: boolean;
  readonly note: string;
}

export type EntryProblem =
  | 'empty'
  | 'unreadable'
  /** « 07 a »: the letter that proves the row is not there. */
  | 'letter-missing'
  /** « 07I a »: no row ever carries that letter. */
  | 'letter-unknown'
  | 'outcome-missing'
  /** « * a sauf … »: something after it is no row with its letter. */
  | 'except-unreadable'
  | 'outcome-unknown';

export type ParsedEntry =
  { readonly ok: true; readonly data: Entry } | { readonly ok: false; readonly code: EntryProblem };

const outcomeOf: ReadonlyMap<string, Outcome> = new Map([
  ...outcomes.map((outcome) => [outcomeLetters[outcome], outcome] as const),
  ['VU', 'seen'],
  ['VUE', 'seen'],
  ['ABSENT', 'absent'],
  ['ABSENTE', 'absent'],
  ['REFUS', 'refused'],
  ['RAPPELER', 'call-back'],
  ['INACCESSIBLE', 'no-access'],
  ['NPC', 'do-not-contact'],
]);

/** What is typed for a result, « v+ » included, and what it means. */
function outcomeTyped(word: string): Pick<Noted, 'outcome' | 'helped'> | null {
  const helped = word.endsWith('+');
  const outcome = outcomeOf.get((helped ? word.slice(0, -1) : word).toUpperCase());
  return outcome === undefined || (helped && outcome !== 'seen') ? null : { outcome, helped };
}

const row = /^(\d{1,3})[ -]?([A-Za-z])(?=$|[^\p{L}])/u;
const gluedRow = /^(\d{1,3})[ -]?([A-Za-z])([A-Za-z]\+?)(?=$|[^\p{L}+])/u;

/**
 * Reads « 07K a », « a 07K », « 07-k a », « 07Ka », each with a note after a space, « * a » for every row that is still
 * empty, and « * a sauf 03K 07B » for all but those. The check alphabet and the outcome letters share no letter, so no order is ambiguous.
 */
export function parseEntry(typed: string): ParsedEntry {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text === '') return { ok: false, code: 'empty' };
  if (text.startsWith('*')) return remaining(text.slice(1).trim());
  return /^\d/u.test(text) ? rowFirst(text) : outcomeFirst(text);
}

function remaining(text: string): ParsedEntry {
  const { word, rest } = firstWord(text);
  if (word === '') return { ok: false, code: 'outcome-missing' };
  const typed = outcomeTyped(word);
  if (!typed) return { ok: false, code: 'outcome-unknown' };
  const sauf = /^(?:sauf|but)(?: (.*))?$/iu.exec(rest);
  if (!sauf) return { ok: true, data: { type: 'remaining', ...typed, except: [], note: rest } };
  const except = exceptions(sauf[1] ?? '');
  if (except === null) return { ok: false, code: 'except-unreadable' };
  return { ok: true, data: { type: 'remaining', ...typed, except, note: '' } };
}

function exceptions(text: string): PrintedRow[] | null {
  const words = text.split(/[ ,]+/u).filter(Boolean);
  const rows = words.map((word) => /^(\d{1,3})-?([A-Za-z])$/u.exec(word));
  if (rows.length === 0 || rows.some((found) => found === null)) return null;
  return rows.flatMap((found) => (found ? [{ number: Number(found[1]), letter: (found[2] ?? '').toUpperCase() }] : []));
}

function rowFirst(text: string): ParsedEntry {
  const glued = gluedRow.exec(text);
  if (glued) {
    const [all, number, letter, outcome] = glued as unknown as [string, string, string, string];
    return entry(number, letter, outcome, text.slice(all.length).trim());
  }
  const found = row.exec(text);
  if (!found) return { ok: false, code: /^\d{1,3}( |$)/u.test(text) ? 'letter-missing' : 'unreadable' };
  const [all, number, letter] = found as unknown as [string, string, string];
  const { word, rest } = firstWord(text.slice(all.length).trim());
  if (word === '' && outcomeOf.has(letter.toUpperCase())) return { ok: false, code: 'letter-missing' };
  return entry(number, letter, word, rest);
}

function outcomeFirst(text: string): ParsedEntry {
  const found = /^(\p{L}+\+?) ?(?=\d)/u.exec(text);
  if (!found) return { ok: false, code: outcomeOf.has(firstWord(text).word) ? 'letter-missing' : 'unreadable' };
  const [all, outcome] = found as unknown as [string, string];
  const following = text.slice(all.length);
  const place = row.exec(following);
  if (!place) return { ok: false, code: /^\d{1,3}( |$)/u.test(following) ? 'letter-missing' : 'unreadable' };
  const [whole, number, letter] = place as unknown as [string, string, string];
  return entry(number, letter, outcome, following.slice(whole.length).trim());
}

function entry(number: string, letter: string, outcomeWord: string, note: string): ParsedEntry {
  const checked = letter.toUpperCase();
  if (!checkAlphabet.includes(checked)) {
    return { ok: false, code: outcomeOf.has(checked) ? 'letter-missing' : 'letter-unknown' };
  }
  if (outcomeWord === '') return { ok: false, code: 'outcome-missing' };
  const typed = outcomeTyped(outcomeWord);
  if (!typed) return { ok: false, code: 'outcome-unknown' };
  return { ok: true, data: { type: 'row', number: Number(number), letter: checked, ...typed, note } };
}

function firstWord(text: string): { word: string; rest: string } {
  const [word = '', ...rest] = text.split(' ');
  return { word: word.toUpperCase(), rest: rest.join(' ') };
}

import { foldForSearch } from '../text/fold.ts';
import { outcomeWords } from './paper-words.ts';
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
  | { readonly ok: true; readonly data: Entry }
  | { readonly ok: false; readonly code: EntryProblem };

/** The letters of the boxes, the words that the sheet prints beside them, and what people make of those; folded. */
const outcomeOf: ReadonlyMap<string, Outcome> = new Map([
  ...outcomes.map((outcome) => [foldForSearch(outcomeLetters[outcome]), outcome] as const),
  ...outcomes.map((outcome) => [foldForSearch(outcomeWords[outcome]), outcome] as const),
  ['vue', 'seen'],
  ['vus', 'seen'],
  ['absente', 'absent'],
  ['absents', 'absent'],
  ['refuse', 'refused'],
  ['refusee', 'refused'],
  ['rappeler', 'call-back'],
  ['rappel', 'call-back'],
  ['pas d acces', 'no-access'],
  ['n habite plus la', 'moved'],
  ['demenage', 'moved'],
  ['demenagee', 'moved'],
  ['npc', 'do-not-contact'],
  ['ne pas contacter', 'do-not-contact'],
]);
const longestOutcome = 4;

/** What is typed for a result, « v+ », « v + » and « à rappeler » included, what it means, and what is left behind it. */
function outcomeAtStart(text: string): (Pick<Noted, 'outcome' | 'helped'> & { readonly rest: string }) | null {
  const words = text.split(' ');
  for (let count = Math.min(longestOutcome, words.length); count > 0; count--) {
    const written = words.slice(0, count).join(' ');
    const outcome = outcomeOf.get(foldForSearch(written.replace(/ ?\+$/u, '').replace(/[.,;:!]+$/u, '')));
    // « à » is no « a ».
    if (outcome === undefined || /^[^a-z]\+?$/iu.test(written)) continue;
    const rest = words.slice(count);
    const helped = written.endsWith('+') || rest[0] === '+';
    if (helped && outcome !== 'seen') return null;
    return { outcome, helped, rest: (rest[0] === '+' ? rest.slice(1) : rest).join(' ') };
  }
  return null;
}

const row = /^(\d{1,3})[ -]?([A-Za-z])(?=$|[^\p{L}])/u;
const gluedRow = /^(\d{1,3})[ -]?([A-Za-z])([A-Za-z]\+?)(?=$|[^\p{L}+])/u;

/**
 * Reads « 07K a », « a 07K », « 07-k a », « 07Ka », each with a note after a space, « * a » for every row that is still
 * empty, and « * a sauf 03K 07B » for all but those. The check alphabet and the outcome letters share no letter, so no order is ambiguous.
 */
export function parseEntry(typed: string): ParsedEntry {
  const text = withFigures(typed.normalize('NFC').replace(/\s+/gu, ' ').trim());
  if (text === '') return { ok: false, code: 'empty' };
  if (text.startsWith('*')) return remaining(text.slice(1).trim());
  return /^\d/u.test(text) ? rowFirst(text) : outcomeFirst(text);
}

/** The upper row of a French keyboard, without the shift key, of a PC and of a Mac; « à » is 0. */
const unshifted = new Map(
  [...'à&é"\'(-è_ç']
    .map((sign, figure) => [sign, figure] as const)
    .concat([
      ['§', 6],
      ['!', 8],
    ]),
);
const unshiftedRow = /(?<=^|[\s:=,;])[à&é"'(\-è_ç§!]{1,3}(?=[A-Za-z]{1,2}(?:$|[^\p{L}]))/u;

/** « àèK a » is « 07K a », typed by somebody who looks at the sheet and not at the screen. */
function withFigures(text: string): string {
  if (/\d/u.test(text)) return text;
  return text.replace(unshiftedRow, (signs) => [...signs].map((sign) => unshifted.get(sign)).join(''));
}

function remaining(text: string): ParsedEntry {
  if (text === '') return { ok: false, code: 'outcome-missing' };
  const typed = outcomeAtStart(text);
  if (!typed) return { ok: false, code: 'outcome-unknown' };
  const { rest, ...noted } = typed;
  const sauf = /^(?:sauf|but)(?: (.*))?$/iu.exec(rest);
  if (!sauf) return { ok: true, data: { type: 'remaining', ...noted, except: [], note: rest } };
  const except = exceptions(sauf[1] ?? '');
  if (except === null) return { ok: false, code: 'except-unreadable' };
  return { ok: true, data: { type: 'remaining', ...noted, except, note: '' } };
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
    return entry(number, letter, `${outcome} ${text.slice(all.length)}`);
  }
  const found = row.exec(text);
  if (!found) return { ok: false, code: /^\d{1,3}( |$)/u.test(text) ? 'letter-missing' : 'unreadable' };
  const [all, number, letter] = found as unknown as [string, string, string];
  const said = text.slice(all.length).replace(/^[\s:=,;.→-]+/u, '');
  if (said === '' && outcomeOf.has(letter.toLowerCase())) return { ok: false, code: 'letter-missing' };
  return entry(number, letter, said);
}

function outcomeFirst(text: string): ParsedEntry {
  const found = /^(\p{L}[^\d+]*?(?: ?\+)?)[\s:=,;-]*(?=\d)/u.exec(text);
  if (!found) return { ok: false, code: outcomeAtStart(text) ? 'letter-missing' : 'unreadable' };
  const [all, outcome] = found as unknown as [string, string];
  const following = text.slice(all.length);
  const place = row.exec(following);
  if (!place) return { ok: false, code: /^\d{1,3}( |$)/u.test(following) ? 'letter-missing' : 'unreadable' };
  const [whole, number, letter] = place as unknown as [string, string, string];
  const note = following.slice(whole.length).trim();
  const typed = outcomeAtStart(outcome);
  if (typed && typed.rest !== '') return { ok: false, code: 'outcome-unknown' };
  return entry(number, letter, `${outcome} ${note}`);
}

function entry(number: string, letter: string, said: string): ParsedEntry {
  const checked = letter.toUpperCase();
  if (!checkAlphabet.includes(checked)) {
    return { ok: false, code: outcomeOf.has(letter.toLowerCase()) ? 'letter-missing' : 'letter-unknown' };
  }
  if (said.trim() === '') return { ok: false, code: 'outcome-missing' };
  const typed = outcomeAtStart(said.replace(/\s+/gu, ' ').trim());
  if (!typed) return { ok: false, code: 'outcome-unknown' };
  const { outcome, helped, rest: note } = typed;
  return { ok: true, data: { type: 'row', number: Number(number), letter: checked, outcome, helped, note } };
}

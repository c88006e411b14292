import { foldForSearch } from '../../text/fold.ts';
import { plainFigures } from '../../text/plain-figures.ts';
import { kindOfName } from './frequent-names.ts';
import { haveCapitals, type NamePart, type NameParts, nameParts, withoutRemarks, wordsOf } from './name-parts.ts';
import {
  areAll,
  areGiven,
  givenRun,
  type NameDoubt,
  type NameOrder,
  ordered,
  orderOf,
  pointed,
  textOf,
  unknownOrder,
} from './name-order.ts';
import { isSpecial, namesSomethingElse, type NameWord } from './name-words.ts';

/** A person’s name as it was understood. Where there is a doubt, the names are empty: neither is to be told. */
export interface PersonName extends NameOrder {
  /** As it was typed, its spaces made single: for screens, and for nothing else. */
  readonly typed: string;
  /** « Mme », « M. et Mme »; empty without one. */
  readonly title: string;
  readonly doubt: NameDoubt | null;
}

/** Reads a name written in one piece: « MARTIN Yvette », « Martin, Yvette », « Mme Y. Martin », « Yvette et Paul Martin ». */
export function readName(written: string): PersonName {
  const plain = readPlainName(written);
  if (plain !== null) return plain;
  const typed = asTyped(written);
  if (typed === '') return doubtful(typed, 'empty');
  const own = withoutRemarks(typed);
  const words = wordsOf(own);
  if (isOffice(typed, own, words)) return doubtful(typed, 'nobody');
  if (isOfTheWeb(own)) return doubtful(typed, 'address');
  const capitals = haveCapitals(words);
  const all = own.split(/\s*[,;]\s*/u).map((piece) => peopleIn(piece, capitals));
  const title = titleOf(all.flat());
  const [before, behind, more] = all
    .map((people) => people.filter(({ parts }) => parts.length > 0))
    .filter((people) => people.length > 0);
  if (before === undefined) return doubtful(typed, /[@\d]/u.test(plainFigures(typed)) ? 'address' : 'nobody', title);
  if (more !== undefined) return doubtful(typed, 'several', title);
  const found = behind === undefined ? orderOfPeople(before, title) : orderOfSwapped(before, behind);
  return typeof found === 'string' ? doubtful(typed, found, title) : { ...found, typed, title, doubt: null };
}

/**
 * « Yvette Martin », as most are, at once: the desk reads a hundred thousand. It gives what the whole reading would.
 */
function readPlainName(written: string): PersonName | null {
  const [, given = '', family = ''] = /^([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+) ([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)$/.exec(written) ?? [];
  const [first, last] = [foldForSearch(given), foldForSearch(family)];
  if (kindOfName(first) !== 'given' || kindOfName(last) === 'given' || isSpecial(first) || isSpecial(last)) return null;
  return { ...unknownOrder, given, family, familyInitial: family[0] ?? '', typed: written, title: '', doubt: null };
}

/** Reads a name kept in two fields. They are believed, unless they say themselves that they were exchanged. */
export function readNameFields(firstName: string, lastName: string): PersonName {
  const typed = asTyped(`${firstName} ${lastName}`);
  const [own = '', other = ''] = [firstName, lastName].map((field) =>
    withoutRemarks(asTyped(field)).replace(/[,;]/gu, ' '),
  );
  const [ownWords, otherWords] = [wordsOf(own), wordsOf(other)];
  if (isOffice(typed, `${own} ${other}`.trim(), [...ownWords, ...otherWords])) return doubtful(typed, 'nobody');
  const capitals = haveCapitals([...ownWords, ...otherWords]);
  const first = nameParts(ownWords, capitals, false);
  const last = nameParts(otherWords, capitals, false);
  // A letter alone is read as a title there: « Yvette » « M. ».
  if (last.parts.length === 0) return { ...readName(last.title === '' ? firstName : typed), typed };
  if (joint.test(own) || joint.test(other) || last.parts.every(({ initial }) => initial))
    return { ...readName(typed), typed };
  // Both names may stand in the second field, or the family’s twice.
  const families = new Set(foldForSearch(textOf(last.parts)).split(' '));
  const given = first.parts.filter(
    ({ text }) =>
      !foldForSearch(text)
        .split(' ')
        .every((word) => families.has(word)),
  );
  if (given.length === 0 && last.parts.length > 1 && !areAll(last.parts, 'family'))
    return { ...readName(lastName), typed };
  const found = orderOfFields(given, last.parts);
  const title = first.title || last.title;
  return typeof found === 'string' ? doubtful(typed, found, title) : { ...found, typed, title, doubt: null };
}

function orderOfFields(first: readonly NamePart[], last: readonly NamePart[]): NameOrder | NameDoubt {
  const family = textOf(last);
  if (first.length === 0) return ordered('', family, true);
  if (first.every(({ initial }) => initial))
    return { ...ordered('', family, true), givenInitial: pointed(textOf(first)) };
  const run = givenRun(first);
  if (run > 0)
    return ordered(textOf(first.slice(0, run)), [textOf(first.slice(run)), family].filter(Boolean).join(' '), true);
  const isLoud = isShouted(first) && !isShouted(last);
  if (areGiven(last)) return isLoud || !areAll(first, 'unknown') ? ordered(family, textOf(first), true) : 'order';
  if (areAll(first, 'family') || (isLoud && areAll(last, 'family'))) return 'order';
  if (isLoud) return ordered(family, textOf(first), true);
  const [named, others] = [
    first.filter((part) => !part.initial && part.kind !== 'family'),
    first.filter(({ kind }) => kind === 'family'),
  ];
  return ordered(textOf(named), [textOf(others), family].filter(Boolean).join(' '), true);
}

/** « Martin, Yvette »: what stands before the comma is the family’s, unless it can only be a given name. */
function orderOfSwapped(before: readonly NameParts[], behind: readonly NameParts[]): NameOrder | NameDoubt {
  if (before.length > 1 || behind.length > 1) return 'several';
  const [family, given] = [before[0]?.parts ?? [], behind[0]?.parts ?? []];
  const isLoud = isShouted(family) && !isShouted(given);
  if (family.some(({ kind }) => kind === 'given') && !isLoud) return given.length > 1 ? 'several' : 'order';
  if (given.some(({ kind }) => kind === 'family')) return 'order';
  const words = given.filter(({ initial }) => !initial);
  if (words.length === 0) return { ...ordered('', textOf(family), true), givenInitial: pointed(textOf(given)) };
  return ordered(textOf(words), textOf(family), true);
}

/** One person, or several who share a name: « M. et Mme Martin », « Yvette et Paul Martin », « MARTIN Yvette et Paul ». */
function orderOfPeople(people: readonly NameParts[], title: string): NameOrder | NameDoubt {
  const [only, another] = people;
  if (only !== undefined && another === undefined) return orderOf(only.parts, title !== '');
  const read = people.map((one) => orderOf(one.parts, one.title !== ''));
  const known = read.flatMap((one) => (typeof one === 'string' || one.given === '' ? [] : [one]));
  if (known.length < read.length) return 'several';
  const families = [...new Set(known.map(({ family }) => family).filter(Boolean))];
  const isWritten = known.every((one) => one.isWritten);
  const joined = ordered(known.map(({ given }) => given).join(' et '), families.join(' et '), isWritten);
  return families.length > 1 ? { ...joined, familyInitial: '' } : joined;
}

const joint = / (?:et|and|ou) | ?[/&+] ?/i;

function peopleIn(text: string, capitals: boolean): NameParts[] {
  return text.split(joint).map((one) => nameParts(wordsOf(one), capitals));
}

function titleOf(people: readonly NameParts[]): string {
  return [...new Set(people.map(({ title }) => title).filter(Boolean))].join(' et ');
}

/** Also where what makes it one is in brackets: « Accueil (Yvette) ». */
function isOffice(typed: string, own: string, words: readonly NameWord[]): boolean {
  return namesSomethingElse(words) || (own !== typed && namesSomethingElse(wordsOf(typed)));
}

function doubtful(typed: string, doubt: NameDoubt, title = ''): PersonName {
  return { ...unknownOrder, typed, title, doubt };
}

function isShouted(parts: readonly NamePart[]): boolean {
  return parts.length > 0 && parts.every(({ shouted }) => shouted);
}

/** « yvette.martin », « exemple.org » in one word. */
function isOfTheWeb(text: string): boolean {
  return /^\S*\p{L}{2}\.\p{L}{2}\S*$/u.test(text);
}

function asTyped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

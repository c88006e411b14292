import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainFigures } from '../text/plain-figures.ts';
import { phoneKey } from './phone.ts';

/**
 * Telephone numbers that stand in a free text, whatever separates their figures: « 06 – 39 – 98 – 00 – 01 »,
 * « 06·39·98·00·01 », « O6.39.98.OO.O1 », « ٠٦ ٣٩ ٩٨ ٠٠ ٠١ ». Dates, hours, prices, postcodes and house numbers are not.
 * Each as E.164 where it can be told, else its figures. In doubt it is a number: the cost of a false alarm is a question.
 */
export function phonesInText(text: string): string[] {
  const found: string[] = [];
  const take = (run: string) => {
    found.push(run.replace(/\D/g, ''));
    return ' x ';
  };
  const rest = withZeros(plainFigures(text))
    .replace(sameSeparator, take)
    .replace(pairs, (run) => (year.test(run) ? run : take(run)));
  const runs = withoutDatesAndPrices(rest).match(/\+?\d(?:[^\p{L}\d+]{0,5}\d)*/gu) ?? [];
  return [...found, ...runs.flatMap(phonesInRun)].map(phoneKey);
}

/** Does an e-mail address, or the name of somebody on a network, stand in a free text? « yvette (at) exemple point org » too. */
export function hasAddressOfMail(text: string): boolean {
  const plain = plainFigures(text);
  return /\S@|@\S/u.test(plain) || spokenMail.test(plain);
}

const spokenMail =
  /[\p{L}\d._-]+\s*(?:@|[[({<]\s*(?:at|a|à|arobase|arobas)\s*[\])}>]|\barobase?\b|\bchez\b(?=\s*(?:gmail|orange|free|sfr|laposte|wanadoo|hotmail|outlook|yahoo)\b))\s*[\p{L}\d-]+/iu;

/** « 06 point 39 point 98 point 00 point 01 »: five pairs, and between them always the same. */
const sameSeparator = /(?<!\d)0[1-9](\D{1,12})\d\d(?:\1\d\d){3}(?!\d)/gu;

/** Five pairs that nothing but signs separates, and no sixth; a colon is of an hour. */
const pairs = /(?<!\d[-/.,]?)0[1-9](?:[^\p{L}\d:+€%]{0,5}\d\d){4}(?![^\p{L}\d]{0,3}\d|\s?(?:h\b|€|euro))/giu;

/** Among groups of figures, one that is a year. */
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

/** The letter O for a nought, where figures stand beside it. */
function withZeros(text: string): string {
  return text.replace(
    /(?<![\p{L}])[oO]{1,2}(?=[\s.\-/]?\d)|(?<=\d[\s.\-/]?)[oO]{1,2}(?![\p{L}])|(?<=\d)[oO](?=\d)/gu,
    (run) => '0'.repeat(run.length),
  );
}

/** What is made of figures and is no number to call becomes a letter, so that no figures are joined across it. */
function withoutDatesAndPrices(text: string): string {
  return text
    .replace(/(?<!\d)\d{1,2}(?:\s?h(?:eures?)?\s?(?:[0-5]\d)?|\s?:\s?[0-5]\d)(?!\d|\s?[:.]\s?\d)/giu, 'x')
    .replace(/(?<![\d,.])\d{1,6}(?:[.,]\d{1,2})?\s?(?:€|euros?\b|eur\b|%|°)/giu, 'x')
    .replace(/(?<![\d,])(?:0|[1-9]\d*),\d{1,3}(?![,\d])/gu, 'x')
    .replace(/(?<!\d)(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/gu, 'x')
    .replace(
      /(?<!\d)(?:0?[1-9]|[12]\d|3[01])\s?([-/.\s])\s?(?:0?[1-9]|1[0-2])\s?\1\s?(?:19|20)\d\d(?![\d]|[-/.]\d)/gu,
      'x',
    );
}

/** The numbers in figures that nothing but signs separates: « 06 39 98 00 01 / 01 99 00 12 34 » has two. */
function phonesInRun(run: string): string[] {
  const groups = run.match(/\+?\d+/gu) ?? [];
  const found: string[] = [];
  for (let at = 0; at < groups.length;) {
    const taken = phoneAt(groups, at);
    if (taken > 0) found.push(groups.slice(at, at + taken).join(''));
    at += Math.max(1, taken);
  }
  return found;
}

/** How many groups from this one on make a number; 0 when none does. */
function phoneAt(groups: readonly string[], at: number): number {
  const first = groups[at] ?? '';
  if (/^\+?\d{9,}$/u.test(first)) return 1;
  if (first.startsWith('+') || first.startsWith('00')) return abroad(groups, at);
  const ahead = groups.slice(at, at + 5).map((group) => group.length);
  if (/^0[1-9]?/u.test(first)) return countUpTo(groups, at, 10, 12) || (ahead.join('') === '22221' ? 5 : 0);
  if (/^[1-9]$/u.test(first) && ahead.join('') === '12222') return 5;
  return first === '33' ? countUpTo(groups, at, 11, 12) : 0;
}

/** With a country’s code: as many groups as that country’s numbers have, else all that there can be. */
function abroad(groups: readonly string[], at: number): number {
  const lengths = groups.slice(at).map((_, more) => more + 1);
  const figures = (taken: number) => groups.slice(at, at + taken).join('');
  const possible = lengths.filter((taken) => figures(taken).length <= 18 && isPossible(figures(taken)));
  return possible.at(-1) ?? countUpTo(groups, at, groups[at]?.startsWith('+') ? 8 : 10, 15);
}

/** Groups whose figures come to at least so many and at most so many together; as few of them as do. */
function countUpTo(groups: readonly string[], at: number, least: number, most: number): number {
  let figures = 0;
  for (let next = at; next < groups.length; next++) {
    const group = groups[next] ?? '';
    if (next > at && group.startsWith('+')) return 0;
    figures += group.replace('+', '').length;
    if (figures > most) return 0;
    if (figures >= least) return next - at + 1;
  }
  return 0;
}

function isPossible(figures: string): boolean {
  const international = figures.replace(/^00/u, '+').replace(/^(\+(?:33|590|594|596|262))0/u, '$1');
  return parsePhoneNumberFromString(international, { extract: false })?.isPossible() ?? false;
}

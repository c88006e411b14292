import { type AddressToken, addressTokens } from '../domain/address/address-tokens.ts';
import { isHonorific, isNumberAdverb, isWay } from '../domain/address/address-words.ts';
import { markDoorParts } from '../domain/address/door-parts.ts';
import { numberAt } from '../domain/address/house-number.ts';
import { markPostalLine } from '../domain/address/postal-line.ts';
import { markPrivateParts } from '../domain/address/private-parts.ts';
import { numberKey } from '../domain/address/street-key.ts';
import type { KnownNames } from './known-names.ts';

/** One way to read what was typed. */
export interface Reading {
  /** « 12 », « 12bis », « 12-14 », folded as the base’s numbers are; `null` without one. */
  readonly number: string | null;
  /** The rest, folded: street, then commune and postcode if any. */
  readonly words: readonly string[];
  /** How unusual this reading is, in typing errors. */
  readonly cost: number;
}

const longestTown = 6;
const mostUnknownWords = 3;

/**
 * The readings of what was typed, the usual one first: the parts of an address as everything else reads them, without
 * door, box and what is no address; then what somebody who types in a hurry may have meant.
 */
export function readQuery(text: string, known: KnownNames): Reading[] {
  const tokens = addressTokens(text);
  markPrivateParts(tokens);
  markDoorParts(tokens);
  markPostalLine(tokens);
  const unread = tokens.filter(({ role }) => role === null);
  const place = wordsOf(tokens.filter(({ role }) => role === 'postcode' || role === 'town'));
  const open = unread.length + place.length > 0 ? unread : tokens.map((token) => ({ ...token, role: null }));
  return numberReadings(open, known)
    .map((reading) => ({ ...reading, words: [...reading.words, ...place] }))
    .flatMap((reading) => [reading, ...otherOrders(reading, known)])
    .filter(({ words }) => words.length > 0);
}

function numberReadings(tokens: readonly AddressToken[], known: KnownNames): Reading[] {
  const readings = leadingNumbers(tokens, known);
  const leads = readings.length > 0;
  for (let i = 1; i < tokens.length; i++) {
    const number = numberAt(tokens, i);
    if (!number) continue;
    const following = tokens.slice(number.to);
    const key = numberKey(number.text);
    // « Résidence des Lilas, 12 rue des Vignes »: the number stands before the kind of way.
    if (isWay(following[0]?.fold ?? '')) readings.push({ number: key, words: wordsOf(following), cost: 0.3 });
    // « rue des Vignes 12 », « Le Bourg 3 Cachan ».
    else if (!leads && mayEnd(tokens, i))
      readings.push({
        number: key,
        words: wordsOf([...tokens.slice(0, i), ...following]),
        cost: 0.4,
      });
  }
  const [usual] = readings;
  const [, suffix] = /^\d{1,3}([a-z]*)$/.exec(usual?.number ?? '') ?? [];
  const sure = leads && readings.length === 1 && suffix !== undefined && (suffix === '' || isNumberAdverb(suffix));
  if (!sure)
    readings.push({
      number: null,
      words: wordsOf(tokens),
      cost: leads ? 0.5 : 0,
    });
  return readings;
}

/** The number that begins, and the same with a suffix that only the base knows: « 12 prime ». */
function leadingNumbers(tokens: readonly AddressToken[], { suffixes }: KnownNames): Reading[] {
  const [, figures, glued = ''] = /^(\d{1,4})([a-z][a-z\d]*)$/.exec(tokens[0]?.fold ?? '') ?? [];
  const number = numberAt(tokens, 0);
  if (!number)
    return figures !== undefined && suffixes.has(glued)
      ? [
          {
            number: String(Number(figures)) + glued,
            words: wordsOf(tokens.slice(1)),
            cost: 0,
          },
        ]
      : [];
  const key = numberKey(number.text);
  const readings = [{ number: key, words: wordsOf(tokens.slice(number.to)), cost: 0 }];
  const next = tokens[number.to]?.fold ?? '';
  if (suffixes.has(next))
    readings.push({
      number: key + next,
      words: wordsOf(tokens.slice(number.to + 1)),
      cost: 0.2,
    });
  return readings;
}

function mayEnd(tokens: readonly AddressToken[], at: number): boolean {
  const before = tokens[at - 1]?.fold ?? '';
  return (tokens[at]?.fold.length ?? 0) <= 4 && (at > 1 || (before.length > 2 && !isWay(before)));
}

/** « Cachan rue des Vignes », and « avenue du Président François Mitterrand » where the base has no president. */
function otherOrders({ number, words, cost }: Reading, { towns }: KnownNames): Reading[] {
  const readings: Reading[] = [];
  for (let i = 1; i < Math.min(words.length, longestTown); i++)
    if (towns.has(words.slice(0, i).join('')))
      readings.push({
        number,
        words: [...words.slice(i), ...words.slice(0, i)],
        cost: cost + 0.2,
      });
  const plain = words.filter((word, i) => i === 0 || !isHonorific(word));
  if (plain.length > 2 && plain.length < words.length) readings.push({ number, words: plain, cost: cost + 0.7 });
  return readings;
}

/** The same without one, two, three words at its beginning: dear, so that it is asked about. */
export function withoutFirstWords({ number, words, cost }: Reading): Reading[] {
  const most = Math.min(mostUnknownWords, words.length - 1);
  return Array.from({ length: most }, (_, i) => ({
    number,
    words: words.slice(i + 1),
    cost: cost + 1.5 * (i + 1),
  }));
}

function wordsOf(tokens: readonly AddressToken[]): string[] {
  return tokens.map(({ fold }) => fold).filter((fold) => fold !== '');
}

import { isWay, months } from '../domain/address/address-words.ts';
import { foldForAddress } from '../text/fold.ts';

/** One way to read what was typed. */
export interface Reading {
  /** « 12 », « 12bis », folded as the base’s numbers are; `null` without one. */
  readonly number: string | null;
  /** The rest, folded: street, then commune and postcode if any. */
  readonly words: readonly string[];
  /** How unusual this reading is, in typing errors. */
  readonly cost: number;
}

// What stands on an envelope and is not the address of a street. Each needs its own word and its value.
const noise: readonly RegExp[] = [
  /\b(bp|cs|tsa)\s*\d+\b/g,
  /\bcedex(\s+\d{1,2})?\b/g,
  /\b\d{1,2}\s*(er|e|eme|ieme|nd)?\s*(etage|etg)\b/g,
  /\b(premier|deuxieme|second|troisieme|quatrieme|cinquieme|sixieme|dernier)\s+etage\b/g,
  /\betage\s*\d{1,2}\b/g,
  /\b(rdc|rez de chaussee)\b/g,
  /\b(bat|batiment|bt)\s*([a-z]|\d{1,2}|[a-z]\d{1,2})\b/g,
  /\b(appt|apt|appart|appartement|porte|pte|lgt|logement|chambre)\s*(no?\s*)?(\d{1,4}[a-z]?|[a-z]\d{1,3})\b/g,
  /\b(esc|escalier|entree|hall)\s*([a-z]|\d{1,2})\b/g,
  /\b(digicode|interphone)\s*\w+\b/g,
  /\bfrance$/g,
];

const suffixes = new Set(['bis', 'ter', 'quater']);

/** The readings of what was typed, the usual one first. */
export function readQuery(text: string): Reading[] {
  const folded = foldForAddress(text.replace(/n\s*°/gi, ' '));
  let bare = folded;
  for (const pattern of noise) bare = bare.replace(pattern, ' ');
  bare = bare.replace(/\s+/g, ' ').trim();
  if (bare === '') bare = folded;
  const words = bare === '' ? [] : bare.split(' ');

  const readings: Reading[] = [];
  const leading = takeNumber(words, 0);
  if (leading) readings.push({ number: leading.number, words: words.slice(leading.next), cost: 0 });

  // « Résidence des Lilas, 12 rue des Vignes »: the number stands before the kind of way.
  for (let i = 1; i < words.length - 1; i++) {
    const inside = takeNumber(words, i);
    if (inside && isWay(words[inside.next] ?? ''))
      readings.push({ number: inside.number, words: words.slice(inside.next), cost: 0.3 });
  }

  // « rue des Vignes 12 », « rue des Vignes 12 Cachan ».
  if (!leading) {
    for (let i = 2; i < words.length; i++) {
      const trailing = takeNumber(words, i);
      if (trailing && words[i]!.length <= 4)
        readings.push({
          number: trailing.number,
          words: [...words.slice(0, i), ...words.slice(trailing.next)],
          cost: 0.4,
        });
    }
  }
  if (!leading || readings.length > 1 || leading.doubtful)
    readings.push({ number: null, words, cost: leading ? 0.5 : 0 });
  return readings.filter((reading) => reading.words.length > 0);
}

function takeNumber(words: readonly string[], at: number): { number: string; next: number; doubtful: boolean } | null {
  const word = words[at] ?? '';
  const [, digits, glued = ''] = /^(\d{1,4})([a-z]*)$/.exec(word) ?? [];
  if (digits === undefined) return null;
  const following = words[at + 1] ?? '';
  if (glued === '' && months.has(following)) return null;
  const figures = String(Number(digits));
  if (glued !== '') {
    if (!(glued.length === 1 || suffixes.has(glued))) return null;
    return { number: figures + glued, next: at + 1, doubtful: true };
  }
  if (suffixes.has(following)) return { number: figures + following, next: at + 2, doubtful: false };
  // « 12 b rue des Vignes », but « 12 r des Vignes ».
  if (/^[a-z]$/.test(following) && isWay(words[at + 2] ?? '') && (words[at + 2] ?? '').length > 1)
    return { number: figures + following, next: at + 2, doubtful: true };
  return { number: figures, next: at + 1, doubtful: digits.length > 3 };
}

/** A number of the base in the same writing: « 2 BIS » → « 2bis ». */
export function foldNumber(number: string): string {
  return foldForAddress(number)
    .replaceAll(' ', '')
    .replace(/^0+(?=\d)/, '');
}

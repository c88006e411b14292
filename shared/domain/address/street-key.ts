import { foldForAddress } from '../../text/fold.ts';
import { fullWords, isArticle, months } from './address-words.ts';

/**
 * What two writings of one street share: « av. du Gal Leclerc » and « Avenue du Général-Leclerc », « rue de l'Église »
 * and « RUE DE L’EGLISE ». To compare with, never to show. Words are written together, articles left out.
 */
export function streetKey(street: string): string {
  // « 2e D.B. » is « 2e DB », and « N. D. » « ND ».
  const joined = street.replace(/(?<!\p{L})(\p{L})\.[-\s]?(?=\p{L}(?!\p{L}))/gu, '$1');
  const folded = foldForAddress(joined);
  const words = folded === '' ? [] : folded.split(' ');
  const kept = words.filter((word, i) => i === words.length - 1 || !isArticle(word) || isRoad(words, i));
  if (kept.length === 0) return street.trim().toLocaleLowerCase('fr');
  return withFullYear(fullWords(kept))
    .join('')
    .replace(/^grand(?=rue|place)/, 'grande');
}

/** « D 920 » is a road, « d’Artagnan » a name. */
function isRoad(words: readonly string[], at: number): boolean {
  return words[at] === 'd' && /^\d/.test(words[at + 1] ?? '');
}

/** « 8 mai 45 » is « 8 mai 1945 ». */
function withFullYear(words: readonly string[]): string[] {
  return words.map((word, i) => (/^\d\d$/.test(word) && months.has(words[i - 1] ?? '') ? `19${word}` : word));
}

/** What two writings of one house number share: « 12 Bis », « 12bis » and « 012 bis »; « 12.0 » is what a spreadsheet made of 12. */
export function numberKey(number: string): string {
  return foldForAddress(number.replace(/(\d)[.,]0+(?=\D*$)/u, '$1'))
    .replace(/ (?:a|et|ou|au) (?=\d)/g, '-')
    .replace(/ (?=\d)/g, '-')
    .replaceAll(' ', '')
    .replace(/\b0+(?=\d)/g, '');
}

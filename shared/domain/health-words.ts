import { foldForSearch } from '../text/fold.ts';

/**
 * Words that tell of someone’s health: data that the law protects more than any other (GDPR art. 9).
 * Beginnings of words, folded, French and English; short on purpose: a gentle reminder, not a filter.
 */
const beginnings = [
  'cancer',
  'diabet',
  'alzheimer',
  'parkinson',
  'depress',
  'handicap',
  'dialyse',
  'chimio',
  'maladie',
  'malade',
  'opere',
  'operation',
  'demence',
  'epilep',
  'asthm',
  'covid',
  'sida',
  'vih',
  'hiv',
  'alcooli',
  'surdite',
  'grossesse',
  'enceinte',
  'disease',
  'illness',
  'disab',
  'dementia',
  'pregnan',
  'surgery',
];

/** The words of the text, as typed, that speak of health. */
export function healthWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const found = words.filter((word) => beginnings.some((beginning) => foldForSearch(word).startsWith(beginning)));
  return [...new Set(found)];
}

import { hourInWords } from './hour-in-words.ts';

/**
 * A date in words, with its hour where the style has one. French says « 1er » for the first of a month, and no other day so
 * (Imprimerie nationale, *Lexique*: « Dates »).
 */
export function dateInWords(locale: string, style: Intl.DateTimeFormatOptions, at: number): string {
  const parts = new Intl.DateTimeFormat(locale, style).formatToParts(at);
  const first = ({ type, value }: Intl.DateTimeFormatPart) => type === 'day' && value === '1';
  const words = parts.map((part) => (locale.startsWith('fr') && first(part) ? '1er' : part.value)).join('');
  return words.replace(/\d{1,2}:\d{2}/u, (time) => hourInWords(locale, time));
}

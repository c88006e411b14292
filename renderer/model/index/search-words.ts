import { parsePhone } from '../../../shared/domain/phone.ts';
import { foldForSearch } from '../../../shared/text/fold.ts';
import { plainFigures } from '../../../shared/text/plain-figures.ts';

/** What is typed into a search, folded, word by word; a telephone number is one word, whatever its writing. */
export function searchWords(typed: string): string[] {
  return foldForSearch(plainFigures(typed).replace(numbers, asOneWord)).split(' ').filter(Boolean);
}

/** From `+` or a nought on, as far as nothing but figures and signs follows. */
const numbers = /(?<![^\s(])[+(]?\s?\d(?:[^\p{L}\n]*\d)?(?![^\s),.;])/gu;

/** Whole: as it is kept. As far as it is typed: its figures, as they are dialled here or from abroad. */
function asOneWord(typed: string): string {
  const whole = parsePhone(typed);
  if (whole.ok) return ` ${whole.data.replace(/;.*/, '')} `;
  const begun = typed
    .replace(/\(0\)/, '')
    .replace(/[\s.()\-]/g, '')
    .replace(/^00(?=[1-9])/, '+');
  return /^(?:\+|0)\d*$/.test(begun) ? ` ${begun} ` : typed;
}

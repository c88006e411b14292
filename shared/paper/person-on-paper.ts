import type { Neighbour } from '../domain/neighbour.ts';
import { shortName } from '../domain/neighbour.ts';

const courtesy = /^(m|mr|mme|mlle|mle|monsieur|madame|mademoiselle|dr|docteur)\.?$/iu;

/** First name and initial of someone whose two names are known: « Yvette M. ». */
export function personOnPaper(person: Pick<Neighbour, 'firstName' | 'lastName'>): string {
  const first = withoutSurname(person.firstName, person.lastName);
  return shortName(first, person.lastName);
}

/**
 * The same for a name in one piece, as the city sends it: « Yvette Martin », « MARTIN Yvette », « Mme Martin ».
 * When the two cannot be told apart with certainty, less is printed, never more.
 */
export function nameOnPaper(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/u).filter(Boolean);
  const title = words.find((word) => courtesy.test(word));
  const names = words.filter((word) => !courtesy.test(word));
  const [only, second] = names;
  if (only === undefined) return '';
  if (second === undefined) return title !== undefined || isShouted(only) ? shortName(title ?? '', only) : only;
  const shouted = names.filter(isShouted);
  const calm = names.find((word) => !isShouted(word));
  if (shouted[0] !== undefined && calm !== undefined) return shortName(calm, shouted[0]);
  if (title !== undefined) return shortName(title, names.at(-1) ?? '');
  return shortName(only, names.at(-1) ?? '');
}

/** Surnames are often written in capitals; scripts without capitals are never « shouted ». */
function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toLocaleUpperCase('fr') && word !== word.toLocaleLowerCase('fr');
}

/** Someone may have typed both names in the first field. */
function withoutSurname(first: string, last: string): string {
  const surname = last.trim().toLocaleLowerCase('fr');
  if (surname === '') return first;
  return first
    .split(/\s+/u)
    .filter((word) => word.toLocaleLowerCase('fr') !== surname)
    .join(' ');
}

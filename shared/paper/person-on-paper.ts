import type { Neighbour } from '../domain/neighbour.ts';
import * as names from '../domain/person-name.ts';
import { foldForSearch } from '../text/fold.ts';

/** « Yvette M. » of somebody whose two names are kept; empty where they are not understood. */
export function personOnPaper({ firstName, lastName }: Pick<Neighbour, 'firstName' | 'lastName'>): string {
  return names.nameOnPaper(names.readNameFields(firstName, lastName));
}

/** The same for a name in one piece, as the city sends it: « Yvette Martin », « MARTIN Yvette », « Mme Martin ». */
export function contactOnPaper(name: string): string {
  return names.nameOnPaper(names.readName(name));
}

/** A volunteer, as their own sheet names them: by the given name, or by what paper shows where there is none. */
export function walkerOnPaper({ firstName, lastName }: Pick<Neighbour, 'firstName' | 'lastName'>): string {
  const name = names.readNameFields(firstName, lastName);
  return names.nameToTell(name) || names.nameOnPaper(name);
}

/** Folded, the words of these names that are not printed as the first one’s own: no text beside it may hold one. */
export function wordsOffPaper(name: names.PersonName, others: readonly names.PersonName[]): string[] {
  const printed = new Set(wordsOf(names.nameOnPaper(name)));
  return [name, ...others]
    .flatMap((one) => [...names.wordsToHide(one), ...wordsOf(one.given)])
    .filter((word) => !printed.has(word));
}

function wordsOf(text: string): string[] {
  return foldForSearch(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => [...word].length > 2);
}

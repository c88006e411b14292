import { foldForSearch } from '../text/fold.ts';
import type { Contact, Listing } from './listing.ts';
import { isTitle } from './name/name-words.ts';
import { type PersonName, readName, readNameFields } from './name/read-name.ts';
import type { Neighbour } from './neighbour.ts';

export type { PersonName } from './name/read-name.ts';
export { readName, readNameFields } from './name/read-name.ts';

type NamedNeighbour = Pick<Neighbour, 'firstName' | 'lastName'>;

/** The name of the person behind a listing. The linked neighbour goes before the contact that the city gave. */
export function nameBehind(
  neighbour: NamedNeighbour | null | undefined,
  contact: Pick<Contact, 'name'> | null,
): PersonName {
  return neighbour ? readNameFields(neighbour.firstName, neighbour.lastName) : readName(contact?.name ?? '');
}

/** As lists show the person behind a listing; empty when nobody is known there. */
export function personOf(listing: Pick<Listing, 'contact'>, neighbour: NamedNeighbour | null): string {
  return nameOnScreen(nameBehind(neighbour, listing.contact));
}

/** As lists show somebody whom the association knows. */
export function neighbourOnScreen({ firstName, lastName }: NamedNeighbour): string {
  return nameOnScreen(readNameFields(firstName, lastName));
}

/** In two fields, for someone to be written down: what is not understood stays whole, in the first. */
export function nameFields(written: string): NamedNeighbour {
  const name = readName(written);
  if (name.doubt !== null) return { firstName: name.typed, lastName: '' };
  const family = name.family || (name.familyInitial === '' ? '' : `${name.familyInitial}.`);
  return { firstName: name.given || name.givenInitial || name.title, lastName: family };
}

/** For screens: « Yvette M. », « Mme M. »; what is not understood, as it was typed. */
export function nameOnScreen(name: PersonName): string {
  const { title, given, givenInitial, familyInitial, typed } = name;
  if (given !== '' || givenInitial !== '') return short(given || givenInitial, familyInitial);
  return title !== '' && familyInitial !== '' ? short(title, familyInitial) : typed;
}

/**
 * For paper: given name and initial. With a title, and where only the words themselves tell which is which, title and
 * initial. Empty when it is not understood: then it is held back.
 */
export function nameOnPaper(name: PersonName): string {
  const { title, given, givenInitial, familyInitial, isWritten, doubt } = name;
  if (doubt !== null) return '';
  const known = given || givenInitial;
  if (title !== '' && familyInitial !== '' && (known === '' || !isWritten)) return short(title, familyInitial);
  return short(known, familyInitial);
}

/** Is there a name that paper does not show? */
export function isHeldBack(name: PersonName): boolean {
  return name.doubt !== null && name.doubt !== 'empty';
}

/** What another person may be told: the given name alone, or nothing. */
export function nameToTell(name: PersonName): string {
  return name.given;
}

/** In full, for the person’s own envelope and for coordinators: « Mme Yvette Martin »; only words that are of a name. */
export function nameInFull(name: PersonName): string {
  const { title, given, givenInitial, family, typed, doubt } = name;
  if (doubt === 'alone' || doubt === 'order') return typed;
  return [title, given || givenInitial, family].filter(Boolean).join(' ');
}

/** For lists in the order of family names, folded; what is not understood under its first word. */
export function nameToSort(name: PersonName): string {
  return foldForSearch(
    name.family === '' ? `${name.given || name.typed} ${name.familyInitial}` : `${name.family} ${name.given}`,
  );
}

/** By what two writings are the name of one person: « MARTIN Yvette », « Martin, Yvette » and « Mme Yvette Martin ». */
export function nameKey(name: PersonName): string {
  const { given, givenInitial, family, familyInitial, typed, doubt } = name;
  if (doubt !== null) return foldForSearch(typed).replace(/[,.]/g, '').split(' ').sort().join(' ');
  return foldForSearch(`${given || givenInitial}|${family || familyInitial}`);
}

/** The words by which somebody could be found, folded: those of the family’s name; all of them where it is not understood. */
export function wordsToHide(name: PersonName): string[] {
  const shown = new Set(foldForSearch(name.given).split(' '));
  const words = foldForSearch(name.doubt === null ? name.family : name.typed).split(/[^\p{L}\p{N}]+/u);
  return [...new Set([foldForSearch(name.family), ...words])].filter(
    (word) => [...word].length > 2 && !shown.has(word) && !isTitle(word),
  );
}

function short(first: string, familyInitial: string): string {
  return [first, familyInitial === '' ? '' : `${familyInitial}.`].filter(Boolean).join(' ');
}

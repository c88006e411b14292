import { foldForSearch } from '../../text/fold.ts';
import type { NameKind } from './frequent-names.ts';
import type { NamePart } from './name-parts.ts';
import { initialOf } from './name-words.ts';

/**
 * Why a name is not understood: nothing in it; an address of mail, a number or a word of the web; an office, or
 * somebody known by what they are to another; one word that may be either; an order that nothing tells; several people.
 */
export type NameDoubt = 'empty' | 'address' | 'nobody' | 'alone' | 'order' | 'several';

/** The two names of somebody, as far as they are known. */
export interface NameOrder {
  /** « Yvette », « Jean-Pierre », « Yvette et Paul »; empty when it is not known. */
  readonly given: string;
  /** « Y. », where nothing more was written of the given name. */
  readonly givenInitial: string;
  /** « Martin », « de La Tour »; empty when it is not known. */
  readonly family: string;
  /** Its letter for paper, also where only that was written; empty for two people of two names. */
  readonly familyInitial: string;
  /** The order is known from how it was written, not only from which words are frequent as given names. */
  readonly isWritten: boolean;
}

export const unknownOrder: NameOrder = { given: '', givenInitial: '', family: '', familyInitial: '', isWritten: false };

/** Which of these is the given name, and which the family’s? */
export function orderOf(parts: readonly NamePart[], hasTitle: boolean): NameOrder | NameDoubt {
  const words = parts.filter(({ initial }) => !initial);
  const initials = parts.filter(({ initial }) => initial);
  const [only, second] = words;
  if (only !== undefined && second !== undefined) return orderOfWords(words);
  if (only !== undefined) return initials.length > 0 ? orderWithInitial(only, parts) : orderAlone(only, hasTitle);
  const [given, family] = initials;
  if (given === undefined || family === undefined) return 'alone';
  return { ...unknownOrder, givenInitial: pointed(given.text), familyInitial: initialOf(family.text) };
}

/** The two names, set in capitals and small letters where they were written in one of them. */
export function ordered(given: string, family: string, isWritten: boolean): NameOrder {
  const families = new Set(
    foldForSearch(family)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && word !== 'et'),
  );
  // « Paul Paul »: what cannot be told without the family’s name is not told.
  const isTold = !foldForSearch(given)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => families.has(word));
  return {
    given: isTold ? capitalised(given) : '',
    givenInitial: '',
    family: capitalised(family),
    familyInitial: initialOf(family),
    isWritten,
  };
}

/** Behind a title, and in capitals, people write the family’s name. */
function orderAlone(word: NamePart, hasTitle: boolean): NameOrder | NameDoubt {
  if (hasTitle) return ordered('', word.text, true);
  if (word.kind === 'given') return ordered(word.text, '', true);
  return word.shouted || word.kind === 'family' ? ordered('', word.text, true) : 'alone';
}

/** « Yvette M. », as sites shorten names; « Y. Martin », as people do; « MARTIN Y. ». */
function orderWithInitial(word: NamePart, parts: readonly NamePart[]): NameOrder | NameDoubt {
  const initial = parts.find((part) => part.initial)?.text ?? '';
  const isBehind = parts[0] === word;
  if (isBehind ? word.kind === 'either' && !word.shouted : word.kind === 'given') return 'order';
  if (isBehind && (word.kind === 'given' || (word.kind === 'unknown' && !word.shouted))) {
    return { ...ordered(word.text, '', true), familyInitial: initialOf(initial) };
  }
  return { ...ordered('', word.text, true), givenInitial: pointed(initial) };
}

/** Two words and more: by their capitals, else by what each says of itself. */
function orderOfWords(parts: readonly NamePart[]): NameOrder | NameDoubt {
  const loud = parts.filter(({ shouted }) => shouted);
  const calm = parts.filter(({ shouted }) => !shouted);
  if (loud.length > 0 && calm.length > 0) {
    return parted(parts, areGiven(loud) && !areGiven(calm) ? loud : calm, true);
  }
  const leading = givenRun(parts);
  const trailing = givenRun([...parts].reverse());
  // « Yvette Odile »: the first is told by nobody who writes the family’s name first in small letters.
  if (leading === parts.length) return calm.length > 0 ? parted(parts, parts.slice(0, 1), false) : 'order';
  if (leading > 0 && trailing > 0) return 'order';
  if (leading > 0) return parted(parts, parts.slice(0, leading), false);
  if (trailing > 0) return parted(parts, parts.slice(-trailing), false);
  return orderOfUnknown(parts, loud.length > 0);
}

/** No word is surely a given name. One that stands beside nothing but family names is. */
function orderOfUnknown(parts: readonly NamePart[], shouted: boolean): NameOrder | NameDoubt {
  const [other, more] = parts.filter(({ kind }) => kind !== 'family');
  const [first, second] = parts;
  if (other !== undefined && more === undefined) {
    // An office writes the family’s name first, in capitals.
    const isFirst = first === other && !(shouted && other.kind === 'unknown');
    if (isFirst || parts.at(-1) === other) return parted(parts, [other], false);
  }
  const usual = !shouted && parts.length === 2 && first?.kind === 'either' && second?.kind === 'unknown';
  return usual ? parted(parts, parts.slice(0, 1), false) : 'order';
}

/** These are the given name, the others the family’s; of several, those that are surely one. */
function parted(parts: readonly NamePart[], given: readonly NamePart[], isWritten: boolean): NameOrder | NameDoubt {
  const sure = given.filter(({ kind }) => kind === 'given');
  const kept = sure.length > 0 ? sure : given;
  const isDoubtful = kept.some(({ kind }, at) => kind === 'family' || (at > 0 && kind === 'either'));
  if (isDoubtful) return 'order';
  return ordered(textOf(kept), textOf(parts.filter((part) => !kept.includes(part))), isWritten);
}

/** How many given names the parts begin with. */
export function givenRun(parts: readonly NamePart[]): number {
  const end = parts.findIndex(({ kind }) => kind !== 'given');
  return end === -1 ? parts.length : end;
}

export function areGiven(parts: readonly NamePart[]): boolean {
  return parts.length > 0 && givenRun(parts) === parts.length;
}

export function areAll(parts: readonly NamePart[], kind: NameKind): boolean {
  return parts.length > 0 && parts.every((part) => part.kind === kind);
}

export function textOf(parts: readonly NamePart[]): string {
  return parts.map(({ text }) => text).join(' ');
}

export function pointed(initial: string): string {
  return `${initial.replace(/\.$/u, '')}.`.toUpperCase();
}

/** Nobody writes their own name in small letters or in capitals alone; « de La Tour » is as it is. */
function capitalised(name: string): string {
  const lower = name.toLowerCase();
  const isMixed = name !== lower && name !== name.toUpperCase();
  if (isMixed || [...name].length === 1) return name;
  return lower.replace(/(?<=^|[-\s'’])\p{L}/gu, (letter) => letter.toUpperCase()).replaceAll(' Et ', ' et ');
}

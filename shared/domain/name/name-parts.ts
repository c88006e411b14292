import { plainFigures } from '../../text/plain-figures.ts';
import { isCompound, kindOfName, type NameKind } from './frequent-names.ts';
import { isBeforeFamily, isBeforeNickname, isRemark, isVietnamese, type NameWord, nameWord } from './name-words.ts';

/** One or several words that are one part of a name: « Yvette », « Jean Pierre », « de La Tour », « Y. ». */
export interface NamePart {
  readonly text: string;
  readonly kind: NameKind;
  /** In capitals, as family names are where order is not trusted. */
  readonly shouted: boolean;
  readonly initial: boolean;
}

/** What was written of one person. */
export interface NameParts {
  readonly title: string;
  readonly parts: readonly NamePart[];
}

/** The name without what is no name: addresses of mail, numbers, what stands in brackets or in quotes. */
export function withoutRemarks(text: string): string {
  if (!/[^\p{L}\p{M} '’-]/u.test(text)) return text;
  const plain = plainFigures(text).replace(/\S*@\S*|\b(?:https?:|www\.)\S+|\S*\d\S*/giu, ' ');
  const bare = plain.replace(
    /\([^)]*\)?|\[[^\]]*\]?|\{[^}]*\}?|<[^>]*>?|«[^»]*»?|“[^”]*”?|"[^"]*"?|(?<=^|\s)['‘][^'’]{2,}['’](?=\s|$|,)/gu,
    ' ',
  );
  const name = /\p{L}/u.test(bare) ? bare : plain;
  return name
    .replace(/[()[\]{}<>«»“”"_*#=|!?…:]+/gu, ' ')
    .replace(/\b(M|Mr|Mme|Mlle|Dr|Me)\.(?=\p{L}{2})/giu, '$1. ')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function wordsOf(text: string): NameWord[] {
  return text
    .split(' ')
    .map(nameWord)
    .filter(({ text: bare }) => bare !== '');
}

/** Is there a word with a capital in it? Then the small ones are no names. */
export function haveCapitals(words: readonly NameWord[]): boolean {
  return words.some(({ isSmall, title }) => !isSmall && title === null);
}

/**
 * « Mme Yvette MARTIN née Durand » as a title and its parts. In a name that has capitals, a small word behind it begins
 * a remark: « Yvette voisine du dessus ». `isWhole`: a family name is to be left beside « Jean Pierre ».
 */
export function nameParts(words: readonly NameWord[], capitals: boolean, isWhole = true): NameParts {
  const count = words.findIndex((_, at) => !isTitleAt(words, at));
  const titles = words.slice(0, count === -1 ? words.length : count);
  const rest = words.slice(titles.length);
  // « Martin Mme »; a letter alone is an initial there.
  const last = rest.at(-1);
  if (rest.length > 1 && last && last.title !== null && last.text.length > 2) titles.push(...rest.splice(-1));
  return { title: [...new Set(titles.map(({ title }) => title))].join(' '), parts: partsOf(rest, capitals, isWhole) };
}

function partsOf(words: readonly NameWord[], capitals: boolean, isWhole: boolean): NamePart[] {
  const parts: NamePart[] = [];
  let at = 0;
  const take = (count: number, kind?: NameKind) => {
    parts.push(partOf(words.slice(at, at + count), kind));
    at += count;
  };
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const next = words[at + 1];
    if (at === 0 && words.length > 2 && isVietnamese(word, next)) take(2, 'family');
    else if (parts.length > 0 && next && isBeforeNickname(word)) at += 2;
    else if (parts.length > 0 && next && isBeforeFamily(word)) {
      at += 1;
      take(words.length - at, 'family');
    } else if (isRemark(word)) {
      if (parts.length > 0 && next?.isParticle) return parts;
      at += 1;
    } else if (capitals && word.isSmall && !(word.isParticle && hasNameBehind(words, at))) {
      if (parts.length > 0) return parts;
      at += 1;
    } else if (word.isParticle && next) take(particleLength(words, at), 'family');
    else if (next && isCompound(word.folded, next.folded) && (!isWhole || words.length > 2)) {
      take(/^[ea][lr]$/.test(next.folded) && at + 2 < words.length ? 3 : 2, 'given');
    } else take(1);
  }
  return parts;
}

/** « de La Tour »: the particles and the word behind them. */
function particleLength(words: readonly NameWord[], at: number): number {
  let end = at;
  while (
    end < words.length - 1 &&
    words[end]?.isParticle &&
    !words[end]?.text.includes('’') &&
    !words[end]?.text.includes("'")
  )
    end += 1;
  return end - at + 1;
}

function hasNameBehind(words: readonly NameWord[], at: number): boolean {
  const behind = words[at + particleLength(words, at) - 1];
  return behind !== undefined && (/^d['’]\p{Lu}/u.test(behind.text) || !behind.isSmall);
}

function partOf(words: readonly NameWord[], kind?: NameKind): NamePart {
  const text = words.map((word) => word.text).join(' ');
  const initial = /^(?:\p{L}\.-?)+$|^\p{Lu}$|^\p{Lu}-\p{Lu}\.?$|^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/u.test(text);
  const upper = text.toUpperCase();
  const shouted = text.length > 1 && text === upper && upper !== text.toLowerCase() && !initial;
  return { text, kind: kind ?? (initial ? 'unknown' : kindOfName(words[0]?.folded ?? '')), shouted, initial };
}

/** « M. » is a title before a longer word, and an initial behind one: « Yvette M. ». */
function isTitleAt(words: readonly NameWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.title === null) return false;
  return (
    word.folded.length > 1 ||
    words.every(({ title }) => title !== null) ||
    words.slice(at + 1).some(({ folded }) => folded.length > 1)
  );
}

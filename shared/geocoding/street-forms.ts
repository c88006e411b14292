import type { AddressStreet } from './address-street.ts';
import { fullWords, isArticle, isWay } from '../domain/address/address-words.ts';
import { addressWords, foldForAddress } from '../text/fold.ts';

/**
 * The writings under which a street is compared with what was typed, from the fullest to the barest:
 * as written, with short forms spelled out, without small words, without one word in the middle, without the kind of way,
 * the last word.
 */
const formNames = ['written', 'full', 'bare', 'less', 'core', 'last'] as const;
export type FormName = (typeof formNames)[number];

/** What each form costs, in typing errors: the barer the writing, the less it says. */
export const formCosts: Readonly<Record<FormName, number>> = {
  written: 0,
  full: 0.05,
  bare: 0.5,
  less: 0.8,
  core: 1,
  last: 1.6,
};

export type Forms = Readonly<Partial<Record<Exclude<FormName, 'less'>, string>>>;

/** Forms written together, without spaces; those that say nothing new are left out. */
export function formsOf(words: readonly string[]): Forms {
  const full = fullWords(words);
  const bare = full.filter((word) => !isArticle(word));
  const core = bare.filter((word, i) => i > 0 || !isWay(word));
  const last = core.at(-1);
  return {
    written: words.join(''),
    full: full.join(''),
    ...(bare.length > 0 ? { bare: bare.join('') } : {}),
    ...(core.length > 0 ? { core: core.join('') } : {}),
    ...(core.length > 1 && last !== undefined && last.length >= 4 ? { last } : {}),
  };
}

/** One writing of a street followed by its place, ready to be compared with what was typed. */
export interface Target {
  readonly form: FormName;
  readonly text: string;
  /** Letters of the street itself: what follows is the commune and the postcode. */
  readonly streetLength: number;
  /** What stopping after so many letters costs: nothing at the end of a part, a little within one. */
  readonly ends: Float64Array;
}

export function targetsOf(street: AddressStreet): Target[] {
  const words = addressWords(street.street);
  const forms = formsOf(words);
  const cities = [street.city, street.formerCity].filter((city) => city !== '').map(foldForAddress);
  const targets: Target[] = [];
  const named = formNames.flatMap((form): readonly { readonly form: FormName; readonly name: string | undefined }[] =>
    form === 'less' ? lessWords(words).map((name) => ({ form, name })) : [{ form, name: forms[form] }],
  );
  for (const { form, name } of named) {
    if (name === undefined || (form === 'full' && name === forms.written)) continue;
    for (const city of cities.length > 0 ? cities : ['']) {
      const place = form === 'written' ? city.replaceAll(' ', '') : fullWords(city.split(' ')).join('');
      targets.push(target(form, [name, place, street.postcode]), target(form, [name, street.postcode, place]));
    }
  }
  return targets;
}

/** « avenue François Mitterrand » of « avenue du Président François Mitterrand »: each word but the first and the last. */
function lessWords(words: readonly string[]): string[] {
  const bare = fullWords(words).filter((word) => !isArticle(word));
  if (bare.length < 4) return [];
  return bare.slice(1, -1).map((_, i) => bare.filter((_word, at) => at !== i + 1).join(''));
}

function target(form: FormName, parts: readonly string[]): Target {
  const text = parts.join('');
  const ends = new Float64Array(text.length + 1);
  let from = 0;
  for (const part of parts) {
    for (let i = 1; i < part.length; i++) ends[from + i] = 0.08 + 0.015 * (part.length - i);
    from += part.length;
  }
  ends[0] = Infinity;
  return { form, text, streetLength: parts[0]?.length ?? 0, ends };
}

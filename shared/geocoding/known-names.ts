import type { AddressStreet } from './address-street.ts';
import { foldForAddress } from '../text/fold.ts';

/** What an address base knows, as far as reading what was typed needs it. All folded, without spaces. */
export interface KnownNames {
  /** What follows figures in its numbers: « bis », « quinquies », « a1 ». */
  readonly suffixes: ReadonlySet<string>;
  readonly towns: ReadonlySet<string>;
}

export function knownNames(streets: readonly AddressStreet[]): KnownNames {
  const suffixes = new Set<string>();
  for (const { numbers } of streets)
    for (const number of numbers) {
      const suffix = number.replace(/^\d+/, '');
      if (/^[a-z]/.test(suffix)) suffixes.add(suffix);
    }
  return { suffixes, towns: new Set(streets.flatMap(cityKeys)) };
}

/** The commune of a street, and the former one. */
export function cityKeys({ city, formerCity }: AddressStreet): string[] {
  return [city, formerCity].filter(Boolean).map((name) => foldForAddress(name).replaceAll(' ', ''));
}

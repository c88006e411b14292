import { foldForAddress } from '../../text/fold.ts';
import { isWay } from './address-words.ts';

/** A street as it stands behind its number, where the kind of way takes a small letter: « 12 rue des Vignes ». */
export function afterNumber(street: string): string {
  const [first = ''] = /^\p{L}+/u.exec(street) ?? [];
  return isWay(foldForAddress(first)) ? first.toLocaleLowerCase('fr') + street.slice(first.length) : street;
}

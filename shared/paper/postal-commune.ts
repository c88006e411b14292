import { readAddress } from '../domain/address/read-address.ts';
import { streetKey } from '../domain/address/street-key.ts';

/** « 94230 Cachan », where an address says it, without district nor CEDEX; empty where it does not. */
export function communeOf(address: string): string {
  const { postcode, town } = readAddress(address);
  return postcode === '' || town === '' ? '' : `${postcode} ${inSmallLetters(town)}`;
}

/** Which communes an address base knows each street in, under the street’s key. */
export type StreetCommunes = Map<string, Set<string>>;

export function noteCommune(
  communes: StreetCommunes,
  { street, postcode, city }: { readonly street: string; readonly postcode: string; readonly city: string },
): void {
  const key = streetKey(street);
  communes.set(key, (communes.get(key) ?? new Set()).add(`${postcode} ${city}`.trim()));
}

/**
 * What the postman needs under a street: as the address says, else as the address base knows that street; empty when
 * several communes have one and none of them is named, nor that of the association.
 */
export function postalCommune(address: string, communes: StreetCommunes, ours: string): string {
  const said = communeOf(address);
  if (said !== '') return said;
  const { street, town, postcode, rest } = readAddress(address);
  const known = [...(communes.get(streetKey(street)) ?? [])];
  const named = [town, postcode, ...rest.split(', ')].filter(Boolean).flatMap((name) => communesNamed(known, name));
  const [only, ...others] = named.length > 0 ? named : known.length > 1 ? communesNamed(known, ours) : known;
  return only !== undefined && others.length === 0 ? only : '';
}

function communesNamed(communes: readonly string[], name: string): string[] {
  const key = streetKey(name);
  return communes.filter((commune) => {
    const { postcode, town: city } = readAddress(commune);
    return postcode === name || streetKey(city) === key;
  });
}

const smallWords = /(?<=[\s'’-])(?:De|Des|Du|Le|La|Les|Et|En|Sur|Sous|Aux?|Lès|D|L)(?=[\s'’-])/gu;

/** « SAINT-MAUR-DES-FOSSÉS » is « Saint-Maur-des-Fossés »; a name in small letters stays as it is. */
function inSmallLetters(commune: string): string {
  if (commune !== commune.toLocaleUpperCase('fr') || commune.length < 2) return commune;
  return commune
    .toLocaleLowerCase('fr')
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('fr'))
    .replace(smallWords, (word) => word.toLocaleLowerCase('fr'));
}

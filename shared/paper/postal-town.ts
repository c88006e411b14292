import { readAddress } from '../domain/address/read-address.ts';
import { streetKey } from '../domain/address/street-key.ts';

/** « 94230 Cachan », where an address says it, without district nor CEDEX; empty where it does not. */
export function townOf(address: string): string {
  const { postcode, town } = readAddress(address);
  return postcode === '' || town === '' ? '' : `${postcode} ${inSmallLetters(town)}`;
}

/** Which towns an address base knows each street in, under the street’s key. */
export type StreetTowns = Map<string, Set<string>>;

export function noteTown(
  towns: StreetTowns,
  { street, postcode, city }: { readonly street: string; readonly postcode: string; readonly city: string },
): void {
  const key = streetKey(street);
  towns.set(key, (towns.get(key) ?? new Set()).add(`${postcode} ${city}`.trim()));
}

/**
 * What the postman needs under a street: as the address says, else as the address base knows that street; empty when
 * several towns have one and none of them is named, nor the commune of the association.
 */
export function postalTown(address: string, towns: StreetTowns, commune: string): string {
  const said = townOf(address);
  if (said !== '') return said;
  const { street, town, postcode, rest } = readAddress(address);
  const known = [...(towns.get(streetKey(street)) ?? [])];
  const named = [town, postcode, ...rest.split(', ')].filter(Boolean).flatMap((name) => townsNamed(known, name));
  const [only, ...others] = named.length > 0 ? named : known.length > 1 ? townsNamed(known, commune) : known;
  return only !== undefined && others.length === 0 ? only : '';
}

function townsNamed(towns: readonly string[], name: string): string[] {
  const key = streetKey(name);
  return towns.filter((town) => {
    const { postcode, town: city } = readAddress(town);
    return postcode === name || streetKey(city) === key;
  });
}

const smallWords = /(?<=[\s'’-])(?:De|Des|Du|Le|La|Les|Et|En|Sur|Sous|Aux?|Lès|D|L)(?=[\s'’-])/gu;

/** « SAINT-MAUR-DES-FOSSÉS » is « Saint-Maur-des-Fossés »; a name in small letters stays as it is. */
function inSmallLetters(town: string): string {
  if (town !== town.toLocaleUpperCase('fr') || town.length < 2) return town;
  return town
    .toLocaleLowerCase('fr')
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('fr'))
    .replace(smallWords, (word) => word.toLocaleLowerCase('fr'));
}

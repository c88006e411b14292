import { foldForAddress } from '../text/fold.ts';
import { streetOf } from './street-of.ts';

/** « 94230 Cachan », where an address ends with it; empty where it does not. */
export function townOf(address: string): string {
  return /(?:^|[\s,])(\d{5}\s+\p{L}[\p{L}\s'’-]*)$/u.exec(address.trim())?.[1] ?? '';
}

/** Which towns an address base knows each street in, under the street’s folded name. */
export type StreetTowns = Map<string, Set<string>>;

export function noteTown(
  towns: StreetTowns,
  { street, postcode, city }: { readonly street: string; readonly postcode: string; readonly city: string },
): void {
  const key = foldForAddress(street);
  towns.set(key, (towns.get(key) ?? new Set()).add(`${postcode} ${city}`.trim()));
}

/**
 * What the postman needs under a street: as the address says, else as the address base knows that street; empty when
 * several towns have one and none of them is the commune of the association.
 */
export function postalTown(address: string, towns: StreetTowns, commune: string): string {
  const said = townOf(address);
  if (said !== '') return said;
  const known = [...(towns.get(foldForAddress(streetOf(address).street)) ?? [])];
  const near = known.filter((town) => foldForAddress(town).endsWith(` ${foldForAddress(commune)}`));
  const [only, ...others] = known.length > 1 ? near : known;
  return only !== undefined && others.length === 0 ? only : '';
}

import type { Commune } from '../../shared/domain/quartier.ts';
import type { ExposedPerson } from '../../shared/domain/sheet.ts';
import { foldText } from '../../shared/geocoding/fold-text.ts';
import { db } from '../db/open-database.ts';
import { communeKey } from '../map/use-map-background.ts';
import { streetOf } from './street-of.ts';

/** « 94230 Cachan », where an address ends with it; empty where it does not. */
export function townOf(address: string): string {
  return /(?:^|[\s,])(\d{5}\s+\p{L}[\p{L}\s'’-]*)$/u.exec(address.trim())?.[1] ?? '';
}

/**
 * What the postman needs under a street: as the address says, else as the address base on this laptop knows that street;
 * empty when several towns have one and none of them is the commune of the association.
 */
export async function townFinder(): Promise<(address: string) => string> {
  const base = db();
  const home = ((await base.settings.get(communeKey))?.value as Commune | undefined)?.name ?? '';
  const known = new Map<string, Set<string>>();
  await base.addresses.each(({ street, postcode, city }) => {
    const key = foldText(street);
    known.set(key, (known.get(key) ?? new Set()).add(`${postcode} ${city}`.trim()));
  });
  return (address) => {
    const said = townOf(address);
    if (said !== '') return said;
    const towns = [...(known.get(foldText(streetOf(address).street)) ?? [])];
    const near = towns.filter((town) => foldText(town).endsWith(` ${foldText(home)}`));
    const [only, ...others] = towns.length > 1 ? near : towns;
    return only !== undefined && others.length === 0 ? only : '';
  };
}

/** The same people with the town of each address, for the envelope. */
export async function withTowns(people: readonly ExposedPerson[]): Promise<ExposedPerson[]> {
  const town = await townFinder();
  return people.map((person) =>
    person.town || person.address === '' ? person : { ...person, town: town(person.address) },
  );
}

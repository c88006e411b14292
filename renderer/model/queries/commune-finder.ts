import type { ExposedPerson } from '../../../shared/domain/sheet.ts';
import { noteCommune, postalCommune, type StreetCommunes } from '../../../shared/paper/postal-commune.ts';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';

/** The commune of an address for its envelope, as the address base on this laptop knows it; empty where it is not certain. */
export async function communeFinder(): Promise<(address: string) => string> {
  const database = db();
  const ours = (await readSetting('commune'))?.name ?? '';
  const communes: StreetCommunes = new Map();
  await database.addresses.each((address) => noteCommune(communes, address));
  return (address) => postalCommune(address, communes, ours);
}

/** The same people with the commune of each address, for the envelope. */
export async function withCommunes(people: readonly ExposedPerson[]): Promise<ExposedPerson[]> {
  const communeOf = await communeFinder();
  return people.map((person) =>
    person.commune || person.address === '' ? person : { ...person, commune: communeOf(person.address) },
  );
}

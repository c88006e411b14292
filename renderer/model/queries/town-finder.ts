import type { ExposedPerson } from '../../../shared/domain/sheet.ts';
import { noteTown, postalTown, type StreetTowns } from '../../../shared/paper/postal-town.ts';
import { db } from '../../db/open-database.ts';
import { readSetting } from '../../db/settings.ts';

/** The town of an address for its envelope, as the address base on this laptop knows it; empty where it is not certain. */
export async function townFinder(): Promise<(address: string) => string> {
  const database = db();
  const commune = (await readSetting('commune'))?.name ?? '';
  const towns: StreetTowns = new Map();
  await database.addresses.each((address) => noteTown(towns, address));
  return (address) => postalTown(address, towns, commune);
}

/** The same people with the town of each address, for the envelope. */
export async function withTowns(people: readonly ExposedPerson[]): Promise<ExposedPerson[]> {
  const town = await townFinder();
  return people.map((person) =>
    person.town || person.address === '' ? person : { ...person, town: town(person.address) },
  );
}

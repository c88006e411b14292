import type { BackupTables } from '../backup/write-archive.ts';
import { nameOfPerson, personNamed, textCell } from './cells.ts';
import { listingOf, readableListings, readableMatches, readableOutbox } from './readable-listings.ts';
import { readableConsents, readableNeighbours, readableVolunteers } from './readable-people.ts';
import { readableSheets, readableStops } from './readable-rounds.ts';

/** One kind of record for somebody who has no Palier: a name for its files, and cells in words. */
export interface ReadableTable {
  readonly name: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All that the association has noted, in French; what points at another record names it as well. */
export function readableTables(tables: BackupTables): ReadableTable[] {
  const people = new Map((tables.neighbours ?? []).map((row) => [row['id'], nameOfPerson(row)]));
  const titles = new Map((tables.listings ?? []).map((row) => [row['id'], textCell(listingOf(row)['title'])]));
  const volunteers = new Map(
    (tables.volunteers ?? []).map((row) => [row['id'], personNamed(people, row['neighbourId'])]),
  );
  const rounds = new Map((tables.rounds ?? []).map((row) => [row['id'], textCell(row['name'])]));
  return [
    readableListings(tables, people),
    readableNeighbours(tables),
    readableConsents(tables),
    readableVolunteers(tables, people),
    readableMatches(tables, titles),
    readableStops(tables, people, titles, volunteers),
    ...readableSheets(tables, rounds),
    readableOutbox(tables, titles),
    {
      name: 'quartiers',
      title: 'Quartiers',
      header: ['Numéro', 'Nom'],
      rows: (tables.quartiers ?? []).map((row) => [textCell(row['id']), textCell(row['name'])]),
    },
  ];
}

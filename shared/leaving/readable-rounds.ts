import type { BackupTables } from '../backup/write-archive.ts';
import type { ReadableTable } from './readable-tables.ts';
import { visitWords, sheetWords, wordOf } from './leaving-words.ts';
import { type Names, personNamed, partOf, membersOf, textCell } from './cells.ts';

/** Each door of each round. */
export function readableStops(
  { rounds = [] }: BackupTables,
  people: Names,
  titles: Names,
  volunteers: Names,
): ReadableTable {
  return {
    name: 'tournees',
    title: 'Tournées, porte par porte',
    header: ['Tournée', 'Date', 'Heure', 'Bénévoles', 'Porte n°', 'Adresse', 'Personne', 'Pour quoi'],
    rows: rounds.flatMap((round) =>
      membersOf(round['stops'])
        .map(partOf)
        .map((stop, at) => [
          textCell(round['name']),
          textCell(round['date']),
          textCell(round['time']),
          membersOf(round['volunteerIds'])
            .map((id) => volunteers.get(id) ?? textCell(id))
            .join(', '),
          String(at + 1),
          textCell(partOf(stop['location'])['label']),
          personNamed(people, stop['neighbourId']),
          membersOf(stop['listingIds'])
            .map((id) => titles.get(id) ?? textCell(id))
            .join(', '),
        ]),
    ),
  };
}

/** What was printed, and what came back. */
export function readableSheets({ sheets: rows = [] }: BackupTables, rounds: Names): ReadableTable[] {
  const returns = rows.flatMap((sheet) => membersOf(sheet['returns']).map((line) => ({ sheet, line: partOf(line) })));
  return [
    {
      name: 'feuilles',
      title: 'Feuilles imprimées',
      header: ['Feuille', 'Titre', 'Tournée', 'État', 'Exemplaires', 'Imprimée', 'Depuis'],
      rows: rows.map((row) => [
        textCell(row['number']),
        textCell(row['title']),
        rounds.get(row['roundId']) ?? '',
        wordOf(sheetWords, row['state']),
        textCell(row['copies']),
        textCell(row['printedAt']),
        textCell(row['stateChangedAt']),
      ]),
    },
    {
      name: 'retours',
      title: 'Retours de visite',
      header: ['Feuille', 'Ligne', 'Résultat', 'Aide donnée', 'Note', 'Reprendre le', 'Saisi'],
      rows: returns.map(({ sheet, line }) => [
        textCell(sheet['number']),
        textCell(line['number']),
        wordOf(visitWords, line['outcome']),
        line['helped'] === true ? 'oui' : '',
        textCell(line['note']),
        textCell(line['followUpOn']),
        textCell(line['enteredAt']),
      ]),
    },
  ];
}

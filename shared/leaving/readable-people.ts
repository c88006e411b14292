import type { BackupTables } from '../backup/write-archive.ts';
import type { ReadableTable } from './readable-tables.ts';
import { channelWords, purposeWords, wordOf } from './leaving-words.ts';
import { formatPhone } from '../domain/phone.ts';
import { type Names, nameOfPerson, personNamed, wordsCell, partOf, membersOf, textCell } from './cells.ts';

/** Everybody whom the association knows. */
export function readableNeighbours({ neighbours: rows = [] }: BackupTables): ReadableTable {
  return {
    name: 'voisins',
    title: 'Voisins',
    header: [
      ...['Numéro', 'Prénom', 'Nom', 'Téléphones', 'Courriel', 'Adresse', 'Bâtiment', 'Entrée', 'Étage', 'Porte'],
      ...['On peut sonner', 'Langues', 'Note', 'Créée', 'Modifiée'],
    ],
    rows: rows.map((row) => {
      const [door, hours] = [partOf(row['door']), partOf(row['hours'])];
      return [
        textCell(row['id']),
        textCell(row['firstName']),
        textCell(row['lastName']),
        membersOf(row['phones'])
          .map((phone) => formatPhone(textCell(phone)))
          .join(', '),
        textCell(row['email']),
        textCell(partOf(row['location'])['label']),
        textCell(door['building']),
        textCell(door['entrance']),
        textCell(door['floor']),
        textCell(door['door']),
        hours['from'] === undefined ? '' : `${textCell(hours['from'])} à ${textCell(hours['to'])}`,
        wordsCell(row['languages']),
        textCell(row['note']),
        textCell(row['createdAt']),
        textCell(row['updatedAt']),
      ];
    }),
  };
}

/** Who agreed to what, when, and in which words. */
export function readableConsents({ neighbours: rows = [] }: BackupTables): ReadableTable {
  return {
    name: 'accords',
    title: 'Accords donnés',
    header: ['Personne', 'Pour', 'Par', 'Avec ces mots', 'Donné', 'Retiré'],
    rows: rows.flatMap((row) =>
      membersOf(row['consents'])
        .map(partOf)
        .map((consent) => [
          nameOfPerson(row),
          wordOf(purposeWords, consent['purpose']),
          wordOf(channelWords, consent['channel']),
          textCell(consent['wording']),
          textCell(consent['givenAt']),
          textCell(consent['withdrawnAt']),
        ]),
    ),
  };
}

/** Who does rounds, and when. */
export function readableVolunteers(tables: BackupTables, people: Names): ReadableTable {
  return {
    name: 'benevoles',
    title: 'Bénévoles',
    header: ['Numéro', 'Bénévole', 'Jours', 'Moments', 'Portes au plus', 'Actif', 'Départ'],
    rows: (tables.volunteers ?? []).map((row) => [
      textCell(row['id']),
      personNamed(people, row['neighbourId']),
      wordsCell(partOf(row['availability'])['days']),
      wordsCell(partOf(row['availability'])['parts']),
      textCell(row['maxDoors']),
      row['active'] === false ? 'non' : 'oui',
      textCell(partOf(row['start'])['label']),
    ]),
  };
}

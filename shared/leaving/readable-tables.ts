import type { BackupRow } from '../backup/backup-tables.ts';
import type { BackupTables } from '../backup/write-archive.ts';
import { isKnownCategory } from '../domain/category.ts';
import { formatPhone } from '../domain/phone.ts';
import { frenchCategories } from '../paper/french-words.ts';
import {
  channelWords,
  kindWords,
  matchWords,
  operationWords,
  outcomeWords,
  purposeWords,
  sheetWords,
  statusWords,
  urgencyWords,
  wordOf,
} from './leaving-words.ts';

/** One kind of record for somebody who has no Palier: a name for its files, and cells in words. */
export interface ReadableTable {
  readonly name: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All that the association has noted, in French; what points at another record names it as well. */
export function readableTables(tables: BackupTables): ReadableTable[] {
  const people = new Map((tables.neighbours ?? []).map((row) => [row['id'], nameOf(row)]));
  const titles = new Map((tables.listings ?? []).map((row) => [row['id'], text(listingOf(row)['title'])]));
  const volunteers = new Map((tables.volunteers ?? []).map((row) => [row['id'], person(people, row['neighbourId'])]));
  const rounds = new Map((tables.rounds ?? []).map((row) => [row['id'], text(row['name'])]));
  return [
    listings(tables, people),
    neighbours(tables),
    consents(tables),
    {
      name: 'benevoles',
      title: 'Bénévoles',
      header: ['Numéro', 'Bénévole', 'Jours', 'Moments', 'Portes au plus', 'Actif', 'Départ'],
      rows: (tables.volunteers ?? []).map((row) => [
        text(row['id']),
        person(people, row['neighbourId']),
        words(part(row['availability'])['days']),
        words(part(row['availability'])['parts']),
        text(row['maxDoors']),
        row['active'] === false ? 'non' : 'oui',
        text(part(row['start'])['label']),
      ]),
    },
    {
      name: 'mises-en-relation',
      title: 'Mises en relation',
      header: ['Numéro', 'Demande', 'Offre', 'État', 'Pourquoi', 'Mètres', 'Reprendre le', 'Créée', 'Modifiée'],
      rows: (tables.matches ?? []).map((row) => [
        text(row['id']),
        titles.get(row['requestId']) ?? text(row['requestId']),
        titles.get(row['offerId']) ?? text(row['offerId']),
        wordOf(matchWords, row['state']),
        text(row['because']),
        text(row['metres']),
        text(row['followUpOn']),
        text(row['createdAt']),
        text(row['updatedAt']),
      ]),
    },
    stops(tables, people, titles, volunteers),
    ...sheets(tables, rounds),
    {
      name: 'a-envoyer-a-la-ville',
      title: 'À envoyer à la ville',
      header: ['Annonce', 'Envoi', 'Depuis', 'Mis de côté'],
      rows: (tables.outbox ?? []).map((row) => [
        titles.get(row['listingId']) ?? text(row['listingId']),
        wordOf(operationWords, part(row['operation'])['type']),
        text(row['at']),
        text(row['reason']),
      ]),
    },
    {
      name: 'quartiers',
      title: 'Quartiers',
      header: ['Numéro', 'Nom'],
      rows: (tables.quartiers ?? []).map((row) => [text(row['id']), text(row['name'])]),
    },
  ];
}

function listings({ listings = [], overlays = [] }: BackupTables, people: ReadonlyMap<unknown, string>): ReadableTable {
  const notes = new Map(overlays.map((row) => [row['listingId'], row]));
  return {
    name: 'annonces',
    title: 'Annonces',
    header: [
      ...['Numéro', 'Genre', 'Catégorie', 'Titre', 'Description', 'État', 'Urgence', 'Jours', 'Moments', 'Langues'],
      ...['Adresse', 'Nom du contact', 'Téléphone', 'Courriel', 'Personne', 'Note de l’association'],
      ...['Dernière visite', 'Créée', 'Modifiée'],
    ],
    rows: listings.map((row) => {
      const listing = listingOf(row);
      const contact = part(listing['contact']);
      const note = notes.get(row['id']) ?? {};
      return [
        text(row['id']),
        wordOf(kindWords, listing['kind']),
        categoryOf(listing['category']),
        text(listing['title']),
        text(listing['description']),
        wordOf(statusWords, listing['status']),
        wordOf(urgencyWords, listing['urgency']),
        words(part(listing['availability'])['days']),
        words(part(listing['availability'])['parts']),
        words(listing['languages']),
        text(part(listing['location'])['label']),
        text(contact['name']),
        formatPhone(text(contact['phone'])),
        text(contact['email']),
        person(people, note['neighbourId']),
        text(note['note']),
        wordOf(outcomeWords, note['lastOutcome']),
        text(listing['createdAt']),
        text(listing['updatedAt']),
      ];
    }),
  };
}

function neighbours({ neighbours: rows = [] }: BackupTables): ReadableTable {
  return {
    name: 'voisins',
    title: 'Voisins',
    header: [
      ...['Numéro', 'Prénom', 'Nom', 'Téléphones', 'Courriel', 'Adresse', 'Bâtiment', 'Entrée', 'Étage', 'Porte'],
      ...['On peut sonner', 'Langues', 'Note', 'Créée', 'Modifiée'],
    ],
    rows: rows.map((row) => {
      const [door, hours] = [part(row['door']), part(row['hours'])];
      return [
        text(row['id']),
        text(row['firstName']),
        text(row['lastName']),
        list(row['phones'])
          .map((phone) => formatPhone(text(phone)))
          .join(', '),
        text(row['email']),
        text(part(row['location'])['label']),
        text(door['building']),
        text(door['entrance']),
        text(door['floor']),
        text(door['door']),
        hours['from'] === undefined ? '' : `${text(hours['from'])} à ${text(hours['to'])}`,
        words(row['languages']),
        text(row['note']),
        text(row['createdAt']),
        text(row['updatedAt']),
      ];
    }),
  };
}

function consents({ neighbours: rows = [] }: BackupTables): ReadableTable {
  return {
    name: 'accords',
    title: 'Accords donnés',
    header: ['Personne', 'Pour', 'Par', 'Avec ces mots', 'Donné', 'Retiré'],
    rows: rows.flatMap((row) =>
      list(row['consents'])
        .map(part)
        .map((consent) => [
          nameOf(row),
          wordOf(purposeWords, consent['purpose']),
          wordOf(channelWords, consent['channel']),
          text(consent['wording']),
          text(consent['givenAt']),
          text(consent['withdrawnAt']),
        ]),
    ),
  };
}

function stops(
  { rounds = [] }: BackupTables,
  people: ReadonlyMap<unknown, string>,
  titles: ReadonlyMap<unknown, string>,
  volunteers: ReadonlyMap<unknown, string>,
): ReadableTable {
  return {
    name: 'tournees',
    title: 'Tournées, porte par porte',
    header: ['Tournée', 'Date', 'Heure', 'Bénévoles', 'Porte n°', 'Adresse', 'Personne', 'Pour quoi'],
    rows: rounds.flatMap((round) =>
      list(round['stops'])
        .map(part)
        .map((stop, at) => [
          text(round['name']),
          text(round['date']),
          text(round['time']),
          list(round['volunteerIds'])
            .map((id) => volunteers.get(id) ?? text(id))
            .join(', '),
          String(at + 1),
          text(part(stop['location'])['label']),
          person(people, stop['neighbourId']),
          list(stop['listingIds'])
            .map((id) => titles.get(id) ?? text(id))
            .join(', '),
        ]),
    ),
  };
}

function sheets({ sheets: rows = [] }: BackupTables, rounds: ReadonlyMap<unknown, string>): ReadableTable[] {
  const returns = rows.flatMap((sheet) => list(sheet['returns']).map((line) => ({ sheet, line: part(line) })));
  return [
    {
      name: 'feuilles',
      title: 'Feuilles imprimées',
      header: ['Feuille', 'Titre', 'Tournée', 'État', 'Exemplaires', 'Imprimée', 'Depuis'],
      rows: rows.map((row) => [
        text(row['number']),
        text(row['title']),
        rounds.get(row['roundId']) ?? '',
        wordOf(sheetWords, row['state']),
        text(row['copies']),
        text(row['printedAt']),
        text(row['stateChangedAt']),
      ]),
    },
    {
      name: 'retours',
      title: 'Retours de visite',
      header: ['Feuille', 'Ligne', 'Résultat', 'Aide donnée', 'Note', 'Reprendre le', 'Saisi'],
      rows: returns.map(({ sheet, line }) => [
        text(sheet['number']),
        text(line['number']),
        wordOf(outcomeWords, line['outcome']),
        line['helped'] === true ? 'oui' : '',
        text(line['note']),
        text(line['followUpOn']),
        text(line['enteredAt']),
      ]),
    },
  ];
}

/** What a coordinator sees: local changes over the city's word. */
function listingOf(row: BackupRow): BackupRow {
  return part(row['local'] ?? row['base']);
}

function categoryOf(value: unknown): string {
  const category = text(value);
  return isKnownCategory(category) ? frenchCategories[category] : category;
}

function nameOf(row: BackupRow): string {
  return `${text(row['firstName'])} ${text(row['lastName'])}`.trim();
}

function person(people: ReadonlyMap<unknown, string>, id: unknown): string {
  return people.get(id) ?? '';
}

function words(value: unknown): string {
  return list(value)
    .map((one) => wordOf({}, one))
    .join(', ');
}

function part(value: unknown): BackupRow {
  return typeof value === 'object' && value !== null ? (value as BackupRow) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

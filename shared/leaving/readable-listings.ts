import type { BackupRow } from '../backup/backup-tables.ts';
import type { BackupTables } from '../backup/write-archive.ts';
import type { ReadableTable } from './readable-tables.ts';
import { formatPhone } from '../domain/phone.ts';
import { frenchCategories } from '../paper/french-words.ts';
import { isKnownCategory } from '../domain/category.ts';
import {
  kindWords,
  matchWords,
  operationWords,
  visitWords,
  statusWords,
  urgencyWords,
  wordOf,
} from './leaving-words.ts';
import { type Names, personNamed, wordsCell, partOf, textCell } from './cells.ts';

/** Offers and requests, with what the association has noted of them. */
export function readableListings({ listings = [], overlays = [] }: BackupTables, people: Names): ReadableTable {
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
      const contact = partOf(listing['contact']);
      const note = notes.get(row['id']) ?? {};
      return [
        textCell(row['id']),
        wordOf(kindWords, listing['kind']),
        categoryOf(listing['category']),
        textCell(listing['title']),
        textCell(listing['description']),
        wordOf(statusWords, listing['status']),
        wordOf(urgencyWords, listing['urgency']),
        wordsCell(partOf(listing['availability'])['days']),
        wordsCell(partOf(listing['availability'])['parts']),
        wordsCell(listing['languages']),
        textCell(partOf(listing['location'])['label']),
        textCell(contact['name']),
        formatPhone(textCell(contact['phone'])),
        textCell(contact['email']),
        personNamed(people, note['neighbourId']),
        textCell(note['note']),
        wordOf(visitWords, note['lastOutcome']),
        textCell(listing['createdAt']),
        textCell(listing['updatedAt']),
      ];
    }),
  };
}

/** Who was introduced to whom, and what came of it. */
export function readableMatches(tables: BackupTables, titles: Names): ReadableTable {
  return {
    name: 'mises-en-relation',
    title: 'Mises en relation',
    header: ['Numéro', 'Demande', 'Offre', 'État', 'Pourquoi', 'Mètres', 'Reprendre le', 'Créée', 'Modifiée'],
    rows: (tables.matches ?? []).map((row) => [
      textCell(row['id']),
      titles.get(row['requestId']) ?? textCell(row['requestId']),
      titles.get(row['offerId']) ?? textCell(row['offerId']),
      wordOf(matchWords, row['state']),
      textCell(row['because']),
      textCell(row['metres']),
      textCell(row['followUpOn']),
      textCell(row['createdAt']),
      textCell(row['updatedAt']),
    ]),
  };
}

/** What the city has not been told yet. */
export function readableOutbox(tables: BackupTables, titles: Names): ReadableTable {
  return {
    name: 'a-envoyer-a-la-ville',
    title: 'À envoyer à la ville',
    header: ['Annonce', 'Envoi', 'Depuis', 'Mis de côté'],
    rows: (tables.outbox ?? []).map((row) => [
      titles.get(row['listingId']) ?? textCell(row['listingId']),
      wordOf(operationWords, partOf(row['operation'])['type']),
      textCell(row['at']),
      textCell(row['reason']),
    ]),
  };
}

/** What a coordinator sees: local changes over the city's word. */
export function listingOf(row: BackupRow): BackupRow {
  return partOf(row['local'] ?? row['base']);
}

function categoryOf(value: unknown): string {
  const category = textCell(value);
  return isKnownCategory(category) ? frenchCategories[category] : category;
}

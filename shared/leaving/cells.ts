import type { BackupRow } from '../backup/backup-tables.ts';
import { wordOf } from './leaving-words.ts';

/** What the tables of everything name rows by: identifiers of people, listings, volunteers and rounds. */
export type Names = ReadonlyMap<unknown, string>;

export function nameOfPerson(row: BackupRow): string {
  return `${textCell(row['firstName'])} ${textCell(row['lastName'])}`.trim();
}

export function personNamed(people: Names, id: unknown): string {
  return people.get(id) ?? '';
}

export function wordsCell(value: unknown): string {
  return membersOf(value)
    .map((one) => wordOf({}, one))
    .join(', ');
}

export function partOf(value: unknown): BackupRow {
  return typeof value === 'object' && value !== null ? (value as BackupRow) : {};
}

export function membersOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textCell(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}

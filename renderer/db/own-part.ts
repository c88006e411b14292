import type { RecordedRow } from './record-changes.ts';

/**
 * What only this laptop knows: whatever the city can give again is in none of these. Changes of these tables are kept for
 * the durable log; those of the others (addresses, the journals) are made without being recorded, however many they are.
 */
export const recordedTables = [
  'listings',
  'overlays',
  'neighbours',
  'volunteers',
  'matches',
  'rounds',
  'sheets',
  'outbox',
  'conflicts',
  'quartiers',
  'settings',
] as const;
export type RecordedTable = (typeof recordedTables)[number];

const recorded: ReadonlySet<string> = new Set(recordedTables);

export function isRecorded(table: string): table is RecordedTable {
  return recorded.has(table);
}

/** Settings that are worked out anew, or that nobody would miss: where the sync stands, streets as drawn, a half-typed form; and
 * which log this laptop writes. */
const passingSettings = /^(sync-state|street-lines|first-start|log|backup-made|draft:.*)$/;

/** Is a change of this row part of a command: kept, and taken back with it? */
export function isKept(table: RecordedTable, key: string): boolean {
  return table !== 'settings' || !passingSettings.test(key);
}

/** Of a listing, the city's own word, its version and when it was seen are the city's, and change at every exchange. */
export function ownPart(table: RecordedTable, row: RecordedRow): RecordedRow {
  return table === 'listings' ? { id: row['id'], local: row['local'] } : row;
}

/**
 * What the log keeps of a row; `undefined`: the city can give all of it again. Of a listing that was changed here the city's
 * own word goes along: what both sides started from is what the next exchange merges by.
 */
export function loggedPart(table: RecordedTable, row: RecordedRow): RecordedRow | undefined {
  if (table !== 'listings') return row;
  return row['local'] === null || row['local'] === undefined ? undefined : row;
}

import { strToU8 } from 'fflate';
import { backupTables } from '../../../shared/backup/backup-tables.ts';
import type { BackupTables } from '../../../shared/backup/write-archive.ts';
import type { ZipEntry } from '../../../shared/backup/zip-layout.ts';
import { deflatedEntry } from '../../../shared/backup/zip-writer.ts';
import { aboutLeaving } from '../../../shared/leaving/about-leaving.ts';
import { csvText } from '../../../shared/leaving/csv-text.ts';
import { type ReadablePages, readablePages } from '../../../shared/leaving/readable-pages.ts';
import { readableTables } from '../../../shared/leaving/readable-tables.ts';

export interface ReadableFiles {
  /** CSV and JSON, compressed. */
  readonly entries: readonly ZipEntry[];
  /** What is still to be printed as PDF. */
  readonly pages: readonly ReadablePages[];
  /** The text on top, with the documents, and without where they cannot be made. */
  readonly about: { readonly withPdf: string; readonly withoutPdf: string };
}

/** What opens backups and signs the log is no record of the association's, and must not lie about in clear. */
const secretSettings = /^(backup-keys|backup-made|log|sync-state)$/;
const rowsAtOnce = 1000;

/** Everything in files that any computer reads. */
export function readableFiles(tables: BackupTables, day: string): ReadableFiles {
  const readable = readableTables(tables);
  const csv = readable.map(({ name, header, rows }) =>
    deflatedEntry(`csv/${name}.csv`, [strToU8(csvText(header, rows))]),
  );
  const json = backupTables.map((table) => {
    const rows = (tables[table] ?? []).filter(
      (row) => table !== 'settings' || !secretSettings.test(String(row['key'])),
    );
    return deflatedEntry(`json/${table}.json`, jsonList(rows));
  });
  return {
    entries: [...csv, ...json],
    pages: readable.flatMap((table) => readablePages(table, day)),
    about: { withPdf: aboutLeaving(readable, day, true), withoutPdf: aboutLeaving(readable, day, false) },
  };
}

function* jsonList(rows: readonly object[]): Iterable<Uint8Array> {
  yield strToU8('[');
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce).map((row) => `\n${JSON.stringify(row)}`);
    yield strToU8(`${at > 0 ? ',' : ''}${some.join(',')}`);
  }
  yield strToU8('\n]\n');
}

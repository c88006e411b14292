import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate';
import { backupTables, type BackupRow, type BackupTable } from './backup-tables.ts';
import { archiveFormat, type Manifest } from './manifest.ts';
import { aboutArchive } from './about-archive.ts';
import { deflatedEntry, plainEntry, writeZip } from './zip-writer.ts';

export const manifestName = 'manifest.json';
export const aboutName = 'LISEZMOI.txt';
const rowsAtOnce = 500;

export type BackupTables = Partial<Readonly<Record<BackupTable, readonly BackupRow[]>>>;
export type ArchiveHead = Omit<Manifest, 'format' | 'tables'>;

/**
 * A database as one documented archive: a ZIP file with a `TABLE.jsonl` for each table, one row a line as JSON has it, a
 * text that says so in French, and a manifest with counts and hashes. See docs/backups.md.
 *
 * @param onRows - told how many rows are in, from time to time
 */
export function writeArchive(
  tables: BackupTables,
  head: ArchiveHead,
  onRows: (rows: number) => void = () => {},
): Uint8Array {
  const about: Manifest['tables'] = {};
  let written = 0;
  const entries = backupTables.map((table) => {
    const rows = tables[table] ?? [];
    const hash = sha256.create();
    function* lines(): Iterable<Uint8Array> {
      for (let at = 0; at < rows.length; at += rowsAtOnce) {
        const some = rows.slice(at, at + rowsAtOnce);
        const piece = strToU8(some.map((row) => `${JSON.stringify(row)}\n`).join(''));
        hash.update(piece);
        written += some.length;
        onRows(written);
        yield piece;
      }
    }
    const entry = deflatedEntry(`${table}.jsonl`, lines());
    about[table] = { rows: rows.length, bytes: entry.size, sha256: bytesToHex(hash.digest()) };
    return entry;
  });
  const manifest: Manifest = { format: archiveFormat, ...head, tables: about };
  return writeZip(
    [
      plainEntry(aboutName, aboutArchive(manifest)),
      ...entries,
      plainEntry(manifestName, `${JSON.stringify(manifest, null, 2)}\n`),
    ],
    head.madeAt,
  );
}

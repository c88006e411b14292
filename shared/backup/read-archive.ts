import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8 } from 'fflate';
import * as v from 'valibot';
import { ok, refused, type Result } from '../result.ts';
import { backupTables, isRowOf, rowKeyOf, type BackupRow, type BackupTable } from './backup-tables.ts';
import { archiveFormat, type Manifest, manifestSchema } from './manifest.ts';
import { aboutName, type BackupTables, manifestName } from './write-archive.ts';
import { inflateEntry, readZip } from './zip-reader.ts';
import { joined, type ZipEntry } from './zip-layout.ts';

export type ArchiveProblem =
  /** No archive of Palier's. */
  | 'not-a-backup'
  /** Of a later Palier. */
  | 'newer'
  /** Cut short, or not as it was written. */
  | 'altered'
  /** It would fill this computer's memory. */
  | 'too-large'
  /** Whole, but with rows that no Palier has written. */
  | 'wrong-rows';

export interface Archive {
  readonly manifest: Manifest;
  readonly tables: BackupTables;
}

/** A hundred thousand listings are a tenth of it. */
const mostBytes = 1024 ** 3;
const mostManifestBytes = 64 * 1024;
const newline = 10;

/**
 * Reads what `writeArchive` wrote. Whoever knows the association's recipient can make an archive that opens: nothing in it
 * is believed before it was checked, and nothing of one that is refused is used.
 *
 * @param newest - the newest layout of the database that this Palier knows
 */
export function readArchive(file: Uint8Array, newest: number): Result<Archive, ArchiveProblem> {
  const zip = readZip(file);
  if (!zip.ok) return refused(zip.code === 'not-a-zip' ? 'not-a-backup' : 'altered');
  const manifest = readManifest(zip.data.at(-1), newest);
  if (!manifest.ok) return manifest;
  const [about, ...entries] = zip.data.slice(0, -1);
  const names = Object.keys(manifest.data.tables);
  const asNamed = entries.length === names.length && entries.every(({ name }, at) => name === `${names[at]}.jsonl`);
  if (about?.name !== aboutName || !asNamed || !inflateEntry(about, () => {})) return refused('altered');

  const tables: Partial<Record<BackupTable, readonly BackupRow[]>> = {};
  for (const table of backupTables) {
    const said = manifest.data.tables[table];
    const entry = entries[names.indexOf(table)];
    // A backup from before there was such a table.
    if (!said || !entry) continue;
    if (entry.size !== said.bytes) return refused('altered');
    const rows = readRows(table, entry, said);
    if (!rows.ok) return rows;
    tables[table] = rows.data;
  }
  return ok({ manifest: manifest.data, tables });
}

function readManifest(entry: ZipEntry | undefined, newest: number): Result<Manifest, ArchiveProblem> {
  if (entry?.name !== manifestName) return refused('not-a-backup');
  if (entry.size > mostManifestBytes || entry.deflated) return refused('altered');
  const parts: Uint8Array[] = [];
  if (!inflateEntry(entry, (piece) => parts.push(piece))) return refused('altered');
  const said = parsed(strFromU8(joined(parts)));
  const version = v.safeParse(v.looseObject({ format: v.number(), database: v.number() }), said);
  if (!version.success) return refused('not-a-backup');
  if (version.output.format > archiveFormat || version.output.database > newest) return refused('newer');
  const manifest = v.safeParse(manifestSchema, said);
  if (!manifest.success) return refused('altered');
  const { tables } = manifest.output;
  if (Object.keys(tables).some((table) => !(backupTables as readonly string[]).includes(table)))
    return refused('altered');
  const bytes = Object.values(tables).reduce((sum, table) => sum + table.bytes, 0);
  return bytes > mostBytes ? refused('too-large') : ok(manifest.output);
}

function readRows(
  table: BackupTable,
  entry: ZipEntry,
  said: Manifest['tables'][string],
): Result<BackupRow[], 'altered' | 'wrong-rows'> {
  const hash = sha256.create();
  const rows: BackupRow[] = [];
  const keys = new Set<string>();
  let [rest, wrong]: [Uint8Array, boolean] = [new Uint8Array(0), false];
  const whole = inflateEntry(entry, (piece) => {
    hash.update(piece);
    if (wrong) return;
    const end = piece.lastIndexOf(newline) + 1;
    if (end === 0) {
      rest = joined([rest, piece]);
      return;
    }
    const text = strFromU8(joined([rest, piece.subarray(0, end)]));
    rest = piece.slice(end);
    for (const line of text.slice(0, -1).split('\n')) {
      const row = parsed(line);
      if (!isRowOf(table, row) || keys.has(rowKeyOf(table, row))) {
        wrong = true;
        return;
      }
      keys.add(rowKeyOf(table, row));
      rows.push(row);
    }
  });
  if (!whole || bytesToHex(hash.digest()) !== said.sha256) return refused('altered');
  return wrong || rest.length > 0 || rows.length !== said.rows ? refused('wrong-rows') : ok(rows);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

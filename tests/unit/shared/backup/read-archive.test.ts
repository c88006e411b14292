import fc from '../../../properties.ts';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { backupTables } from '../../../../shared/backup/backup-tables.ts';
import { readArchive } from '../../../../shared/backup/read-archive.ts';
import { type BackupTables, writeArchive } from '../../../../shared/backup/write-archive.ts';
import { readZip } from '../../../../shared/backup/zip-reader.ts';
import { deflatedEntry, plainEntry, writeZip } from '../../../../shared/backup/zip-writer.ts';
import { anyTables, head, sample } from './archive-of.ts';

const whole = writeArchive(sample, head);
const codeOf = (file: Uint8Array): string => {
  const read = readArchive(file, 4);
  return read.ok ? 'read' : read.code;
};

/** The archive of the sample with some of its files replaced, and a manifest that agrees with nobody. */
function withFile(name: string, content: Uint8Array | string): Uint8Array {
  const zip = readZip(whole);
  if (!zip.ok) throw new Error(zip.code);
  return writeZip(
    zip.data.map((entry) => (entry.name === name ? plainEntry(name, content) : entry)),
    head.madeAt,
  );
}

function withManifest(change: (manifest: Record<string, unknown>) => unknown): Uint8Array {
  const read = readArchive(whole, 4);
  if (!read.ok) throw new Error(read.code);
  return withFile('manifest.json', JSON.stringify(change(structuredClone(read.data.manifest))));
}

function fewer(tables: unknown): unknown {
  return Object.fromEntries(Object.entries(tables as object).filter(([table]) => table !== 'deletedListings'));
}

it('reads any content of the database back as it was', () => {
  fc.assert(
    fc.property(anyTables, (tables) => {
      const read = readArchive(writeArchive(tables, head), 4);
      if (!read.ok) throw new Error(read.code);
      expect(read.data.tables).toEqual(tables);
      expect(read.data.manifest).toMatchObject(head);
    }),
    { numRuns: 20 },
  );
});

it('counts and hashes each table in the manifest', () => {
  const read = readArchive(whole, 4);
  expect(read.ok && Object.keys(read.data.manifest.tables)).toEqual(backupTables);
  expect(read.ok && read.data.manifest.tables['neighbours']).toMatchObject({ rows: 1 });
});

it('makes the same bytes of the same content', () => {
  expect(writeArchive(sample, head)).toEqual(whole);
});

it('reads nothing else from an archive in which a byte is another', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const altered = whole.slice();
      altered[at] = (altered[at] ?? 0) ^ by;
      const read = readArchive(altered, 4);
      // Bits after the end of a compressed text say nothing, and may be anything.
      if (read.ok) expect(read.data.tables).toEqual(sample);
      else expect(['not-a-backup', 'altered', 'wrong-rows']).toContain(read.code);
    }),
    { numRuns: 400 },
  );
});

it('refuses an archive that was cut short anywhere, or has something after its end', () => {
  fc.assert(fc.property(fc.nat(whole.length - 1), (length) => codeOf(whole.subarray(0, length)) !== 'read'));
  expect(codeOf(new Uint8Array([...whole, 0]))).toBe('altered');
});

it('refuses files of another kind, and any bytes at all', () => {
  expect(codeOf(new Uint8Array(0))).toBe('not-a-backup');
  expect(codeOf(strToU8('%PDF-1.7 et la suite'.repeat(10)))).toBe('not-a-backup');
  expect(codeOf(zipSync({ 'photos/vacances.jpg': strToU8('jpeg') }))).toBe('altered');
  expect(codeOf(writeZip([plainEntry('lettre.txt', 'bonjour')], head.madeAt))).toBe('not-a-backup');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => codeOf(bytes) !== 'read'));
});

it('refuses an archive of a later Palier by that name, whatever else is in it', () => {
  expect(codeOf(withManifest((manifest) => ({ ...manifest, format: 2, tables: 'otherwise' })))).toBe('newer');
  expect(codeOf(withManifest((manifest) => ({ ...manifest, database: 5 })))).toBe('newer');
});

it('reads an archive of an earlier database, which had fewer tables', () => {
  const zip = readZip(withManifest((manifest) => ({ ...manifest, database: 1, tables: fewer(manifest['tables']) })));
  if (!zip.ok) throw new Error(zip.code);
  const older = writeZip(
    zip.data.filter(({ name }) => name !== 'deletedListings.jsonl'),
    head.madeAt,
  );
  const read = readArchive(older, 4);
  expect(read.ok && read.data.manifest.database).toBe(1);
  expect(read.ok && 'deletedListings' in read.data.tables).toBe(false);
});

it('refuses a bomb before it is large', () => {
  const zero = new Uint8Array(1024 * 1024);
  const zeros = deflatedEntry(
    'listings.jsonl',
    Array.from({ length: 300 }, () => zero),
  );
  expect(zeros.bytes.length).toBeLessThan(1024 * 1024);
  const zip = readZip(whole);
  if (!zip.ok) throw new Error(zip.code);
  // It says to be as small as the manifest has it.
  const bomb = zip.data.map((entry) => (entry.name === 'listings.jsonl' ? { ...zeros, size: entry.size } : entry));
  const before = process.memoryUsage().arrayBuffers;
  expect(codeOf(writeZip(bomb, head.madeAt))).toBe('altered');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
});

it('refuses ten gigabytes before it reads a byte of them', () => {
  const huge = { rows: 1, bytes: 10 * 1024 ** 3, sha256: '0'.repeat(64) };
  expect(codeOf(withManifest((manifest) => ({ ...manifest, tables: { listings: huge } })))).toBe('too-large');
});

it('refuses names that lead elsewhere, and files that it does not know', () => {
  for (const name of ['../../.bashrc', '/etc/passwd', 'C:\\Windows\\a.jsonl', 'listings.jsonl\0.exe', 'autre.jsonl']) {
    const zip = readZip(whole);
    if (!zip.ok) throw new Error(zip.code);
    const named = zip.data.map((entry) => (entry.name === 'audit.jsonl' ? { ...entry, name } : entry));
    expect(codeOf(writeZip(named, head.madeAt))).toBe('altered');
  }
});

it.each<[string, BackupTables]>([
  ['a row without its key', { neighbours: [{ firstName: 'A' }] }],
  ['a listing of nobody', { listings: [{ id: 'l1', base: null, local: null, generation: 1 }] }],
  ['the same row twice', { audit: [...sample.audit, ...sample.audit] }],
  ['a list in place of a row', { audit: [[] as never] }],
  ['a number in place of a name', { neighbours: [{ ...sample.neighbours[0], firstName: 7 }] }],
  ['a depth without end', { settings: [{ key: 'a', value: JSON.parse('['.repeat(90) + ']'.repeat(90)) as unknown }] }],
])('refuses %s', (_, tables) => {
  expect(codeOf(writeArchive(tables, head))).toBe('wrong-rows');
});

it('refuses a key that would be taken for a prototype, at any depth, and leaves every other object alone', () => {
  const row = JSON.parse('{"key":"a","value":{"deep":{"__proto__":{"polluted":true}}}}') as { key: string };
  expect(codeOf(writeArchive({ settings: [row] }, head))).toBe('wrong-rows');
  expect('polluted' in {}).toBe(false);
});

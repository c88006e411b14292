import fc from '../../../properties.ts';
import {
  type BackupRow,
  type BackupTable,
  backupTables,
  isRowOf,
  rowKeyOf,
} from '../../../../shared/backup/backup-tables.ts';
import type { ArchiveHead, BackupTables } from '../../../../shared/backup/write-archive.ts';

export const head: ArchiveHead = {
  palier: '0.1.0',
  database: 4,
  madeAt: '2026-11-28T17:45:00.000Z',
  computer: 'portable-accueil',
  lastChange: 12,
  damaged: 0,
};

const listing = {
  id: 'l1',
  kind: 'offer',
  status: 'published',
  category: 'shopping',
  title: 'Courses du samedi',
  description: 'Rue des Lilas, « côté jardin »',
};

/** One row of each table, of an invented association. */
export const sample: Required<BackupTables> = {
  listings: [{ id: 'l1', base: listing, local: null, etag: '"1"', generation: 1 }],
  overlays: [{ listingId: 'l1', neighbourId: 'n1', note: 'sonner deux fois', lastOutcome: null, updatedAt: 'x' }],
  neighbours: [
    {
      id: 'n1',
      firstName: 'Élodie',
      lastName: 'Testard',
      phones: ['+33639980000'],
      languages: [],
      consents: [],
      note: '',
    },
  ],
  volunteers: [{ id: 'v1', neighbourId: 'n1', availability: { days: [], parts: [] }, maxDoors: 12 }],
  matches: [{ id: 'm1', requestId: 'l2', offerId: 'l1', state: 'accepted', reasons: [], history: [] }],
  rounds: [{ id: 'r1', name: 'Samedi', date: '2026-11-28', volunteerIds: ['v1'], stops: [] }],
  sheets: [{ id: 's1', number: 1, roundId: 'r1', state: 'out', html: '<p>…</p>', rows: [], returns: [] }],
  outbox: [{ id: 'o1', listingId: 'l1', state: 'waiting', operation: { type: 'delete' } }],
  conflicts: [{ id: 'c1', listingId: 'l1', field: 'title', theirs: 'a', ours: 'b' }],
  deletedListings: [{ id: 'l9', version: 3 }],
  syncRuns: [{ id: 'y1', startedAt: 'x', rejected: [] }],
  quartiers: [{ id: 'q1', name: 'Centre', polygons: [] }],
  addresses: [
    { id: 'a1', street: 'Rue des Lilas', postcode: '94230', city: 'Cachan', numbers: ['1'], lats: [48.7], lons: [2.3] },
  ],
  settings: [{ key: 'paper', value: { association: 'Voisins' } }],
  audit: [{ id: 'j1', at: 'x', action: 'undone' }],
};

/** Whatever JSON can hold, beside what a row must have; `__proto__` is no name for a field. */
const anything = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true })
  .map((row) => JSON.parse(JSON.stringify(row)) as BackupRow);

/** Any content of the database that the application could live with. */
export const anyTables: fc.Arbitrary<BackupTables> = fc.record(
  Object.fromEntries(
    backupTables.map((table) => [
      table,
      fc
        .array(fc.tuple(anything, fc.uuid()), { maxLength: 6 })
        .map((rows) => rows.flatMap(([more, id]) => rowOf(table, more, id))),
    ]),
  ) as Record<BackupTable, fc.Arbitrary<BackupRow[]>>,
);

function rowOf(table: BackupTable, more: BackupRow, id: string): BackupRow[] {
  const [first = {}] = sample[table];
  const row = { ...more, ...first, [keyField(table)]: id };
  return isRowOf(table, row) && rowKeyOf(table, row) === id ? [row] : [];
}

function keyField(table: BackupTable): string {
  return table === 'overlays' ? 'listingId' : table === 'settings' ? 'key' : 'id';
}

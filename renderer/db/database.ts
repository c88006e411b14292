import Dexie, { type EntityTable } from 'dexie';
import type { Match } from '../../shared/domain/match.ts';
import type { Neighbour, Overlay, Volunteer } from '../../shared/domain/neighbour.ts';
import type { Quartier } from '../../shared/domain/quartier.ts';
import type { Round } from '../../shared/domain/round.ts';
import type { Sheet } from '../../shared/domain/sheet.ts';
import type { Change } from './changes.ts';
import { databaseName } from './database-name.ts';
import { emptyEarlierPacks } from './packs/earlier-packs.ts';
import { packRows } from './packs/pack-rows.ts';
import { recordChanges } from './record-changes.ts';
import { writesRefused } from './refuse-writes.ts';
import { type DamagedRow, sealTables } from './seal/seal-tables.ts';
import type {
  AddressRow,
  AuditEntry,
  Conflict,
  StoredTombstone,
  ListingRecord,
  OutboxEntry,
  SettingRow,
  SyncRun,
} from './records.ts';

// On a loopback address Dexie would trace every operation, and write errors with what they hold to the console.
Dexie.debug = false;

/**
 * The laptop's database. Application code sees plain objects: the sealing layer (`seal/seal-tables.ts`)
 * encrypts what is not needed by an index on the way in and opens it on the way out.
 */
export class PalierDatabase extends Dexie {
  declare listings: EntityTable<ListingRecord, 'id'>;
  declare overlays: EntityTable<Overlay, 'listingId'>;
  declare neighbours: EntityTable<Neighbour, 'id'>;
  declare volunteers: EntityTable<Volunteer, 'id'>;
  declare matches: EntityTable<Match, 'id'>;
  declare rounds: EntityTable<Round, 'id'>;
  declare sheets: EntityTable<Sheet, 'id'>;
  declare outbox: EntityTable<OutboxEntry, 'id'>;
  declare conflicts: EntityTable<Conflict, 'id'>;
  declare deletedListings: EntityTable<StoredTombstone, 'id'>;
  declare syncRuns: EntityTable<SyncRun, 'id'>;
  declare quartiers: EntityTable<Quartier, 'id'>;
  declare addresses: EntityTable<AddressRow, 'id'>;
  declare settings: EntityTable<SettingRow, 'key'>;
  declare audit: EntityTable<AuditEntry, 'id'>;
  declare changes: EntityTable<Change, 'seq'>;

  /** `key`: 32 bytes. Without it only what is public can be read or written: addresses and quartiers. */
  constructor(
    key: Uint8Array | null = null,
    reportDamage: (row: DamagedRow) => void = () => {},
    name = databaseName(),
  ) {
    // No cache between transactions: it would keep opened rows in memory after the lock.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.use(sealTables(key, reportDamage));
    this.use(packRows(key, reportDamage));
    this.use(recordChanges());
    this.use(writesRefused());
    this.version(1).stores({
      listings: 'id',
      overlays: 'listingId, neighbourId',
      neighbours: 'id',
      volunteers: 'id, neighbourId',
      matches: 'id, requestId, offerId, state',
      rounds: 'id, date',
      sheets: 'id, &number, roundId, state',
      outbox: 'id, listingId, state',
      conflicts: 'id, listingId',
      deletedListings: 'id',
      syncRuns: 'id',
      quartiers: 'id',
      addresses: 'id',
      settings: 'key',
      audit: 'id',
    });
    this.version(2).stores({ listingPacks: 'pack', packedListings: 'pack, &*ids' });
    // Where listings lie that came many at a time: see `packs/`, through which alone they are reached.
    this.version(3)
      .stores({ listingPacks: null, packedListings: null, packs: '', packIds: 'group, &*ids' })
      .upgrade(emptyEarlierPacks);
    this.version(4).stores({ changes: 'seq, [seq+weight]' });
  }
}

import type { SyncState, SyncStore, SyncTransaction } from '../../shared/sync/ports.ts';
import type { Conflict, StoredTombstone, ListingRecord, OutboxEntry } from '../../shared/sync/records.ts';
import type { Life, Turns } from './turns.ts';

interface DiskStore extends SyncStore {
  transact<Data>(
    work: (transaction: SyncTransaction) => Promise<Data>,
    whenCommitted?: (data: Data) => void,
  ): Promise<Data>;
}

/** What a laptop has on its disk. Survives crashes. */
export class Disk {
  listings = new Map<string, ListingRecord>();
  outbox = new Map<string, OutboxEntry>();
  conflicts: Conflict[] = [];
  deleted = new Map<string, StoredTombstone>();
  state: SyncState | null = null;
  /** Listings that were taken away as deleted, and shown again later. */
  readonly zombies = new Set<string>();
  readonly #buried = new Set<string>();
  /** IndexedDB's: one read-write transaction at a time. */
  #last: Promise<unknown> = Promise.resolve();
  #lifeOfLast: Life | null = null;

  /** The disk as one life sees it: transactions are atomic, and a crash drops the one that has not ended. */
  storeFor(life: Life, turns: Turns): DiskStore {
    return {
      transact: (work, whenCommitted) => {
        const before = this.#lifeOfLast === life ? this.#last : Promise.resolve();
        const result = before.then(async () => {
          await turns.wait(life);
          const draft = new Draft(this);
          const data = await work(draft);
          await turns.wait(life);
          draft.commit();
          this.#watchTombstones();
          whenCommitted?.(data);
          return data;
        });
        this.#lifeOfLast = life;
        this.#last = result.catch(() => {});
        return result.then(async (data) => {
          await turns.wait(life);
          return data;
        });
      },
    };
  }

  #watchTombstones(): void {
    for (const id of this.deleted.keys()) this.#buried.add(id);
    for (const id of this.#buried) if (this.listings.has(id)) this.zombies.add(id);
  }
}

/** One transaction: reads see its own writes; nobody else does before it ends. */
class Draft implements SyncTransaction {
  readonly #disk: Disk;
  readonly #listings: Map<string, ListingRecord>;
  readonly #outbox: Map<string, OutboxEntry>;
  readonly #deleted: Map<string, StoredTombstone>;
  readonly #conflicts: Conflict[] = [];
  #state: SyncState | null;

  constructor(disk: Disk) {
    this.#disk = disk;
    this.#listings = new Map(disk.listings);
    this.#outbox = new Map(disk.outbox);
    this.#deleted = new Map(disk.deleted);
    this.#state = disk.state;
  }

  commit(): void {
    this.#disk.listings = this.#listings;
    this.#disk.outbox = this.#outbox;
    this.#disk.deleted = this.#deleted;
    this.#disk.conflicts.push(...this.#conflicts);
    this.#disk.state = this.#state;
  }

  async state() {
    return this.#state;
  }
  async putState(state: SyncState) {
    this.#state = state;
  }
  async listings(ids: readonly string[]) {
    return ids.map((id) => this.#listings.get(id));
  }
  async putListings(records: readonly ListingRecord[]) {
    for (const record of records) this.#listings.set(record.id, record);
  }
  async addListings(records: readonly ListingRecord[]) {
    for (const { id } of records) if (this.#listings.has(id)) throw new Error(`${id} is there already`);
    await this.putListings(records);
  }
  async removeListings(ids: readonly string[]) {
    for (const id of ids) this.#listings.delete(id);
  }
  async idsNotSeenSince(generation: number, seen: (id: string) => boolean) {
    const rows = [...this.#listings.values()].filter((row) => row.base !== null && row.generation < generation);
    // The real one does not read them: it would never know.
    if (rows.some(({ id }) => seen(id))) throw new Error('a row was seen in this full pass and does not say so');
    return rows.map(({ id }) => id);
  }
  async countListings() {
    return this.#listings.size;
  }
  async outbox() {
    return [...this.#outbox.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }
  async outboxOf(listingIds: readonly string[]) {
    const wanted = new Set(listingIds);
    return (await this.outbox()).filter((entry) => wanted.has(entry.listingId));
  }
  async listingIdsInOutbox() {
    return [...new Set([...this.#outbox.values()].map((entry) => entry.listingId))];
  }
  async putOutbox(entries: readonly OutboxEntry[]) {
    for (const entry of entries) this.#outbox.set(entry.id, entry);
  }
  async removeOutbox(ids: readonly string[]) {
    for (const id of ids) this.#outbox.delete(id);
  }
  async addConflicts(conflicts: readonly Conflict[]) {
    this.#conflicts.push(...conflicts);
  }
  async tombstones(ids: readonly string[]) {
    return ids.flatMap((id) => this.#deleted.get(id) ?? []);
  }
  async putTombstones(rows: readonly StoredTombstone[]) {
    for (const row of rows) this.#deleted.set(row.id, row);
  }
  async removeTombstones(ids: readonly string[]) {
    for (const id of ids) this.#deleted.delete(id);
  }
}

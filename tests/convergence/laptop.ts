import { canBecome, type Listing, type ListingFields } from '../../shared/domain/listing.ts';
import type { CityCapabilities, SyncPorts, SyncReport, SyncTransaction } from '../../shared/sync/ports.ts';
import type { ListingRecord, OutboxEntry } from '../../shared/sync/records.ts';
import { synchronise } from '../../shared/sync/synchronise.ts';
import { fieldsOf } from '../../shared/sync/writable-fields.ts';
import { Disk } from './disk.ts';
import type { Seeded } from './seeded.ts';
import type { SimulatedCity } from './simulated-city.ts';
import type { Life, Turns } from './turns.ts';
import { type CachedPages, type Weather, faultyCityPort } from './faulty-city-port.ts';

/** What a coordinator did, for the promises to be checked against. */
export interface UserEdit {
  readonly by: string;
  readonly id: string;
  /** `null`: deleted. */
  readonly change: Partial<ListingFields> | null;
  /** What the city's word was, as this laptop knew it, and what the coordinator saw. */
  readonly base: ListingFields | null;
  readonly seen: ListingFields | null;
}

export interface World {
  readonly city: SimulatedCity;
  readonly turns: Turns;
  readonly random: Seeded;
  readonly weather: Weather;
  readonly edits: UserEdit[];
  readonly pageSize: number;
}

const day = 86_400_000;

/** One coordinator with a laptop: edits, synchronises, crashes, has a wrong clock. */
export class Laptop {
  readonly name: string;
  readonly disk = new Disk();
  readonly capabilities: CityCapabilities;
  readonly #world: World;
  #life: Life = { ended: false };
  #running: Promise<SyncReport> | null = null;
  #signal = { aborted: false };
  #clock = 1_585_699_200_000;
  #numbers = 0;
  readonly #cachedPages: CachedPages = new Map();

  constructor(name: string, world: World, capabilities: CityCapabilities) {
    this.name = name;
    this.#world = world;
    this.capabilities = capabilities;
  }

  get synchronising(): boolean {
    return this.#running !== null;
  }

  /** Starts a synchronisation unless one runs: a laptop runs one at a time. */
  synchronise(resync: 'no' | 'full' | 'accept-restored' = 'no'): Promise<SyncReport> {
    const { turns, city, random, weather, pageSize } = this.#world;
    const life = this.#life;
    const signal = { aborted: false };
    this.#signal = signal;
    const ports: SyncPorts = {
      city: faultyCityPort(city, this.name, life, turns, random, weather, this.capabilities, this.#cachedPages),
      store: this.disk.storeFor(life, turns),
      now: () => this.#now(),
      random: () => random.next(),
      sleep: () => turns.wait(life),
      newId: () => this.#newId(),
    };
    this.#running ??= synchronise(ports, { signal, onProgress: () => {}, resync, pageSize }).then((report) => {
      if (!life.ended) this.#running = null;
      return report;
    });
    return this.#running;
  }

  cancel(): void {
    this.#signal.aborted = true;
  }

  /** Battery out: what was not committed has never been. */
  crash(): void {
    this.#life.ended = true;
    this.#life = { ended: false };
    this.#running = null;
  }

  setClock(days: number): void {
    this.#clock += days * day;
  }

  deposit(fields: ListingFields): Promise<void> {
    return this.#transact(async (transaction) => {
      const now = this.#now();
      const id = `listing-${this.#newId()}`;
      const local: Listing = { ...fields, id, version: 1, createdAt: now, updatedAt: now };
      await transaction.putListings([{ id, base: null, local, etag: null, generation: 0 }]);
      await transaction.putOutbox([this.#entry(id, { type: 'create', fields })]);
      return { by: this.name, id, change: fields, base: null, seen: null };
    });
  }

  /** As the interface does it: the row, and an entry of its own for this edit. */
  edit(choice: number, changeOf: (seen: Listing) => Partial<ListingFields> | null): Promise<void> {
    return this.#change(choice, async (record, seen, transaction) => {
      const change = changeOf(seen);
      if (change === null || (change.status && !canBecome(seen.status, change.status))) return null;
      const local = { ...seen, ...change, updatedAt: this.#now() };
      await transaction.putListings([{ ...record, local }]);
      await transaction.putOutbox([this.#entry(record.id, { type: 'update', patch: change })]);
      return change;
    });
  }

  delete(choice: number): Promise<void> {
    return this.#change(choice, async (record, _seen, transaction) => {
      await transaction.putOutbox([this.#entry(record.id, { type: 'delete' })]);
      return 'deleted';
    });
  }

  #change(
    choice: number,
    work: (
      record: ListingRecord,
      seen: Listing,
      transaction: SyncTransaction,
    ) => Promise<Partial<ListingFields> | 'deleted' | null>,
  ): Promise<void> {
    return this.#transact(async (transaction) => {
      const ids = [...this.disk.listings.keys()].sort();
      const id = ids[choice % Math.max(1, ids.length)] ?? '';
      const [record] = await transaction.listings([id]);
      const seen = record?.local ?? record?.base;
      if (!record || !seen) return null;
      const entries = await transaction.outboxOf([id]);
      // What is about to be deleted is no longer offered for a change.
      if (entries.some((entry) => entry.operation.type === 'delete')) return null;
      const change = await work(record, seen, transaction);
      if (change === null) return null;
      const base = record.base && fieldsOf(record.base);
      return { by: this.name, id, change: change === 'deleted' ? null : change, base, seen: fieldsOf(seen) };
    });
  }

  /** An edit counts from the moment when its transaction has ended. */
  async #transact(work: (transaction: SyncTransaction) => Promise<UserEdit | null>): Promise<void> {
    const { turns, edits } = this.#world;
    await this.disk.storeFor(this.#life, turns).transact(work, (edit) => {
      if (edit) edits.push(edit);
    });
  }

  #entry(listingId: string, operation: OutboxEntry['operation']): OutboxEntry {
    const at = this.#now();
    return { id: this.#newId(), listingId, operation, state: 'waiting', attempts: 0, reason: null, detail: null, at };
  }

  #now(): string {
    return new Date((this.#clock += 1000)).toISOString();
  }

  /** Ordered by this laptop's clock, as UUIDv7 is. */
  #newId(): string {
    this.#numbers += 1;
    return `${(this.#clock / 1000).toString(36).padStart(8, '0')}-${this.#numbers}-${this.name}`;
  }
}

import Dexie from 'dexie';
import type { Neighbour } from '../../../shared/domain/neighbour.ts';
import { quartierOf } from '../../../shared/domain/quartier-of.ts';
import type { Quartier } from '../../../shared/domain/quartier.ts';
import { gapBoard, type Gap } from '../../../shared/matching/gap-board.ts';
import type { PalierDatabase } from '../../db/database.ts';
import { currentListing, type ListingRecord } from '../../db/records.ts';
import { changedKeys } from './changed-keys.ts';
import { deskEntry } from './desk-entry.ts';
import { DeskIndex } from './desk-index.ts';
import type { PersonHit } from './desk-query.ts';
import { searchPeople } from './search-people.ts';

/** The first chunk fills the first screen; the others are larger, since nobody waits for them. */
const firstChunk = 200;
const nextChunks = 2000;
/** Changes that come close together are followed together. */
const settleMilliseconds = 40;

/**
 * Fills the index from the database, the newest listings first, then follows every change made here, in
 * other windows or by synchronisation, reading again only the rows that changed.
 */
export class DeskSource {
  readonly index = new DeskIndex();
  /** How many listings the database holds; more than the index while it loads. */
  total = 0;
  readonly #neighbours = new Map<string, Neighbour>();
  readonly #database: PalierDatabase;
  readonly #onChange: () => void;
  readonly #neighbourOf = new Map<string, string>();
  #toSend = new Set<string>();
  #quartiers: Quartier[] = [];
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Table → keys changed since the last reading. */
  #pending = new Map<string, Set<string> | 'everything'>();
  #work: Promise<void> = Promise.resolve();

  constructor(database: PalierDatabase, onChange: () => void) {
    this.#database = database;
    this.#onChange = onChange;
  }

  async start(): Promise<void> {
    Dexie.on('storagemutated', this.#note);
    await (this.#work = this.#load());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    Dexie.on('storagemutated').unsubscribe(this.#note);
  }

  /** Once everybody is there: an answer from half of them would have a second person made of somebody known. */
  async people(text: string): Promise<PersonHit[]> {
    await this.#work.catch(() => {});
    const listingIds = new Map<string, string[]>();
    for (const [listingId, neighbourId] of this.#neighbourOf) {
      listingIds.set(neighbourId, [...(listingIds.get(neighbourId) ?? []), listingId]);
    }
    const neighbours = [...this.#neighbours.values()].map((neighbour) => ({
      neighbour,
      listingIds: listingIds.get(neighbour.id) ?? [],
    }));
    return searchPeople(
      text,
      neighbours,
      this.index.entries().flatMap(({ contact }) => contact ?? []),
    );
  }

  /** The gap board of everything that is loaded. */
  async gaps(): Promise<Gap[]> {
    const matches = await this.#database.matches.where('state').anyOf('proposed', 'accepted').toArray();
    const taken = new Map<string, number>();
    for (const { offerId } of matches) taken.set(offerId, (taken.get(offerId) ?? 0) + 1);
    return gapBoard(
      this.index.entries().map(({ row }) => row),
      taken,
    );
  }

  async #load(): Promise<void> {
    await this.#readSurroundings();
    const { listings } = this.#database;
    this.total = await listings.count();
    const newest = await listings.orderBy('id').reverse().limit(firstChunk).toArray();
    this.#put(newest);
    this.#onChange();
    // The others in large pieces: their keys alone are read at once, which takes a while, but the screen is filled.
    const oldest = newest.at(-1)?.id;
    const keys = oldest === undefined ? [] : await listings.where('id').below(oldest).primaryKeys();
    let end = keys.length;
    let read = newest.length;
    let told = read;
    const readInTurn = async () => {
      while (end > 0 && !this.#stopped) {
        const last = keys[end - 1];
        const first = keys[Math.max(0, (end -= nextChunks))];
        const records = await listings.where('id').between(first, last, true, true).toArray();
        this.#put(records);
        read += records.length;
        // A map that is filled again takes longer than the reading of a few rows.
        if (read < told * 1.1) continue;
        told = read;
        this.#onChange();
      }
    };
    // While the rows of one are opened here, the browser reads those of the other.
    await Promise.all([readInTurn(), readInTurn()]);
    this.#onChange();
  }

  async #readSurroundings(): Promise<void> {
    const { overlays, neighbours, quartiers } = this.#database;
    for (const neighbour of await neighbours.toArray()) this.#neighbours.set(neighbour.id, neighbour);
    for (const { listingId, neighbourId } of await overlays.toArray()) {
      if (neighbourId) this.#neighbourOf.set(listingId, neighbourId);
    }
    this.#quartiers = await quartiers.toArray();
    this.#toSend = await this.#readToSend();
  }

  async #readToSend(): Promise<Set<string>> {
    return new Set((await this.#database.outbox.orderBy('listingId').uniqueKeys()) as string[]);
  }

  #put(records: readonly ListingRecord[]): void {
    for (const record of records) {
      const place = currentListing(record).location;
      this.index.put(
        deskEntry(record, {
          neighbour: this.#neighbours.get(this.#neighbourOf.get(record.id) ?? '') ?? null,
          quartier: place && quartierOf(place, this.#quartiers),
          toSend: this.#toSend.has(record.id),
        }),
      );
    }
  }

  readonly #note = (parts: Readonly<Record<string, unknown>>): void => {
    for (const table of ['listings', 'overlays', 'neighbours', 'quartiers', 'outbox', 'matches']) {
      // `all` stands for a window that comes back from the browser's cache.
      const ranges = parts['all'] ?? parts[`idb://${this.#database.name}/${table}/`];
      if (ranges === undefined) continue;
      const keys = changedKeys(ranges);
      const known = this.#pending.get(table);
      if (keys === 'everything' || known === 'everything') this.#pending.set(table, 'everything');
      else this.#pending.set(table, new Set([...(known ?? []), ...keys]));
    }
    if (this.#pending.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#work = this.#work.then(this.#followUnlessStopped, this.#followUnlessStopped);
    }, settleMilliseconds);
  };

  readonly #followUnlessStopped = async (): Promise<void> => {
    if (this.#stopped) return;
    try {
      await this.#follow();
    } catch (error) {
      // Closed under it: nobody waits for the answer any more.
      if (!this.#stopped) throw error;
    }
  };

  async #follow(): Promise<void> {
    const changes = this.#pending;
    this.#pending = new Map();
    const listings = changes.get('listings');
    if (listings === 'everything' || changes.get('quartiers') || hasEverything(changes)) return await this.#reload();

    const touched = new Set(listings);
    for (const id of await this.#changedOverlays(changes.get('overlays') as Set<string> | undefined)) touched.add(id);
    for (const id of await this.#changedNeighbours(changes.get('neighbours') as Set<string> | undefined))
      touched.add(id);
    if (changes.has('outbox')) {
      const toSend = await this.#readToSend();
      for (const id of [...toSend, ...this.#toSend]) if (toSend.has(id) !== this.#toSend.has(id)) touched.add(id);
      this.#toSend = toSend;
    }
    const ids = [...touched];
    const records = await this.#database.listings.bulkGet(ids);
    ids.forEach((id, position) => records[position] ?? this.index.remove(id));
    this.#put(records.filter((record) => record !== undefined));
    if (listings) this.total = await this.#database.listings.count();
    this.#onChange();
  }

  /** Reads all again, without showing an empty desk meanwhile. */
  async #reload(): Promise<void> {
    this.#neighbours.clear();
    this.#neighbourOf.clear();
    await this.#load();
    const kept = new Set(await this.#database.listings.toCollection().primaryKeys());
    for (const { row } of this.index.entries()) if (!kept.has(row.id)) this.index.remove(row.id);
    this.#onChange();
  }

  async #changedOverlays(keys: ReadonlySet<string> = new Set()): Promise<ReadonlySet<string>> {
    const ids = [...keys];
    const overlays = await this.#database.overlays.bulkGet(ids);
    ids.forEach((id, position) => {
      const neighbourId = overlays[position]?.neighbourId;
      if (neighbourId) this.#neighbourOf.set(id, neighbourId);
      else this.#neighbourOf.delete(id);
    });
    return keys;
  }

  async #changedNeighbours(keys: ReadonlySet<string> = new Set()): Promise<string[]> {
    if (keys.size === 0) return [];
    const ids = [...keys];
    const neighbours = await this.#database.neighbours.bulkGet(ids);
    ids.forEach((id, position) => {
      const neighbour = neighbours[position];
      if (neighbour) this.#neighbours.set(id, neighbour);
      else this.#neighbours.delete(id);
    });
    return [...this.#neighbourOf].filter(([, neighbourId]) => keys.has(neighbourId)).map(([listingId]) => listingId);
  }
}

function hasEverything(changes: ReadonlyMap<string, ReadonlySet<string> | 'everything'>): boolean {
  return changes.get('overlays') === 'everything' || changes.get('neighbours') === 'everything';
}

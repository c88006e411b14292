import { canBecome, type Listing, type ListingFields, type Tombstone } from '../../shared/domain/listing.ts';
import { patchListing } from '../../shared/sync/apply-merge-patch.ts';
import type { CityRefusal, ListingPage } from '../../shared/sync/ports.ts';
import { fieldsOf } from '../../shared/sync/writable-fields.ts';

type Answer<Data> = { ok: true; data: Data } | CityRefusal;

/** One accepted write, for the promises to be checked against. */
export interface Written {
  readonly by: string;
  readonly id: string;
  readonly before: Listing | null;
  /** `null`: deleted. */
  readonly after: Listing | null;
  /** Fields that the writer asked for. */
  readonly asked: Partial<ListingFields>;
}

interface Row {
  readonly item: Listing | Tombstone;
  /** Place in the log of changes, in commit order. */
  readonly place: number;
}

interface Past {
  readonly rows: ReadonlyMap<string, Row>;
  readonly operations: ReadonlyMap<string, Answer<Listing | null>>;
  readonly history: readonly Written[];
  readonly place: number;
  readonly horizon: number;
}

export interface CityRules {
  readonly cursor: boolean;
  readonly conditionalWrite: boolean;
}

/** The city of DESIGN §4, in memory: versions, cursor in commit order, tombstones with a horizon, replayed operations. */
export class SimulatedCity {
  readonly rules: CityRules;
  /** Accepted writes of histories that a restoration has undone. */
  readonly undone: (readonly Written[])[] = [];
  history: Written[] = [];
  #rows = new Map<string, Row>();
  #operations = new Map<string, Answer<Listing | null>>();
  #place = 0;
  #horizon = 0;
  #secret = 1;
  #revision = 0;
  #seconds = 1_585_699_200;
  #backup: Past | null = null;

  constructor(rules: CityRules) {
    this.rules = rules;
  }

  etagOf(listing: Listing): string {
    return `"${listing.version}.${String(listing['revision'])}"`;
  }

  get listings(): Listing[] {
    return [...this.#rows.values()].flatMap(({ item }) => ('deleted' in item ? [] : [item as Listing]));
  }

  page(cursor: string | null, limit: number): Answer<ListingPage> {
    return this.rules.cursor ? this.#pageOfChanges(cursor, limit) : this.#pageOfAll(cursor, limit);
  }

  read(id: string): Answer<Listing> {
    const row = this.#rows.get(id);
    if (!row) return { ok: false, code: 'not-found' };
    return 'deleted' in row.item ? { ok: false, code: 'gone' } : { ok: true, data: row.item as Listing };
  }

  create(by: string, id: string, fields: ListingFields, operation: string): Answer<Listing> {
    return this.#once(by, operation, () => {
      const row = this.#rows.get(id);
      if (row) return this.#changed(row);
      if (refused(fields)) return { ok: false, code: 'invalid' };
      return { ok: true, data: this.#write(by, id, null, { ...fields, id } as Listing, fields) };
    });
  }

  update(
    by: string,
    id: string,
    patch: Partial<ListingFields>,
    etag: string | null,
    operation: string,
  ): Answer<Listing> {
    return this.#once(by, operation, () => {
      const before = this.#held(id, etag);
      if (!before.ok) return before;
      const after = patchListing(before.data, patch);
      if (refused(after)) return { ok: false, code: 'invalid' };
      if (!canBecome(before.data.status, after.status)) return { ok: false, code: 'conflict' };
      return { ok: true, data: this.#write(by, id, before.data, after, patch) };
    });
  }

  delete(by: string, id: string, etag: string | null, operation: string): Answer<null> {
    return this.#once(by, operation, () => {
      const before = this.#held(id, etag);
      if (!before.ok) return before;
      const version = before.data.version + 1;
      this.#rows.set(id, this.#placed({ id, version, deleted: true }));
      this.history.push({ by, id, before: before.data, after: null, asked: {} });
      return { ok: true, data: null };
    });
  }

  /** A change made at the city hall, without any client. */
  editAtCityHall(id: string, change: Partial<ListingFields>): void {
    const row = this.#rows.get(id);
    if (!row || 'deleted' in row.item) return;
    const before = row.item as Listing;
    if (change.status && !canBecome(before.status, change.status)) return;
    this.#write('city', id, before, { ...before, ...change }, change);
  }

  /** Deletions so far are forgotten: whoever has not heard of them starts again. */
  forgetDeletions(): void {
    for (const [id, row] of this.#rows) if ('deleted' in row.item) this.#rows.delete(id);
    this.#horizon = this.#place;
  }

  setClock(seconds: number): void {
    this.#seconds += seconds;
  }

  backUp(): void {
    this.#backup = {
      rows: new Map(this.#rows),
      operations: new Map(this.#operations),
      history: [...this.history],
      place: this.#place,
      horizon: this.#horizon,
    };
  }

  /** Everything since the backup has never happened. Cursors of that history are refused from now on. */
  restore(): boolean {
    const past = this.#backup;
    if (!past) return false;
    this.undone.push(this.history);
    this.#rows = new Map(past.rows);
    this.#operations = new Map(past.operations);
    this.history = [...past.history];
    this.#place = past.place;
    this.#horizon = past.horizon;
    this.#secret += 1;
    return true;
  }

  #pageOfChanges(cursor: string | null, limit: number): Answer<ListingPage> {
    const [secret = this.#secret, seen = 0, complete = -1] = cursor?.split('.').map(Number) ?? [];
    if (secret !== this.#secret) return { ok: false, code: 'cursor-unknown' };
    const passFrom = complete < 0 ? this.#place : complete;
    if (passFrom < this.#horizon) return { ok: false, code: 'cursor-expired' };
    const after = [...this.#rows.values()].filter((row) => row.place > seen).sort((a, b) => a.place - b.place);
    const rows = after.slice(0, limit);
    const hasMore = after.length > limit;
    // At the end, the end of the log: the last deletions in it may have been forgotten already.
    const last = hasMore ? (rows.at(-1)?.place ?? seen) : this.#place;
    const nextCursor = `${this.#secret}.${last}.${hasMore ? passFrom : last}`;
    return { ok: true, data: { items: rows.map((row) => row.item), rejected: [], nextCursor, hasMore } };
  }

  /** A platform without a cursor: everything, most recently changed first, by offset; pages shift while one reads. */
  #pageOfAll(cursor: string | null, limit: number): Answer<ListingPage> {
    const offset = Number(cursor ?? 0);
    const live = [...this.#rows.values()].filter(({ item }) => !('deleted' in item)).sort((a, b) => b.place - a.place);
    const items = live.slice(offset, offset + limit).map((row) => row.item);
    const hasMore = live.length > offset + limit;
    return { ok: true, data: { items, rejected: [], nextCursor: hasMore ? String(offset + limit) : null, hasMore } };
  }

  /** The same operation twice is answered with what it did the first time. Refusals are not kept: nothing happened. */
  #once<Data extends Listing | null>(by: string, operation: string, effect: () => Answer<Data>): Answer<Data> {
    if (!operation) return { ok: false, code: 'invalid' };
    const key = `${by} ${operation}`;
    const kept = this.#operations.get(key);
    if (kept) return kept as Answer<Data>;
    const answer = effect();
    if (answer.ok) this.#operations.set(key, answer);
    return answer;
  }

  #held(id: string, etag: string | null): Answer<Listing> {
    const row = this.#rows.get(id);
    if (!row) return { ok: false, code: 'not-found' };
    if ('deleted' in row.item) return { ok: false, code: 'gone' };
    const listing = row.item as Listing;
    if (!this.rules.conditionalWrite) return { ok: true, data: listing };
    if (etag === null) return { ok: false, code: 'invalid', detail: 'no precondition' };
    return etag === this.etagOf(listing) ? { ok: true, data: listing } : this.#changed(row);
  }

  #changed({ item }: Row): CityRefusal {
    if ('deleted' in item) return { ok: false, code: 'gone' };
    return { ok: false, code: 'precondition-failed', current: item as Listing };
  }

  #write(by: string, id: string, before: Listing | null, after: Listing, asked: Partial<ListingFields>): Listing {
    this.#revision += 1;
    this.#seconds += this.#revision % 3 === 0 ? 1 : 0;
    const updatedAt = new Date(this.#seconds * 1000).toISOString();
    const written: Listing = {
      ...after,
      id,
      version: (before?.version ?? 0) + 1,
      createdAt: before?.createdAt ?? updatedAt,
      updatedAt,
      revision: this.#revision,
      // A member that clients of this version do not know.
      moderation: before?.['moderation'] ?? { desk: `desk-${this.#revision}` },
    };
    this.#rows.set(id, this.#placed(written));
    this.history.push({
      by,
      id,
      before,
      after: written,
      asked: Object.keys(asked).length > 0 ? asked : fieldsOf(after),
    });
    return written;
  }

  #placed(item: Listing | Tombstone): Row {
    this.#place += 1;
    return { item, place: this.#place };
  }
}

/** What this city's rules refuse whatever the rest says: it lets items be parked. */
function refused(fields: ListingFields): boolean {
  return fields.title.startsWith('refused');
}

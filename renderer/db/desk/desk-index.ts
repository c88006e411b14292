import { knownCategories } from '../../../shared/domain/category.ts';
import { listingStatuses } from '../../../shared/domain/listing.ts';
import type { Point } from '../../../shared/domain/place.ts';
import { walkingMetres } from '../../../shared/routing/walking-metres.ts';
import type { DeskEntry } from './desk-entry.ts';
import type { DeskAnswer, DeskPoints, DeskQuery, DeskSortKey, ListingRow } from './desk-query.ts';
import { isIn, PairIndex, saysAll } from './pair-index.ts';
import { searchWords } from './plain-text.ts';

const day = 86_400_000;
type Fits = (row: ListingRow) => boolean;
type Compare = (a: DeskEntry, b: DeskEntry) => number;

/**
 * All listings in memory, answering a query in the time between two key strokes. What makes it fast: each
 * sort order is computed once and then only merged with what changed, a query walks that order once and looks
 * only into texts that hold its pairs of letters, and one that only adds letters to the one before looks no
 * further than its result.
 */
export class DeskIndex {
  readonly #entries = new Map<string, DeskEntry>();
  readonly #slots = new Map<string, number>();
  readonly #bySlot: (DeskEntry | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #pairs = new PairIndex();
  readonly #orders = new Map<string, DeskEntry[]>();
  /** The slots of an order, counted when they are first needed. */
  readonly #orderSlots = new WeakMap<DeskEntry[], Int32Array>();
  /** Entries put or taken away since the orders were brought up to date. */
  readonly #changed = new Set<string>();
  #last: { query: DeskQuery; words: string[]; matching: Int32Array } | null = null;

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): DeskEntry | undefined {
    return this.#entries.get(id);
  }

  entries(): IterableIterator<DeskEntry> {
    return this.#entries.values();
  }

  put(entry: DeskEntry): void {
    const { id } = entry.row;
    const before = this.#entries.get(id);
    const slot = this.#slots.get(id) ?? this.#freeSlots.pop() ?? this.#slots.size;
    this.#entries.set(id, entry);
    this.#slots.set(id, slot);
    this.#bySlot[slot] = entry;
    if (before?.search !== entry.search) {
      if (before) this.#pairs.remove(slot);
      this.#pairs.add(slot, entry.search);
    }
    this.#touch(id);
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#entries.delete(id);
    this.#slots.delete(id);
    this.#bySlot[slot] = undefined;
    this.#pairs.remove(slot);
    this.#freeSlots.push(slot);
    this.#touch(id);
  }

  /** `now`: milliseconds since the epoch, for the days of waiting. `total` may be known before all is loaded. */
  answer(query: DeskQuery, now: number, total = this.size): DeskAnswer {
    const matching = this.#matching(query, now);
    const rows = this.#at(matching.subarray(query.offset, query.offset + query.limit)).map(({ row }): ListingRow =>
      query.from ? { ...row, metres: metresFrom(query.from, row) } : row,
    );
    return { rows, offset: query.offset, matching: matching.length, total };
  }

  points(query: DeskQuery, now: number): DeskPoints {
    const located = this.#at(this.#matching(query, now)).filter(({ row }) => row.lat !== null && row.lon !== null);
    return {
      ids: located.map(({ row }) => row.id),
      lats: Float64Array.from(located, ({ row }) => row.lat ?? 0),
      lons: Float64Array.from(located, ({ row }) => row.lon ?? 0),
      kinds: Uint8Array.from(located, ({ row }) => (row.kind === 'request' ? 1 : 0)),
    };
  }

  #touch(id: string): void {
    this.#changed.add(id);
    this.#last = null;
  }

  #at(slots: Int32Array): DeskEntry[] {
    return [...slots].flatMap((slot) => this.#bySlot[slot] ?? []);
  }

  /** Slots of what fits, in order: numbers, because half of a hundred thousand may fit a single letter. */
  #matching(query: DeskQuery, now: number): Int32Array {
    const words = searchWords(query.text);
    const last = this.#last && sameButText(this.#last.query, query) ? this.#last : null;
    if (last?.words.join(' ') === words.join(' ')) return last.matching;
    const narrower = last !== null && narrows(words, last.words);
    const matching = narrower
      ? this.#among(last.matching, newWords(words, last.words), null)
      : this.#among(this.#slotsOf(this.#ordered(query)), words, filterOf(query, now));
    this.#last = { query: structuredClone(query), words, matching };
    return matching;
  }

  #among(slots: Int32Array, words: readonly string[], fits: Fits | null): Int32Array {
    const candidates = this.#pairs.candidates(words);
    const holds = saysAll(words) ? null : hasWords(words);
    const found = new Int32Array(slots.length);
    let count = 0;
    for (const slot of slots) {
      if (candidates && !isIn(candidates, slot)) continue;
      const entry = fits || holds ? this.#bySlot[slot] : undefined;
      if (entry && ((fits && !fits(entry.row)) || (holds && !holds(entry)))) continue;
      found[count++] = slot;
    }
    return found.subarray(0, count);
  }

  #slotsOf(entries: DeskEntry[]): Int32Array {
    let slots = this.#orderSlots.get(entries);
    if (!slots) {
      slots = Int32Array.from(entries, ({ row }) => this.#slots.get(row.id) ?? 0);
      this.#orderSlots.set(entries, slots);
    }
    return slots;
  }

  #ordered(query: DeskQuery): DeskEntry[] {
    this.#mergeChanges();
    const { by, direction } = query.sort;
    if (by === 'metres') return byMetres([...this.#entries.values()], query.from, direction);
    const name = `${by} ${direction}`;
    let order = this.#orders.get(name);
    if (!order) {
      order = [...this.#entries.values()].sort(comparison(by, direction));
      this.#orders.set(name, order);
    }
    return order;
  }

  #mergeChanges(): void {
    if (this.#changed.size === 0) return;
    for (const [name, order] of this.#orders) {
      const [by, direction] = name.split(' ') as [DeskSortKey, 'up' | 'down'];
      const compare = comparison(by, direction);
      const fresh = [...this.#changed].flatMap((id) => this.#entries.get(id) ?? []).sort(compare);
      this.#orders.set(name, merge(order, fresh, this.#changed, compare));
    }
    this.#changed.clear();
  }
}

function merge(order: DeskEntry[], fresh: DeskEntry[], stale: ReadonlySet<string>, compare: Compare): DeskEntry[] {
  const merged: DeskEntry[] = [];
  let next = 0;
  for (const entry of order) {
    if (stale.has(entry.row.id)) continue;
    let candidate = fresh[next];
    while (candidate && compare(candidate, entry) < 0) {
      merged.push(candidate);
      candidate = fresh[++next];
    }
    merged.push(entry);
  }
  return merged.concat(fresh.slice(next));
}

/** Does every listing with these words also have those? True while letters are being added. */
function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((word) => words.some((now) => now.includes(word)));
}

/** What is left to look for among those that hold the words before. */
function newWords(words: readonly string[], before: readonly string[]): string[] {
  return words.filter((word) => !before.includes(word));
}

function hasWords(words: readonly string[]): (entry: DeskEntry) => boolean {
  const [first, second, ...others] = words;
  if (first === undefined) return () => true;
  if (second === undefined) return (entry) => entry.search.includes(first);
  return ({ search }) =>
    search.includes(first) && search.includes(second) && others.every((word) => search.includes(word));
}

/** `null` where every row fits: then none of them is looked at. */
function filterOf(query: DeskQuery, now: number): Fits | null {
  const kinds = query.kinds.length ? new Set(query.kinds) : null;
  const categories = query.categories.length ? new Set(query.categories) : null;
  const quartierIds = query.quartierIds.length ? new Set(query.quartierIds) : null;
  const statuses = query.statuses.length ? new Set(query.statuses) : null;
  const latest = query.waitingDays === null ? Infinity : now - query.waitingDays * day;
  if (!kinds && !categories && !quartierIds && !statuses && latest === Infinity) return null;
  return (row) =>
    row.since <= latest &&
    (!kinds || kinds.has(row.kind)) &&
    (!statuses || statuses.has(row.status)) &&
    (!categories || categories.has(row.category)) &&
    (!quartierIds || quartierIds.has(row.quartierId));
}

function sameButText(a: DeskQuery, b: DeskQuery): boolean {
  const key = (query: DeskQuery) => JSON.stringify({ ...query, text: '', offset: 0, limit: 0 });
  return key(a) === key(b);
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** What is empty goes last, whichever the direction. */
const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '');
const categoryRank = new Map<string, number>(knownCategories.map((category, rank) => [category, rank]));
const rankOf = (category: string): number => categoryRank.get(category) ?? knownCategories.length;
const statusRank = new Map<string, number>(listingStatuses.map((status, rank) => [status, rank]));

/** Ties: the newest first, then by identifier, so that an order is total and pages never overlap. */
function comparison(by: DeskSortKey, direction: 'up' | 'down'): Compare {
  const sign = direction === 'up' ? 1 : -1;
  const tie: Compare = (a, b) => b.row.since - a.row.since || text(a.row.id, b.row.id);
  switch (by) {
    case 'title':
      return (a, b) => sign * text(a.sortTitle, b.sortTitle) || tie(a, b);
    case 'person':
      return (a, b) => emptyLast(a.sortPerson, b.sortPerson) || sign * text(a.sortPerson, b.sortPerson) || tie(a, b);
    case 'quartier':
      return (a, b) =>
        emptyLast(a.sortQuartier, b.sortQuartier) || sign * text(a.sortQuartier, b.sortQuartier) || tie(a, b);
    case 'status':
      return (a, b) => sign * ((statusRank.get(a.row.status) ?? 0) - (statusRank.get(b.row.status) ?? 0)) || tie(a, b);
    case 'category':
      return (a, b) =>
        sign * (rankOf(a.row.category) - rankOf(b.row.category) || text(a.row.category, b.row.category)) || tie(a, b);
    default:
      return (a, b) => sign * (a.row.since - b.row.since) || text(a.row.id, b.row.id);
  }
}

function byMetres(entries: DeskEntry[], from: Point | null, direction: 'up' | 'down'): DeskEntry[] {
  if (!from) return entries.sort(comparison('since', 'down'));
  const sign = direction === 'up' ? 1 : -1;
  // Without a place: last, whichever the direction.
  const measured = entries.map((entry) => ({ entry, metres: sign * (metresFrom(from, entry.row) ?? sign * Infinity) }));
  measured.sort((a, b) => (a.metres === b.metres ? text(a.entry.row.id, b.entry.row.id) : a.metres - b.metres));
  return measured.map(({ entry }) => entry);
}

function metresFrom(from: Point, { lat, lon }: ListingRow): number | null {
  return lat === null || lon === null ? null : Math.round(walkingMetres(from, { lat, lon }));
}

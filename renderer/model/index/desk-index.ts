import type { Point } from '../../../shared/domain/place.ts';
import { walkingMetres } from '../../../shared/routing/walking-metres.ts';
import type { DeskEntry } from './desk-entry.ts';
import { byText, type CompareSlots, comparison, merged } from './desk-order.ts';
import type { DeskAnswer, DeskPoints, DeskQuery, DeskSortKey, ListingRow } from './desk-query.ts';
import { searchWords } from './search-words.ts';
import { countOf, isIn, keepOnly, TextIndex } from './text-index.ts';

const day = 86_400_000;
type Fits = (row: ListingRow) => boolean;

/** What fits a query: bits of the slots, whatever the order, and an order of all slots to take them in. */
interface Found {
  readonly key: string;
  readonly words: readonly string[];
  readonly bits: Uint32Array;
  readonly matching: number;
  readonly order: Int32Array;
}

/**
 * All listings in memory, answering a query in the time between two key strokes. What makes it fast: each listing is a
 * small number, its slot; what fits is found slot by slot, as the texts lie in memory, and not in the order asked for;
 * each order is computed once and then only merged with what changed; and a query that only adds letters to the one
 * before looks no further than its result.
 */
export class DeskIndex {
  readonly #slots = new Map<string, number>();
  readonly #bySlot: (DeskEntry | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #texts = new TextIndex();
  readonly #orders = new Map<string, Int32Array>();
  /** Slots filled, changed or emptied since the orders were brought up to date. */
  readonly #changed = new Set<number>();
  #last: Found | null = null;

  get size(): number {
    return this.#slots.size;
  }

  entries(): DeskEntry[] {
    return Array.from(this.#slots.values(), (slot) => this.#entry(slot));
  }

  put(entry: DeskEntry): void {
    const { id } = entry.row;
    const slot = this.#slots.get(id) ?? this.#freeSlots.pop() ?? this.#slots.size;
    const before = this.#bySlot[slot];
    this.#slots.set(id, slot);
    this.#bySlot[slot] = entry;
    if (before?.search !== entry.search) {
      if (before) this.#texts.remove(slot);
      this.#texts.add(slot, entry.search);
    }
    this.#touch(slot);
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#bySlot[slot] = undefined;
    this.#texts.remove(slot);
    this.#freeSlots.push(slot);
    this.#touch(slot);
  }

  /** `now`: milliseconds since the epoch, for the days of waiting. `total` may be known before all is loaded. */
  answer(query: DeskQuery, now: number, total = this.size): DeskAnswer {
    const found = this.#find(query, now);
    const rows = inOrder(found, query.offset, query.limit).map((slot): ListingRow => {
      const { row } = this.#entry(slot);
      return query.from ? { ...row, metres: metresFrom(query.from, row) } : row;
    });
    return { rows, offset: query.offset, matching: found.matching, total };
  }

  points(query: DeskQuery, now: number): DeskPoints {
    const located = inOrder(this.#find(query, now))
      .map((slot) => this.#entry(slot).row)
      .filter(({ lat, lon }) => lat !== null && lon !== null);
    const points = {
      ids: new Array<string>(located.length),
      lats: new Float64Array(located.length),
      lons: new Float64Array(located.length),
      kinds: new Uint8Array(located.length),
      visitable: new Uint8Array(located.length),
    };
    located.forEach((row, n) => {
      points.ids[n] = row.id;
      points.lats[n] = row.lat ?? 0;
      points.lons[n] = row.lon ?? 0;
      points.kinds[n] = row.kind === 'request' ? 1 : 0;
      points.visitable[n] = row.visitable ? 1 : 0;
    });
    return points;
  }

  #touch(slot: number): void {
    this.#changed.add(slot);
    this.#last = null;
  }

  #entry(slot: number): DeskEntry {
    const entry = this.#bySlot[slot];
    if (!entry) throw new Error(`slot ${slot} is empty`);
    return entry;
  }

  #find(query: DeskQuery, now: number): Found {
    const words = searchWords(query.text);
    const key = keyButText(query);
    const last = this.#last?.key === key ? this.#last : null;
    if (last?.words.join(' ') === words.join(' ')) return last;
    const narrower = last !== null && narrows(words, last.words);
    const bits = narrower ? this.#texts.find(newWords(words, last.words), last.bits) : this.#texts.find(words);
    const fits = narrower ? null : filterOf(query, now);
    if (fits) keepOnly(bits, (slot) => fits(this.#entry(slot).row));
    return (this.#last = { key, words, bits, matching: countOf(bits), order: last?.order ?? this.#ordered(query) });
  }

  #ordered({ sort: { by, direction }, from }: DeskQuery): Int32Array {
    this.#mergeChanges();
    if (by === 'metres' && from) return this.#byMetres(from, direction);
    const name = by === 'metres' ? 'since down' : `${by} ${direction}`;
    const order = this.#orders.get(name) ?? Int32Array.from(this.#slots.values()).sort(this.#comparison(name));
    this.#orders.set(name, order);
    return order;
  }

  /** Without a place: last, whichever the direction. */
  #byMetres(from: Point, direction: 'up' | 'down'): Int32Array {
    const sign = direction === 'up' ? 1 : -1;
    const metres = new Float64Array(this.#bySlot.length);
    for (const slot of this.#slots.values())
      metres[slot] = sign * (metresFrom(from, this.#entry(slot).row) ?? sign * Infinity);
    const far = (slot: number) => metres[slot] ?? 0;
    return Int32Array.from(this.#slots.values()).sort((a, b) =>
      far(a) === far(b) ? byText(this.#entry(a).row.id, this.#entry(b).row.id) : far(a) - far(b),
    );
  }

  #comparison(name: string): CompareSlots {
    const compare = comparison(...(name.split(' ') as [DeskSortKey, 'up' | 'down']));
    return (a, b) => compare(this.#entry(a), this.#entry(b));
  }

  #mergeChanges(): void {
    if (this.#changed.size === 0) return;
    const fresh = [...this.#changed].filter((slot) => this.#bySlot[slot]);
    for (const [name, order] of this.#orders) {
      const kept = order.filter((slot) => !this.#changed.has(slot));
      this.#orders.set(name, merged(kept, fresh, this.#comparison(name)));
    }
    this.#changed.clear();
  }
}

/** What is found, from `offset` on, at most `limit` of it. */
function inOrder({ order, bits, matching }: Found, offset = 0, limit = Infinity): number[] {
  const slots: number[] = [];
  const last = Math.min(offset + limit, matching);
  let seen = 0;
  for (let n = 0; n < order.length && seen < last; n++) {
    const slot = order[n] ?? 0;
    if (isIn(bits, slot) && seen++ >= offset) slots.push(slot);
  }
  return slots;
}

/** Does every listing with these words also have those? True while letters are being added. */
function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((word) => words.some((now) => now.includes(word)));
}

/** What is left to look for among those that hold the words before. */
function newWords(words: readonly string[], before: readonly string[]): string[] {
  return words.filter((word) => !before.includes(word));
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

function keyButText(query: DeskQuery): string {
  return JSON.stringify({ ...query, text: '', offset: 0, limit: 0 });
}

function metresFrom(from: Point, { lat, lon }: ListingRow): number | null {
  return lat === null || lon === null ? null : Math.round(walkingMetres(from, { lat, lon }));
}

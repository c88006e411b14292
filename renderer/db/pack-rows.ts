import Dexie, {
  cmp,
  type DBCore,
  type DBCoreCountRequest,
  type DBCoreIndex,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreMutateResponse,
  type DBCoreQueryRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';
import { cursorOver } from './cursor-over.ts';
import type { StoredRow } from './seal-row.ts';

/** Rows of a pack. With more, each change would rewrite more; with fewer, a first fetch would write more records. */
export const packSize = 8;

interface Pack {
  readonly pack: number;
  readonly rows: readonly StoredRow[];
}

/** A pack as `listingPacks` keeps it: IndexedDB takes its time for each record and each array in it, hardly for bytes. */
interface PackRecord {
  readonly pack: number;
  /** What each row shows. */
  readonly clear: readonly Readonly<Record<string, unknown>>[];
  /** The boxes of all rows, one behind the other, and where each one ends. */
  readonly sealed: Uint8Array;
  readonly ends: readonly number[];
}

/** What a pack holds, in a record of `packedListings`, so that keys are found and counted without reading a row. */
interface PackedIds {
  readonly pack: number;
  readonly ids: readonly string[];
}

/** What one transaction knows. */
interface KnownPacks {
  /** By identifier of a row; `undefined`: it is in none. */
  readonly packOf: Map<string, number | undefined>;
  /** As they were read, or written since. */
  readonly packRead: Map<number, Pack>;
  /** 1 where there is none. */
  nextPack: number;
  someLoose: boolean;
}

/** Requests have been made, and IndexedDB keeps their order: the next operation need not wait for their answer. */
interface Issued<Answer> {
  readonly answer: Answer | Promise<Answer>;
}

/**
 * Keeps the listings of a first fetch in packs, and shows one plain table to everything above, the seal included: a row
 * keeps its own box. Rows that are added many at a time go into packs, and are changed in their pack; every other row
 * lies by itself in `listings`. So a row is in exactly one place. See decision 043.
 */
export const packRows: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'PackRows',
  level: -20,
  create: (core) => ({
    ...core,
    transaction: (stores, mode, options) =>
      core.transaction(
        stores.includes('listings') ? [...stores, 'listingPacks', 'packedListings'] : stores,
        mode,
        options,
      ),
    table: (name) => (name === 'listings' ? packTable(core) : core.table(name)),
  }),
};

function packTable(core: DBCore): DBCoreTable {
  const loose = core.table('listings');
  // Not there yet while the database is being brought to the version that has them.
  const packs = () => core.table('listingPacks');
  const packed = () => core.table('packedListings');
  const known = new WeakMap<DBCoreTransaction, KnownPacks>();
  const byId = () => packed().schema.getIndexByKeyPath('ids') as DBCoreIndex;
  const idOf = loose.schema.primaryKey.extractKey as (row: unknown) => string;

  async function knownIn(trans: DBCoreTransaction): Promise<KnownPacks> {
    const before = known.get(trans);
    if (before) return before;
    const [pack, row] = await Promise.all([lastKey(packed(), trans), lastKey(loose, trans)]);
    const now: KnownPacks = {
      packOf: new Map(),
      packRead: new Map(),
      nextPack: ((pack as number | undefined) ?? 0) + 1,
      someLoose: row !== undefined,
    };
    known.set(trans, now);
    return now;
  }

  /** Packs with a row in this range, each once; `limit` and `direction` as for the rows. */
  async function packsIn(
    trans: DBCoreTransaction,
    range: DBCoreKeyRange,
    limit = Infinity,
    direction: 'next' | 'prev' = 'next',
  ): Promise<number[]> {
    const query = { index: byId(), range };
    return [...new Set((await packed().query({ trans, values: false, limit, direction, query })).result as number[])];
  }

  /** The packs that hold these rows, each once. What a transaction has read or written of them it need not read again. */
  async function packsOf(
    { packOf, packRead, nextPack }: KnownPacks,
    trans: DBCoreTransaction,
    ids: readonly string[],
  ): Promise<Pack[]> {
    if (nextPack === 1) return [];
    const unknown = ids.filter((id) => !packOf.has(id));
    await Promise.all(unknown.map(async (id) => packOf.set(id, (await packsIn(trans, exactly(id)))[0])));
    const wanted = [...new Set(ids.flatMap((id) => packOf.get(id) ?? []))];
    const unread = wanted.filter((pack) => !packRead.has(pack));
    for (const record of await read<PackRecord | Pack>(packs(), trans, unread))
      packRead.set(record.pack, unpacked(record));
    return wanted.flatMap((pack) => packRead.get(pack) ?? []);
  }

  async function write(table: DBCoreTable, request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> {
    const answer = await table.mutate(request);
    if (answer.numFailures === 0) return answer;
    // Half a change would leave a row in two places, or in none.
    request.trans.abort();
    throw Object.values(answer.failures)[0] as Error;
  }

  /** Fails as a whole where one of the rows is there already. */
  async function add(trans: DBCoreTransaction, rows: readonly StoredRow[]): Promise<Issued<DBCoreMutateResponse>> {
    const known = await knownIn(trans);
    const ids = rows.map(idOf);
    const together = rows.length >= packSize;
    // Beside packs, the index of identifiers itself refuses a second one; beside loose rows, their key does.
    const held = together
      ? known.someLoose && (await read(loose, trans, ids)).length > 0
      : (await packsOf(known, trans, ids)).some((pack) => pack.rows.some((row) => ids.includes(idOf(row))));
    if (held) throw new Dexie.ConstraintError('a listing is there already');
    if (!together) {
      known.someLoose = true;
      return { answer: loose.mutate({ type: 'add', trans, values: rows }) };
    }
    const values = Array.from(slices(rows, packSize), (slice): Pack => ({ pack: known.nextPack++, rows: slice }));
    known.packOf.clear();
    const written = Promise.all([
      write(packs(), { type: 'add', trans, values: values.map(packedUp) }),
      write(packed(), { type: 'add', trans, values: values.map(idsIn) }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async function put(trans: DBCoreTransaction, rows: readonly StoredRow[]): Promise<Issued<DBCoreMutateResponse>> {
    const ids = rows.map(idOf);
    const latest = new Map(rows.map((row) => [idOf(row), row]));
    const known = await knownIn(trans);
    const values = (await packsOf(known, trans, ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.map((row) => {
        const changed = latest.get(idOf(row));
        latest.delete(idOf(row));
        return changed ?? row;
      }),
    }));
    for (const pack of values) known.packRead.set(pack.pack, pack);
    if (latest.size > 0) known.someLoose = true;
    const written = Promise.all([
      write(packs(), { type: 'put', trans, values: values.map(packedUp) }),
      write(loose, { type: 'put', trans, values: [...latest.values()] }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async function remove(trans: DBCoreTransaction, ids: readonly string[]): Promise<Issued<DBCoreMutateResponse>> {
    const gone = new Set(ids);
    const known = await knownIn(trans);
    const left = (await packsOf(known, trans, ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.filter((row) => !gone.has(idOf(row))),
    }));
    const keys = left.filter(({ rows }) => rows.length === 0).map(({ pack }) => pack);
    const values = left.filter(({ rows }) => rows.length > 0);
    for (const id of ids) known.packOf.set(id, undefined);
    for (const pack of values) known.packRead.set(pack.pack, pack);
    const written = Promise.all([
      write(packs(), { type: 'delete', trans, keys }),
      write(packed(), { type: 'delete', trans, keys }),
      write(packs(), { type: 'put', trans, values: values.map(packedUp) }),
      write(packed(), { type: 'put', trans, values: values.map(idsIn) }),
      write(loose, { type: 'delete', trans, keys: [...ids] }),
    ]);
    return { answer: written.then(() => succeeded(ids)) };
  }

  async function removeRange(trans: DBCoreTransaction, range: DBCoreKeyRange): Promise<Issued<DBCoreMutateResponse>> {
    if (range.type !== everything.type)
      return await remove(
        trans,
        (await query({ trans, query: { index: loose.schema.primaryKey, range } })) as string[],
      );
    (await knownIn(trans)).packOf.clear();
    const written = [loose, packs(), packed()].map((table) => write(table, { type: 'deleteRange', trans, range }));
    return { answer: Promise.all(written).then(() => succeeded([])) };
  }

  async function getMany(trans: DBCoreTransaction, ids: readonly string[]): Promise<(StoredRow | undefined)[]> {
    const known = await knownIn(trans);
    const found = new Map(
      (await packsOf(known, trans, ids)).flatMap(({ rows }) => rows.map((row) => [idOf(row), row])),
    );
    const others = known.someLoose ? ids.filter((id) => !found.has(id)) : [];
    for (const row of await read<StoredRow>(loose, trans, others)) found.set(idOf(row), row);
    return ids.map((id) => found.get(id));
  }

  /** Rows or keys of a range, in the order of their keys. */
  async function query(request: DBCoreQueryRequest): Promise<unknown[]> {
    const { trans, values, limit = Infinity, query, direction } = request;
    const { range } = query;
    if (range.type === nothing || limit === 0) return [];
    const backwards = direction?.startsWith('prev') ?? false;
    const key = values ? idOf : (id: unknown) => id as string;
    const whole = range.type === everything.type && limit === Infinity;
    const holding = values ? packs() : packed();
    const readPacks = async () =>
      whole
        ? (await holding.query({ trans, values: true, query: { index: holding.schema.primaryKey, range } })).result
        : await read(holding, trans, await packsIn(trans, range, limit, backwards ? 'prev' : 'next'));
    const [{ result }, holders] = await Promise.all([loose.query(request), readPacks()]);
    const together = (holders as (PackRecord | Pack | PackedIds)[]).flatMap((holder): readonly unknown[] =>
      'ids' in holder ? holder.ids : unpacked(holder).rows,
    );
    if (together.length === 0) return result;
    const all = [...result, ...(whole ? together : together.filter((one) => isWithin(key(one), range)))];
    all.sort((one, other) => (key(one) < key(other) === backwards ? 1 : -1));
    return limit === Infinity ? all : all.slice(0, limit);
  }

  async function count({ trans, query }: DBCoreCountRequest): Promise<number> {
    const range = query.range;
    const counts = await Promise.all([
      loose.count({ trans, query }),
      packed().count({ trans, query: { index: byId(), range } }),
    ]);
    return counts[0] + counts[1];
  }

  const inTurn = takingTurns();
  const readInTurn = <Answer>(trans: DBCoreTransaction, work: () => Promise<Answer>) =>
    inTurn(trans, async () => ({ answer: await work() }));

  return {
    ...loose,
    mutate: (request) =>
      inTurn(request.trans, () => {
        const { trans, type } = request;
        if (type === 'add') return add(trans, request.values as StoredRow[]);
        if (type === 'put') return put(trans, request.values as StoredRow[]);
        if (type === 'delete') return remove(trans, request.keys as string[]);
        return removeRange(trans, request.range);
      }),
    get: ({ trans, key }) => readInTurn(trans, async () => (await getMany(trans, [key as string]))[0]),
    getMany: ({ trans, keys }) => readInTurn(trans, () => getMany(trans, keys as string[])),
    query: (request) => readInTurn(request.trans, async () => ({ result: await query(request) })),
    count: (request) => readInTurn(request.trans, () => count(request)),
    openCursor: ({ trans, values, reverse = false, query: { index, range } }) =>
      readInTurn(trans, async () => {
        const direction = reverse ? 'prev' : 'next';
        const found = await query({ trans, values: values ?? false, query: { index, range }, direction });
        return cursorOver(trans, found, values ? idOf : (id) => id as string, reverse);
      }),
  };
}

const everything = { type: 3, lower: undefined, upper: undefined } satisfies DBCoreKeyRange;
const nothing = 4;

function exactly(id: string): DBCoreKeyRange {
  return { type: 1, lower: id, upper: id };
}

function isWithin(id: string, { lower, lowerOpen, upper, upperOpen }: DBCoreKeyRange): boolean {
  const above = lower === undefined ? 1 : cmp(id, lower);
  const below = upper === undefined ? -1 : cmp(id, upper);
  return (lowerOpen ? above > 0 : above >= 0) && (upperOpen ? below < 0 : below <= 0);
}

async function lastKey(table: DBCoreTable, trans: DBCoreTransaction): Promise<unknown> {
  const query = { index: table.schema.primaryKey, range: everything };
  return (await table.query({ trans, values: false, limit: 1, direction: 'prev', query })).result[0];
}

export function* slices<Row>(rows: readonly Row[], size: number): Iterable<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

function packedUp({ pack, rows }: Pack): PackRecord {
  const sealed = new Uint8Array(rows.reduce((length, row) => length + row.sealed.length, 0));
  const ends: number[] = [];
  const clear = rows.map(({ sealed: box, ...shown }) => {
    const start = ends.at(-1) ?? 0;
    sealed.set(box, start);
    ends.push(start + box.length);
    return shown;
  });
  return { pack, clear, sealed, ends };
}

function unpacked(record: PackRecord | Pack): Pack {
  // As the first Palier with packs wrote them.
  if ('rows' in record) return record;
  const { pack, clear, sealed, ends } = record;
  const rows = clear.map((shown, index) => ({ ...shown, sealed: sealed.subarray(ends[index - 1] ?? 0, ends[index]) }));
  return { pack, rows };
}

function idsIn({ pack, rows }: Pack): PackedIds {
  return { pack, ids: rows.map(({ id }) => id as string) };
}

async function read<Row>(table: DBCoreTable, trans: DBCoreTransaction, keys: readonly unknown[]): Promise<Row[]> {
  const rows = (await table.getMany({ trans, keys: [...keys] })) as (Row | undefined)[];
  return rows.filter((row) => row !== undefined);
}

function succeeded(results: readonly string[], lastResult?: string): DBCoreMutateResponse {
  return { numFailures: 0, failures: {}, results: [...results], lastResult };
}

/**
 * One operation of a transaction after the other: each takes several requests, and two that change the same pack at once
 * would lose what one of them wrote. Dexie follows its transaction through a hundred native promises in a row and no
 * more: so ours run outside of what it follows, and the answer is a promise of its own.
 */
function takingTurns() {
  const last = new WeakMap<DBCoreTransaction, Promise<unknown>>();
  return <Answer>(trans: DBCoreTransaction, work: () => Promise<Issued<Answer>>): Promise<Answer> =>
    new Dexie.Promise<Answer>((resolve, reject) => {
      Dexie.ignoreTransaction(() => {
        const issued = last.get(trans)?.then(work, work) ?? work();
        last.set(trans, issued);
        issued.then(({ answer }) => answer).then(resolve, reject);
      });
    });
}

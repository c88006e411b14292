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
import { createSealer, SealBroken, type Sealer } from '../seal/seal-row.ts';
import type { DamagedRow } from '../seal/seal-tables.ts';

/** Rows of a pack. With more, each change would open and seal more; with fewer, a first fetch would write more records. */
const packSize = 8;
/** Packs whose identifiers lie in one record. */
const packsOfGroup = 6;
/** Rows that share one record of identifiers. */
export const groupSize = packsOfGroup * packSize;
/** Opened packs that a transaction keeps at most. */
const packsInMemory = 512;

type Row = Readonly<Record<string, unknown>>;

/** Sealed as one: IndexedDB takes its time for each record, hardly for its bytes, and so does the seal. */
interface Pack {
  readonly pack: number;
  readonly rows: readonly Row[];
}

/** What some packs hold, in a record of `packIds`, so that keys are found and counted without opening a row. */
interface Group {
  readonly group: number;
  readonly ids: readonly string[];
  /** The pack of each identifier, in the same order. */
  readonly packs: readonly number[];
}

/** What one transaction knows. */
interface KnownPacks {
  /** By identifier of a row; `undefined`: it is in none. */
  readonly packOf: Map<string, number | undefined>;
  /** As they were read, or written since. */
  readonly groupRead: Map<number, Group>;
  /** The same; `null`: the seal is broken, or the pack is lost. */
  readonly packRead: Map<number, Pack | null>;
  /** 0 where there is none. */
  nextGroup: number;
  someLoose: boolean;
}

/** Requests have been made, and IndexedDB keeps their order: the next operation need not wait for their answer. */
interface Issued<Answer> {
  readonly answer: Answer | Promise<Answer>;
}

/**
 * Keeps the listings of a first fetch in packs, and shows one plain table to everything above. Rows that are added many
 * at a time go into packs, and are changed in their pack; every other row lies by itself in `listings`. So a row is in
 * exactly one place. The rows of a pack are sealed as one, here; the others by the layer below. See decision 043.
 */
export function packRows(key: Uint8Array | null, reportDamage: (row: DamagedRow) => void): Middleware<DBCore> {
  const sealer = key && createSealer(key);
  return {
    stack: 'dbcore',
    name: 'PackRows',
    level: -10,
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) =>
        core.transaction(stores.includes('listings') ? [...stores, 'packs', 'packIds'] : stores, mode, options),
      table: (name) => (name === 'listings' && sealer ? packTable(core, sealer, reportDamage) : core.table(name)),
    }),
  };
}

function packTable(core: DBCore, sealer: Sealer, reportDamage: (row: DamagedRow) => void): DBCoreTable {
  const loose = core.table('listings');
  // Not there yet while the database is being brought to the version that has them.
  const packs = () => core.table('packs');
  const groups = () => core.table('packIds');
  const known = new WeakMap<DBCoreTransaction, KnownPacks>();
  const byId = () => groups().schema.getIndexByKeyPath('ids') as DBCoreIndex;
  const idOf = loose.schema.primaryKey.extractKey as (row: unknown) => string;

  const rowsById = ({ rows }: Pack) => rows.map((row): [string, Row] => [idOf(row), row]);
  const report = (ids: readonly string[]) => {
    for (const id of ids) reportDamage({ table: 'listings', key: id });
  };

  async function knownIn(trans: DBCoreTransaction): Promise<KnownPacks> {
    const before = known.get(trans);
    if (before) return before;
    const [group, row] = await Promise.all([lastKey(groups(), trans), lastKey(loose, trans)]);
    const now: KnownPacks = {
      packOf: new Map(),
      groupRead: new Map(),
      packRead: new Map(),
      nextGroup: ((group as number | undefined) ?? -1) + 1,
      someLoose: row !== undefined,
    };
    known.set(trans, now);
    return now;
  }

  /** Groups with a row in this range, each once; `limit` and `direction` as for the rows. */
  async function groupsIn(
    trans: DBCoreTransaction,
    range: DBCoreKeyRange,
    limit: number,
    direction: 'next' | 'prev',
  ): Promise<number[]> {
    const query = { index: byId(), range };
    return unique((await groups().query({ trans, values: false, limit, direction, query })).result as number[]);
  }

  /** Where these rows lie, and what lies there. What a transaction has read or written it need not read again. */
  async function find(known: KnownPacks, trans: DBCoreTransaction, ids: readonly string[]): Promise<Pack[]> {
    const { packOf, packRead } = known;
    if (known.nextGroup === 0) return [];
    const unknown = ids.filter((id) => !packOf.has(id));
    // Rows that come together often lie together: then most are found beside the first few.
    for (const some of [unknown.filter((_, index) => index % packSize === 0), unknown]) {
      const lookups = some
        .filter((id) => !packOf.has(id))
        .map((id) => groups().query({ trans, values: true, limit: 1, query: { index: byId(), range: exactly(id) } }));
      for (const { result } of await Promise.all(lookups)) for (const group of result as Group[]) learn(known, group);
    }
    for (const id of unknown) if (!packOf.has(id)) packOf.set(id, undefined);
    const wanted = unique(ids.flatMap((id) => packOf.get(id) ?? []));
    if (packRead.size > packsInMemory) packRead.clear();
    const unread = wanted.filter((pack) => !packRead.has(pack));
    (await openPacks(trans, unread)).forEach((pack, index) => packRead.set(unread[index] as number, pack));
    return wanted.flatMap((pack) => packRead.get(pack) ?? []);
  }

  /** Packs by their numbers; `null` in place of one whose seal is broken, or that is lost. `whole`: these are all. */
  async function openPacks(
    trans: DBCoreTransaction,
    numbers: readonly number[],
    whole = false,
  ): Promise<(Pack | null)[]> {
    const [keys, boxes] = whole
      ? await Promise.all([readAll(packs(), trans, false), readAll(packs(), trans)])
      : [numbers, await packs().getMany({ trans, keys: [...numbers] })];
    const boxOf = new Map(keys.map((key, index) => [key, boxes[index]]));
    const stored = numbers.map((pack) => ({ pack, sealed: boxOf.get(pack) as Uint8Array }));
    return sealer.openAll('packs', 'pack', stored, () => null) as unknown as (Pack | null)[];
  }

  async function write(table: DBCoreTable, request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> {
    const answer = await table.mutate(request);
    if (answer.numFailures === 0) return answer;
    // Half a change would leave a row in two places, or in none.
    request.trans.abort();
    throw Object.values(answer.failures)[0] as Error;
  }

  function writePacks(
    { packRead }: KnownPacks,
    trans: DBCoreTransaction,
    type: 'add' | 'put',
    some: readonly Pack[],
  ): Promise<unknown> {
    for (const pack of some) packRead.set(pack.pack, pack);
    const values = sealer.sealAll('packs', some, ['pack']).map((row) => row.sealed);
    return write(packs(), { type, trans, values, keys: some.map(({ pack }) => pack) });
  }

  /** Takes rows out of the lists of what packs hold. A pack that holds none any more goes, whether it opens or not. */
  function takeOut({ packOf, groupRead }: KnownPacks, trans: DBCoreTransaction, ids: readonly string[]) {
    const gone = new Set(ids.filter((id) => packOf.get(id) !== undefined));
    const touched = unique(Array.from(gone, (id) => Math.floor((packOf.get(id) as number) / packsOfGroup)));
    const before = touched.map((group) => groupRead.get(group) as Group);
    const left = before.map(({ group, ids, packs }): Group => ({
      group,
      ids: ids.filter((id) => !gone.has(id)),
      packs: packs.filter((_, index) => !gone.has(ids[index] as string)),
    }));
    for (const id of gone) packOf.set(id, undefined);
    for (const group of left) groupRead.set(group.group, group);
    const held = new Set(left.flatMap(({ packs }) => packs));
    const empty = unique(before.flatMap(({ packs }) => packs)).filter((pack) => !held.has(pack));
    const [values, without] = [left.filter(({ ids }) => ids.length > 0), left.filter(({ ids }) => ids.length === 0)];
    return [
      write(packs(), { type: 'delete', trans, keys: empty }),
      write(groups(), { type: 'delete', trans, keys: without.map(({ group }) => group) }),
      write(groups(), { type: 'put', trans, values }),
    ];
  }

  /** Fails as a whole where one of the rows is there already. */
  async function add(trans: DBCoreTransaction, rows: readonly Row[]): Promise<Issued<DBCoreMutateResponse>> {
    const known = await knownIn(trans);
    const ids = rows.map(idOf);
    const together = rows.length >= packSize;
    if (!together) await find(known, trans, ids);
    // Beside packs, the index of identifiers itself refuses a second one; beside loose rows, their key does.
    const held = together
      ? known.someLoose && (await read(loose, trans, ids)).length > 0
      : ids.some((id) => known.packOf.get(id) !== undefined);
    if (held) throw new Dexie.ConstraintError('a listing is there already');
    if (!together) {
      known.someLoose = true;
      return { answer: loose.mutate({ type: 'add', trans, values: rows }) };
    }
    const some: Pack[] = [];
    const values = Array.from(slices(rows, groupSize), (slice): Group => {
      const group = known.nextGroup++;
      const first = group * packsOfGroup;
      some.push(...Array.from(slices(slice, packSize), (rows, index) => ({ pack: first + index, rows })));
      const packs = slice.map((_, index) => first + Math.floor(index / packSize));
      return { group, ids: slice.map(idOf), packs };
    });
    for (const group of values) learn(known, group);
    const written = Promise.all([
      writePacks(known, trans, 'add', some),
      write(groups(), { type: 'add', trans, values }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async function put(trans: DBCoreTransaction, rows: readonly Row[]): Promise<Issued<DBCoreMutateResponse>> {
    const ids = rows.map(idOf);
    const latest = new Map(rows.map((row) => [idOf(row), row]));
    const known = await knownIn(trans);
    const changed = (await find(known, trans, ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.map((row) => {
        const after = latest.get(idOf(row));
        latest.delete(idOf(row));
        return after ?? row;
      }),
    }));
    if (latest.size > 0) known.someLoose = true;
    const written = Promise.all([
      writePacks(known, trans, 'put', changed),
      // Of a pack that does not open any more.
      ...takeOut(known, trans, [...latest.keys()]),
      write(loose, { type: 'put', trans, values: [...latest.values()] }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async function remove(trans: DBCoreTransaction, ids: readonly string[]): Promise<Issued<DBCoreMutateResponse>> {
    const gone = new Set(ids);
    const known = await knownIn(trans);
    const left = (await find(known, trans, ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.filter((row) => !gone.has(idOf(row))),
    }));
    const changed = left.filter(({ rows }) => rows.length > 0);
    const written = Promise.all([
      writePacks(known, trans, 'put', changed),
      ...takeOut(known, trans, ids),
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
    const written = [loose, packs(), groups()].map((table) => write(table, { type: 'deleteRange', trans, range }));
    return { answer: Promise.all(written).then(() => succeeded([])) };
  }

  async function get(trans: DBCoreTransaction, id: string): Promise<unknown> {
    const known = await knownIn(trans);
    const [pack] = await find(known, trans, [id]);
    if (known.packOf.get(id) === undefined) return await loose.get({ trans, key: id });
    const row = pack?.rows.find((row) => idOf(row) === id);
    if (!row) throw new SealBroken('listings', id);
    return row;
  }

  async function getMany(trans: DBCoreTransaction, ids: readonly string[]): Promise<unknown[]> {
    const known = await knownIn(trans);
    const found = new Map((await find(known, trans, ids)).flatMap(rowsById));
    const elsewhere = ids.filter((id) => known.packOf.get(id) === undefined);
    if (known.someLoose) for (const row of await read<Row>(loose, trans, elsewhere)) found.set(idOf(row), row);
    report(ids.filter((id) => known.packOf.get(id) !== undefined && !found.has(id)));
    return ids.map((id) => found.get(id));
  }

  /** Rows or keys of a range, in the order of their keys. */
  async function query(request: DBCoreQueryRequest): Promise<unknown[]> {
    const { trans, values, limit = Infinity, query, direction } = request;
    const { range } = query;
    if (range.type === nothing || limit === 0) return [];
    const backwards = direction?.startsWith('prev') ?? false;
    const whole = range.type === everything.type && limit === Infinity;
    const inOrder = <One>(all: One[], key: (one: One) => string) =>
      all.sort((one, other) => (key(one) < key(other) === backwards ? 1 : -1));

    async function inPacks(): Promise<unknown[]> {
      const holding = whole
        ? ((await readAll(groups(), trans)) as Group[])
        : await read<Group>(groups(), trans, await groupsIn(trans, range, limit, backwards ? 'prev' : 'next'));
      const all = holding.flatMap(({ ids, packs }) => ids.map((id, index) => ({ id, pack: packs[index] as number })));
      const within = whole ? all : all.filter(({ id }) => isWithin(id, range));
      const wanted = limit === Infinity ? within : inOrder(within, ({ id }) => id).slice(0, limit);
      if (!values) return wanted.map(({ id }) => id);
      const numbers = unique(wanted.map(({ pack }) => pack));
      const rows = new Map((await openPacks(trans, numbers, whole)).flatMap((pack) => (pack ? rowsById(pack) : [])));
      report(wanted.flatMap(({ id }) => (rows.has(id) ? [] : id)));
      return wanted.flatMap(({ id }) => rows.get(id) ?? []);
    }

    const [{ result }, together] = await Promise.all([loose.query(request), inPacks()]);
    if (together.length === 0) return result;
    const all = inOrder([...result, ...together], values ? idOf : (id) => id as string);
    return limit === Infinity ? all : all.slice(0, limit);
  }

  async function count({ trans, query }: DBCoreCountRequest): Promise<number> {
    const range = query.range;
    const counts = await Promise.all([
      loose.count({ trans, query }),
      groups().count({ trans, query: { index: byId(), range } }),
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
        if (type === 'add') return add(trans, request.values as Row[]);
        if (type === 'put') return put(trans, request.values as Row[]);
        if (type === 'delete') return remove(trans, request.keys as string[]);
        return removeRange(trans, request.range);
      }),
    get: ({ trans, key }) => readInTurn(trans, () => get(trans, key as string)),
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

function unique<One>(some: readonly One[]): One[] {
  return [...new Set(some)];
}

function learn({ packOf, groupRead }: KnownPacks, group: Group): void {
  groupRead.set(group.group, group);
  group.ids.forEach((id, index) => packOf.set(id, group.packs[index]));
}

async function readAll(table: DBCoreTable, trans: DBCoreTransaction, values = true): Promise<unknown[]> {
  return (await table.query({ trans, values, query: { index: table.schema.primaryKey, range: everything } })).result;
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

import type { DBCoreCountRequest, DBCoreQueryRequest } from 'dexie';
import { isEverything, isNothing, isInRange } from './key-range.ts';
import { type Group, unique } from './pack-layout.ts';
import { type PackStores, read, readAll } from './pack-stores.ts';

/** Rows or keys of a range, in the order of their keys, wherever they lie. */
export async function queryRows(stores: PackStores, request: DBCoreQueryRequest): Promise<unknown[]> {
  const { values, limit = Infinity, query } = request;
  if (isNothing(query.range) || limit === 0) return [];
  const [{ result }, together] = await Promise.all([stores.loose.query(request), inPacks(stores, request)]);
  if (together.length === 0) return result;
  const all = inOrder([...result, ...together], values ? stores.idOf : (id) => id as string, isBackwards(request));
  return limit === Infinity ? all : all.slice(0, limit);
}

export async function countRows(stores: PackStores, { trans, query }: DBCoreCountRequest): Promise<number> {
  const counts = await Promise.all([
    stores.loose.count({ trans, query }),
    stores.groups.count({ trans, query: { index: stores.byId, range: query.range } }),
  ]);
  return counts[0] + counts[1];
}

async function inPacks(stores: PackStores, request: DBCoreQueryRequest): Promise<unknown[]> {
  const { trans, values, limit = Infinity, query } = request;
  const { range } = query;
  const backwards = isBackwards(request);
  const whole = isEverything(range) && limit === Infinity;
  const holding = whole
    ? ((await readAll(stores.groups, trans)) as Group[])
    : await read<Group>(stores.groups, trans, await stores.groupsIn(trans, range, limit, backwards ? 'prev' : 'next'));
  const all = holding.flatMap(({ ids, packs }) => ids.map((id, index) => ({ id, pack: packs[index] as number })));
  const within = whole ? all : all.filter(({ id }) => isInRange(id, range));
  const wanted = limit === Infinity ? within : inOrder(within, ({ id }) => id, backwards).slice(0, limit);
  if (!values) return wanted.map(({ id }) => id);
  const packs = await stores.openPacks(trans, unique(wanted.map(({ pack }) => pack)), whole);
  const rows = new Map(packs.flatMap((pack) => (pack ? stores.rowsById(pack) : [])));
  stores.report(wanted.flatMap(({ id }) => (rows.has(id) ? [] : id)));
  return wanted.flatMap(({ id }) => rows.get(id) ?? []);
}

function isBackwards({ direction }: DBCoreQueryRequest): boolean {
  return direction?.startsWith('prev') ?? false;
}

function inOrder<One>(all: One[], keyOf: (one: One) => string, backwards: boolean): One[] {
  return all.sort((one, other) => (keyOf(one) < keyOf(other) === backwards ? 1 : -1));
}

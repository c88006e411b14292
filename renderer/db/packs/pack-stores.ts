import type {
  DBCore,
  DBCoreIndex,
  DBCoreKeyRange,
  DBCoreMutateRequest,
  DBCoreMutateResponse,
  DBCoreTable,
  DBCoreTransaction,
} from 'dexie';
import type { Sealer } from '../seal/seal-row.ts';
import type { DamagedRow } from '../seal/seal-tables.ts';
import { everything } from './key-range.ts';
import { type Group, type Pack, type Row, unique } from './pack-layout.ts';

/** The three stores in which listings lie, as requests to them: it knows nothing from one to the next. */
export class PackStores {
  /** Rows by themselves, which the layer below has opened. */
  readonly loose: DBCoreTable;
  readonly #core: DBCore;
  readonly #sealer: Sealer;
  readonly #reportDamage: (row: DamagedRow) => void;

  constructor(core: DBCore, sealer: Sealer, reportDamage: (row: DamagedRow) => void) {
    this.loose = core.table('listings');
    this.#core = core;
    this.#sealer = sealer;
    this.#reportDamage = reportDamage;
  }

  // Not there yet while the database is being brought to the version that has them.
  get packs(): DBCoreTable {
    return this.#core.table('packs');
  }

  get groups(): DBCoreTable {
    return this.#core.table('packIds');
  }

  get byId(): DBCoreIndex {
    return this.groups.schema.getIndexByKeyPath('ids') as DBCoreIndex;
  }

  readonly idOf = (row: unknown): string => (this.loose.schema.primaryKey.extractKey as (row: unknown) => string)(row);

  readonly rowsById = ({ rows }: Pack): [string, Row][] => rows.map((row) => [this.idOf(row), row]);

  report(ids: readonly string[]): void {
    for (const id of ids) this.#reportDamage({ table: 'listings', key: id });
  }

  /** Packs by their numbers; `null` in place of one whose seal is broken, or that is lost. `whole`: these are all. */
  async openPacks(trans: DBCoreTransaction, numbers: readonly number[], whole = false): Promise<(Pack | null)[]> {
    const { packs } = this;
    const [keys, boxes] = whole
      ? await Promise.all([readAll(packs, trans, false), readAll(packs, trans)])
      : [numbers, await packs.getMany({ trans, keys: [...numbers] })];
    const boxOf = new Map(keys.map((key, index) => [key, boxes[index]]));
    const stored = numbers.map((pack) => ({ pack, sealed: boxOf.get(pack) as Uint8Array }));
    return this.#sealer.openAll('packs', 'pack', stored, () => null) as unknown as (Pack | null)[];
  }

  writePacks(trans: DBCoreTransaction, type: 'add' | 'put', some: readonly Pack[]): Promise<DBCoreMutateResponse> {
    const values = this.#sealer.sealAll('packs', some, ['pack']).map((row) => row.sealed);
    return write(this.packs, { type, trans, values, keys: some.map(({ pack }) => pack) });
  }

  /** Groups with a row in this range, each once; `limit` and `direction` as for the rows. */
  async groupsIn(
    trans: DBCoreTransaction,
    range: DBCoreKeyRange,
    limit: number,
    direction: 'next' | 'prev',
  ): Promise<number[]> {
    const query = { index: this.byId, range };
    return unique((await this.groups.query({ trans, values: false, limit, direction, query })).result as number[]);
  }

  async groupsWith(trans: DBCoreTransaction, range: DBCoreKeyRange): Promise<Group[]> {
    const query = { index: this.byId, range };
    return (await this.groups.query({ trans, values: true, limit: 1, query })).result as Group[];
  }
}

export async function write(table: DBCoreTable, request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> {
  const answer = await table.mutate(request);
  if (answer.numFailures === 0) return answer;
  // Half a change would leave a row in two places, or in none.
  request.trans.abort();
  throw Object.values(answer.failures)[0] as Error;
}

export async function lastKey(table: DBCoreTable, trans: DBCoreTransaction): Promise<unknown> {
  const query = { index: table.schema.primaryKey, range: everything };
  return (await table.query({ trans, values: false, limit: 1, direction: 'prev', query })).result[0];
}

export async function readAll(table: DBCoreTable, trans: DBCoreTransaction, values = true): Promise<unknown[]> {
  return (await table.query({ trans, values, query: { index: table.schema.primaryKey, range: everything } })).result;
}

/** Those of these keys that are there. */
export async function read<One>(
  table: DBCoreTable,
  trans: DBCoreTransaction,
  keys: readonly unknown[],
): Promise<One[]> {
  const rows = (await table.getMany({ trans, keys: [...keys] })) as (One | undefined)[];
  return rows.filter((row) => row !== undefined);
}

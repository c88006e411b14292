import Dexie, { type DBCoreKeyRange, type DBCoreMutateResponse, type DBCoreTransaction } from 'dexie';
import { SealBroken } from '../seal/seal-row.ts';
import { exactly, isEverything } from './key-range.ts';
import { type Group, layOut, type Pack, packSize, packsOfGroup, type Row, unique, without } from './pack-layout.ts';
import { queryRows } from './pack-query.ts';
import { lastKey, type PackStores, read, write } from './pack-stores.ts';
import type { Issued } from './take-turns.ts';

/** Opened packs that a transaction keeps at most. */
const packsInMemory = 512;

/**
 * What one transaction knows of packs, and what it does to them. What it has read or written it need not read again. One
 * operation at a time: see `take-turns.ts`.
 */
export class PackTransaction {
  readonly #stores: PackStores;
  readonly #trans: DBCoreTransaction;
  /** By identifier of a row; `undefined`: it is in none. */
  readonly #packOf = new Map<string, number | undefined>();
  /** As they were read, or written since. */
  readonly #groups = new Map<number, Group>();
  /** The same; `null`: the seal is broken, or the pack is lost. */
  readonly #packs = new Map<number, Pack | null>();
  /** 0 where there is none. */
  #nextGroup: number;
  #someLoose: boolean;

  private constructor(stores: PackStores, trans: DBCoreTransaction, nextGroup: number, someLoose: boolean) {
    this.#stores = stores;
    this.#trans = trans;
    this.#nextGroup = nextGroup;
    this.#someLoose = someLoose;
  }

  static async begin(stores: PackStores, trans: DBCoreTransaction): Promise<PackTransaction> {
    const [group, row] = await Promise.all([lastKey(stores.groups, trans), lastKey(stores.loose, trans)]);
    return new PackTransaction(stores, trans, ((group as number | undefined) ?? -1) + 1, row !== undefined);
  }

  async get(id: string): Promise<unknown> {
    const [pack] = await this.#find([id]);
    if (!this.#isPacked(id)) return await this.#stores.loose.get({ trans: this.#trans, key: id });
    const row = pack?.rows.find((row) => this.#stores.idOf(row) === id);
    if (!row) throw new SealBroken('listings', id);
    return row;
  }

  async getMany(ids: readonly string[]): Promise<unknown[]> {
    const { loose, rowsById, idOf } = this.#stores;
    const found = new Map((await this.#find(ids)).flatMap(rowsById));
    const elsewhere = ids.filter((id) => !this.#isPacked(id));
    if (this.#someLoose) for (const row of await read<Row>(loose, this.#trans, elsewhere)) found.set(idOf(row), row);
    this.#stores.report(ids.filter((id) => this.#isPacked(id) && !found.has(id)));
    return ids.map((id) => found.get(id));
  }

  /** Fails as a whole where one of the rows is there already. */
  async add(rows: readonly Row[]): Promise<Issued<DBCoreMutateResponse>> {
    const { loose, groups, idOf } = this.#stores;
    const trans = this.#trans;
    const ids = rows.map(idOf);
    const together = rows.length >= packSize;
    if (!together) await this.#find(ids);
    // Beside packs, the index of identifiers itself refuses a second one; beside loose rows, their key does.
    const held = together
      ? this.#someLoose && (await read(loose, trans, ids)).length > 0
      : ids.some((id) => this.#isPacked(id));
    if (held) throw new Dexie.ConstraintError('a listing is there already');
    if (!together) {
      this.#someLoose = true;
      return { answer: loose.mutate({ type: 'add', trans, values: rows }) };
    }
    const laidOut = layOut(rows, this.#nextGroup, idOf);
    this.#nextGroup += laidOut.groups.length;
    for (const group of laidOut.groups) this.#learn(group);
    const written = Promise.all([
      this.#writePacks('add', laidOut.packs),
      write(groups, { type: 'add', trans, values: laidOut.groups }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async put(rows: readonly Row[]): Promise<Issued<DBCoreMutateResponse>> {
    const { loose, idOf } = this.#stores;
    const ids = rows.map(idOf);
    const latest = new Map(rows.map((row) => [idOf(row), row]));
    const changed = (await this.#find(ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.map((row) => {
        const after = latest.get(idOf(row));
        latest.delete(idOf(row));
        return after ?? row;
      }),
    }));
    if (latest.size > 0) this.#someLoose = true;
    const written = Promise.all([
      this.#writePacks('put', changed),
      // Of a pack that does not open any more.
      ...this.#takeOut([...latest.keys()]),
      write(loose, { type: 'put', trans: this.#trans, values: [...latest.values()] }),
    ]);
    return { answer: written.then(() => succeeded(ids, ids.at(-1))) };
  }

  async remove(ids: readonly string[]): Promise<Issued<DBCoreMutateResponse>> {
    const { loose, idOf } = this.#stores;
    const gone = new Set(ids);
    const left = (await this.#find(ids)).map(({ pack, rows }) => ({
      pack,
      rows: rows.filter((row) => !gone.has(idOf(row))),
    }));
    const changed = left.filter(({ rows }) => rows.length > 0);
    const written = Promise.all([
      this.#writePacks('put', changed),
      ...this.#takeOut(ids),
      write(loose, { type: 'delete', trans: this.#trans, keys: [...ids] }),
    ]);
    return { answer: written.then(() => succeeded(ids)) };
  }

  async removeRange(range: DBCoreKeyRange): Promise<Issued<DBCoreMutateResponse>> {
    const { loose, packs, groups } = this.#stores;
    const trans = this.#trans;
    if (!isEverything(range)) {
      const query = { index: loose.schema.primaryKey, range };
      return await this.remove((await queryRows(this.#stores, { trans, query })) as string[]);
    }
    this.#packOf.clear();
    const written = [loose, packs, groups].map((table) => write(table, { type: 'deleteRange', trans, range }));
    return { answer: Promise.all(written).then(() => succeeded([])) };
  }

  #isPacked(id: string): boolean {
    return this.#packOf.get(id) !== undefined;
  }

  #learn(group: Group): void {
    this.#groups.set(group.group, group);
    group.ids.forEach((id, index) => this.#packOf.set(id, group.packs[index]));
  }

  /** Where these rows lie, and what lies there. */
  async #find(ids: readonly string[]): Promise<Pack[]> {
    if (this.#nextGroup === 0) return [];
    const unknown = ids.filter((id) => !this.#packOf.has(id));
    // Rows that come together often lie together: then most are found beside the first few.
    for (const some of [unknown.filter((_, index) => index % packSize === 0), unknown]) {
      const sought = some.filter((id) => !this.#packOf.has(id));
      const answers = sought.map((id) => this.#stores.groupsWith(this.#trans, exactly(id)));
      for (const groups of await Promise.all(answers)) for (const group of groups) this.#learn(group);
    }
    for (const id of unknown) if (!this.#packOf.has(id)) this.#packOf.set(id, undefined);
    const wanted = unique(ids.flatMap((id) => this.#packOf.get(id) ?? []));
    if (this.#packs.size > packsInMemory) this.#packs.clear();
    const unread = wanted.filter((pack) => !this.#packs.has(pack));
    const opened = await this.#stores.openPacks(this.#trans, unread);
    unread.forEach((pack, index) => this.#packs.set(pack, opened[index] ?? null));
    return wanted.flatMap((pack) => this.#packs.get(pack) ?? []);
  }

  #writePacks(type: 'add' | 'put', some: readonly Pack[]): Promise<unknown> {
    for (const pack of some) this.#packs.set(pack.pack, pack);
    return this.#stores.writePacks(this.#trans, type, some);
  }

  /** Takes rows out of the lists of what packs hold. A pack that holds none any more goes, whether it opens or not. */
  #takeOut(ids: readonly string[]): Promise<unknown>[] {
    const { packs, groups } = this.#stores;
    const trans = this.#trans;
    const gone = new Set(ids.filter((id) => this.#isPacked(id)));
    const touched = unique(Array.from(gone, (id) => Math.floor((this.#packOf.get(id) ?? 0) / packsOfGroup)));
    const { left, emptyPacks } = without(
      touched.flatMap((group) => this.#groups.get(group) ?? []),
      gone,
    );
    for (const id of gone) this.#packOf.set(id, undefined);
    for (const group of left) this.#groups.set(group.group, group);
    const [values, empty] = [left.filter(({ ids }) => ids.length > 0), left.filter(({ ids }) => ids.length === 0)];
    return [
      write(packs, { type: 'delete', trans, keys: emptyPacks }),
      write(groups, { type: 'delete', trans, keys: empty.map(({ group }) => group) }),
      write(groups, { type: 'put', trans, values }),
    ];
  }
}

function succeeded(results: readonly string[], lastResult?: string): DBCoreMutateResponse {
  return { numFailures: 0, failures: {}, results: [...results], lastResult };
}

import type { DBCore, DBCoreTable, DBCoreTransaction, Middleware } from 'dexie';
import { createSealer } from '../seal/seal-row.ts';
import type { DamagedRow } from '../seal/seal-tables.ts';
import { cursorOver } from './cursor-over.ts';
import type { Row } from './pack-layout.ts';
import { countRows, queryRows } from './pack-query.ts';
import { PackStores } from './pack-stores.ts';
import { PackTransaction } from './pack-transaction.ts';
import { takeTurns } from './take-turns.ts';

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
      table: (name) =>
        name === 'listings' && sealer ? packTable(new PackStores(core, sealer, reportDamage)) : core.table(name),
    }),
  };
}

/** Dexie’s requests, each in its turn, as what a transaction does to packs. */
function packTable(stores: PackStores): DBCoreTable {
  const inTurn = takeTurns();
  const readInTurn = <Answer>(trans: DBCoreTransaction, work: () => Promise<Answer>) =>
    inTurn(trans, async () => ({ answer: await work() }));

  const known = new WeakMap<DBCoreTransaction, PackTransaction>();
  const packsIn = async (trans: DBCoreTransaction): Promise<PackTransaction> => {
    const packs = known.get(trans) ?? (await PackTransaction.begin(stores, trans));
    known.set(trans, packs);
    return packs;
  };

  return {
    ...stores.loose,
    mutate: (request) =>
      inTurn(request.trans, async () => {
        const packs = await packsIn(request.trans);
        if (request.type === 'add') return await packs.add(request.values as Row[]);
        if (request.type === 'put') return await packs.put(request.values as Row[]);
        if (request.type === 'delete') return await packs.remove(request.keys as string[]);
        return await packs.removeRange(request.range);
      }),
    get: ({ trans, key }) => readInTurn(trans, async () => (await packsIn(trans)).get(key as string)),
    getMany: ({ trans, keys }) => readInTurn(trans, async () => (await packsIn(trans)).getMany(keys as string[])),
    query: (request) => readInTurn(request.trans, async () => ({ result: await queryRows(stores, request) })),
    count: (request) => readInTurn(request.trans, () => countRows(stores, request)),
    openCursor: ({ trans, values, reverse = false, query: { index, range } }) =>
      readInTurn(trans, async () => {
        const direction = reverse ? 'prev' : 'next';
        const found = await queryRows(stores, { trans, values: values ?? false, query: { index, range }, direction });
        return cursorOver(trans, found, values ? stores.idOf : (id) => id as string, reverse);
      }),
  };
}

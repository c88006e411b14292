import type { AddressInfo } from 'node:net';
import { inventListings } from '../fixtures/cachan-listings.ts';
import Fastify from 'fastify';
import { addRoutes } from './app.ts';
import { restoreBackup, takeBackup, type Backup } from './backup.ts';
import { injectFaults, type Faults } from './faults.ts';
import { forgetTombstones } from './listing-store.ts';
import { watchContract } from './watch-contract.ts';
import { openDataFolder } from './data-folder.ts';
import { makeToken, registerClient, type Scope } from './authenticate.ts';
import { openEmbeddedDatabase, openServerDatabase, type Database, type Row } from './database.ts';
import { fillListings } from './fill.ts';
import { migrate } from './migrations.ts';
import type { Rate } from './rate-limit.ts';

export interface CityOptions {
  /** 0, the default: a free one. */
  readonly port?: number;
  /** A PostgreSQL server (15 or later); embedded when absent. */
  readonly databaseUrl?: string;
  /** Where the embedded database is kept between two starts; in memory when absent. */
  readonly dataFolder?: string;
  /** An open database instead; the city closes it when it stops. */
  readonly database?: Database;
  /** What an empty database is filled with: 400 listings of Cachan, nothing, or that many. */
  readonly sample?: 'cachan' | 'empty' | number;
  readonly seed?: number;
  /** The day to which the ages of the sample refer; today by default. */
  readonly now?: Date;
  readonly rate?: Rate;
  readonly wrongTokens?: Rate;
  readonly bodyBytes?: number;
  /** Tombstones older than this are forgotten when the city starts; 90 when absent. */
  readonly tombstoneDays?: number;
  /** Checks all the traffic against the contract; on unless told. Benches turn it off. */
  readonly checkContract?: boolean;
}

export interface City {
  /** http://127.0.0.1:PORT, without a slash at the end; the API is under /v1. */
  readonly address: string;
  readonly tokens: { readonly full: string; readonly readOnly: string; readonly noContacts: string };
  sql(text: string, params?: readonly unknown[]): Promise<Row[]>;
  readonly faults: Faults;
  /** What the city said or accepted against `openapi.yaml`; stays empty. */
  readonly violations: readonly string[];
  /** Requests that `openapi.yaml` does not allow. */
  readonly unlawfulRequests: readonly string[];
  /** Everything the city knows now; `restore` makes it the present again, as an old backup does. */
  snapshot(): Promise<Backup>;
  restore(backup: Backup): Promise<void>;
  /** Forgets every tombstone: whoever had not yet seen them all is answered 410. */
  expireCursors(): Promise<void>;
  stop(): Promise<void>;
}

const associations = {
  full: { name: 'Entraide du Coteau', scopes: ['read', 'write', 'contacts'] },
  readOnly: { name: 'Observatoire des solidarités', scopes: ['read', 'contacts'] },
  noContacts: { name: 'Voisins de la Plaine', scopes: ['read', 'write'] },
} as const satisfies Record<keyof City['tokens'], { name: string; scopes: readonly Scope[] }>;

/** The tables, the associations, and the sample where there is nothing yet. */
async function prepare(database: Database, options: CityOptions): Promise<City['tokens']> {
  const seed = options.seed ?? 2020;
  const sample = options.sample ?? 'cachan';
  await migrate(database);
  const tokens = {
    full: makeToken('full', seed),
    readOnly: makeToken('readonly', seed),
    noContacts: makeToken('nocontacts', seed),
  };
  for (const id of ['full', 'readOnly', 'noContacts'] as const)
    await registerClient(database, { id, ...associations[id] }, tokens[id]);
  const count = sample === 'cachan' ? 400 : sample === 'empty' ? 0 : sample;
  const [filled] = await database.query('SELECT 1 FROM listings LIMIT 1');
  if (filled === undefined && count > 0)
    await fillListings(database, inventListings(count, seed, options.now ?? new Date()));
  await forgetTombstones(database, options.tombstoneDays ?? 90);
  return tokens;
}

/**
 * The reference city: the listing API over real HTTP on a real database.
 * @throws DataFolderTaken when another city runs on `dataFolder`
 */
export async function startCity(options: CityOptions = {}): Promise<City> {
  const folder = options.dataFolder === undefined ? null : await openDataFolder(options.dataFolder);
  let database: Database | null = null;
  const close = async (): Promise<void> => {
    await database?.close();
    await folder?.release();
  };
  try {
    database =
      options.database ??
      (await (options.databaseUrl === undefined
        ? openEmbeddedDatabase(folder?.database)
        : openServerDatabase(options.databaseUrl)));
    const tokens = await prepare(database, options);
    await folder?.markWhole();
    return await serve(database, tokens, options, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(
  database: Database,
  tokens: City['tokens'],
  options: CityOptions,
  close: () => Promise<void>,
): Promise<City> {
  const bodyBytes = options.bodyBytes ?? 65_536;
  const app = Fastify({ bodyLimit: bodyBytes, exposeHeadRoutes: false, forceCloseConnections: true });
  const faults = injectFaults(app);
  const watch =
    options.checkContract === false
      ? { violations: [], unlawfulRequests: [] }
      : watchContract(app, (request) => faults.isSpoiled(request));
  addRoutes(app, database, {
    rate: options.rate ?? { burst: 2000, perSecond: 1000 },
    wrongTokens: options.wrongTokens ?? { burst: 60, perSecond: 1 },
    bodyBytes,
    cursorSecret: makeToken('cursor', options.seed ?? 2020),
  });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    tokens,
    faults,
    ...watch,
    snapshot: () => takeBackup(database),
    restore: (backup) => restoreBackup(database, backup),
    expireCursors: () => forgetTombstones(database, 0),
    sql: (text, params) => database.query(text, params),
    async stop() {
      await app.close();
      await close();
    },
  };
}

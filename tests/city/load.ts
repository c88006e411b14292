import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createCityClient, etagOf, type CityClient } from '../../shared/city/client.ts';
import { listingFieldsSchema, transitions, type Listing } from '../../shared/domain/listing.ts';
import { inventListings, seededId } from '../fixtures/cachan-listings.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { findPostgres, startCluster } from './own-cluster.ts';
import { startCity, type City } from './server.ts';

export interface LoadResult {
  readonly requests: number;
  readonly writes: number;
  readonly seconds: number;
  /** 412: another client was faster. Expected, and not an error. */
  readonly overtaken: number;
  /** By code; empty when all is well. */
  readonly errors: Readonly<Record<string, number>>;
  /** Listings that a client that followed the cursor all along does not have as the city has them. */
  readonly lost: number;
}

/** Each client reads changes, creates, changes and deletes, all on the same listings. */
export async function load(city: City, clients: number, seconds: number): Promise<LoadResult> {
  const errors: Record<string, number> = {};
  const count = { requests: 0, writes: 0, overtaken: 0 };
  const end = performance.now() + seconds * 1000;
  const connect = () =>
    createCityClient({
      baseUrl: city.address,
      fetch: (request) => {
        request.headers.set('authorization', `Bearer ${city.tokens.full}`);
        return fetch(request);
      },
    });
  const shared: Listing[] = [];
  const note = (answer: { ok: boolean; code?: string }) => {
    count.requests += 1;
    if (answer.ok) return;
    if (answer.code === 'precondition-failed' || answer.code === 'gone') count.overtaken += 1;
    else errors[answer.code ?? 'none'] = (errors[answer.code ?? 'none'] ?? 0) + 1;
  };

  const act = async (client: CityClient, seed: number): Promise<void> => {
    const random = seededRandom(seed);
    const drafts = inventListings(40, seed, new Date());
    let number = seed * 1_000_000;
    const next = () => seededId((number += 1), random);
    while (performance.now() < end) {
      const dice = random();
      const known = shared[Math.floor(random() * shared.length)];
      if (known === undefined || dice < 0.25) {
        const fields = v.parse(listingFieldsSchema, drafts[number % 40]);
        const made = await client.create(next(), fields, next());
        note(made);
        if (made.ok) shared.push(made.data);
      } else if (dice < 0.85) {
        const now = await client.read(known.id);
        note(now);
        if (!now.ok) continue;
        const [status] = transitions[now.data.status];
        const change =
          random() < 0.3 && status !== undefined ? { status } : { title: `Courses, ${Math.floor(dice * 1e6)}` };
        note(await client.update(known.id, change, etagOf(now.data), next()));
      } else if (dice < 0.88) {
        note(await client.delete(known.id, etagOf(known), next()));
      } else note(await client.page(null, 100));
      if (dice < 0.88) count.writes += 1;
    }
  };

  const replica = new Map<string, number>();
  let cursor: string | null = null;
  const follow = async (client: CityClient): Promise<boolean> => {
    const page = await client.page(cursor, 500);
    if (!page.ok) throw new Error(`the follower was refused: ${page.code}`);
    for (const item of page.data.items) replica.set(item.id, item.version);
    cursor = page.data.nextCursor;
    return page.data.hasMore;
  };
  const watcher = connect();
  const watching = (async () => {
    while (performance.now() < end) await follow(watcher);
  })();

  const started = performance.now();
  await Promise.all([watching, ...Array.from({ length: clients }, (_, index) => act(connect(), index + 1))]);
  const took = (performance.now() - started) / 1000;
  while (await follow(watcher));
  const rows = await city.sql('SELECT id, version FROM listings');
  const lost = rows.filter(({ id, version }) => replica.get(String(id)) !== version).length;
  return { ...count, seconds: took, errors, lost };
}

function report(result: LoadResult, clients: number, where: string): string {
  const perSecond = (number: number) => Math.round(number / result.seconds);
  return [
    `${clients} clients, ${result.seconds.toFixed(1)} s, ${where}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'})`,
    `requests   ${result.requests} (${perSecond(result.requests)} a second)`,
    `writes     ${result.writes} (${perSecond(result.writes)} a second), ${result.overtaken} overtaken by another client`,
    `errors     ${JSON.stringify(result.errors)}`,
    `lost rows  ${result.lost}`,
  ].join('\n');
}

if (process.argv[1]?.endsWith('load.ts')) {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      clients: { type: 'string', default: '50' },
      'database-url': { type: 'string' },
    },
  });
  const bin = findPostgres();
  if (bin === null && values['database-url'] === undefined)
    throw new Error('no PostgreSQL programs here: give --database-url, or set PALIER_POSTGRES to their folder');
  const cluster = values['database-url'] === undefined && bin !== null ? await startCluster(bin) : null;
  const databaseUrl = values['database-url'] ?? cluster?.url ?? '';
  const city = await startCity({ databaseUrl, checkContract: false, rate: { burst: 1e9, perSecond: 1e9 } });
  const clients = Number(values.clients);
  console.log(report(await load(city, clients, Number(values.seconds)), clients, cluster?.version ?? 'given server'));
  await city.stop();
  await cluster?.stop();
}

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../city/load.ts';
import { findPostgres, startCluster, type Cluster } from '../city/own-cluster.ts';
import { startCity, type City } from '../city/server.ts';
import { ask, createListing, pull } from './cases/ask.ts';
import { readingCases } from './cases/reading.ts';
import { refusalCases } from './cases/refusals.ts';
import { writingCases } from './cases/writing.ts';

const bin = findPostgres();
if (bin === null)
  console.warn('SKIPPED: no PostgreSQL programs in /usr/lib/postgresql; the contract was tried on PGlite alone.');

describe.skipIf(bin === null)('on a real PostgreSQL', () => {
  let cluster: Cluster;
  let city: City;
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '');
    city = await startCity({ databaseUrl: cluster.url });
  });
  afterAll(async () => {
    await city?.stop();
    await cluster?.stop();
  });

  describe('reading', () => readingCases(() => city));
  describe('writing', () => writingCases(() => city));
  describe('refusals', () => refusalCases(() => city));

  /** A slow transaction begins, a quick one commits, the cursor passes it; then the slow one commits. */
  async function overtake(): Promise<{ hidden: string; meanwhile: string[]; after: string[]; quick: string }> {
    const slow = new pg.Client({ connectionString: cluster.url });
    await slow.connect();
    const [one, two] = [await createListing(city), await createListing(city)];
    const { cursor } = await pull(city);
    await slow.query('BEGIN');
    await slow.query(`UPDATE listings SET version = version + 1 WHERE id = $1`, [one.id]);
    await ask(city, 'DELETE', `/listings/${two.id}`, { headers: { 'if-match': '"1"' } });
    const passed = await pull(city, cursor);
    await slow.query('COMMIT');
    await slow.end();
    const after = await pull(city, passed.cursor);
    const ids = (page: typeof after) => page.items.map(({ id }) => id);
    return { hidden: one.id, quick: two.id, meanwhile: ids(passed), after: ids(after) };
  }

  it('hides no row of a slow transaction that began first and commits last', async () => {
    const { hidden, quick, meanwhile, after } = await overtake();
    // The quick one did not wait; the slow one comes after it, though the cursor had passed.
    expect(meanwhile).toEqual([quick]);
    expect(after).toEqual([hidden]);
  });

  it('would hide it with numbers drawn when a row is written: this is what the log is for', async () => {
    const define = async (timing: string) => {
      await city.sql('DROP TRIGGER listing_changed ON listings');
      await city.sql(`CREATE CONSTRAINT TRIGGER listing_changed AFTER INSERT OR UPDATE ON listings
        DEFERRABLE INITIALLY ${timing} FOR EACH ROW EXECUTE FUNCTION log_change()`);
    };
    const [kept] = await city.sql(`SELECT pg_get_functiondef('log_change'::regproc) AS text`);
    await define('IMMEDIATE');
    await city.sql(String(kept?.text).replace('PERFORM pg_advisory_xact_lock(94016);', ''));
    expect((await overtake()).after).toEqual([]);
    await city.sql(String(kept?.text));
    await define('DEFERRED');
    expect((await overtake()).after).toHaveLength(1);
  });

  it('numbers commits that wait for each other in the order in which they become visible', async () => {
    const listings = await Promise.all(Array.from({ length: 12 }, () => createListing(city)));
    let { cursor } = await pull(city);
    const seen = new Map<string, number>();
    let writing = true;
    const following = (async () => {
      for (let last = false; !last;) {
        last = !writing;
        const page = await pull(city, cursor, 3);
        for (const item of page.items) seen.set(item.id, item.version);
        cursor = page.cursor;
      }
    })();
    // Writers that hold their transactions open for uneven times, and take their rows in different orders.
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        const client = new pg.Client({ connectionString: cluster.url });
        await client.connect();
        for (let turn = 0; turn < 15; turn += 1) {
          await client.query('BEGIN');
          const listing = listings[(writer * 5 + turn * 7) % listings.length];
          await client.query('UPDATE listings SET version = version + 1 WHERE id = $1', [listing?.id]);
          await client.query('SELECT pg_sleep($1)', [((writer * 3 + turn) % 5) / 500]);
          await client.query('COMMIT');
        }
        await client.end();
      }),
    );
    writing = false;
    await following;
    const rows = await city.sql('SELECT id, version FROM listings WHERE id = ANY($1)', [listings.map(({ id }) => id)]);
    for (const { id, version } of rows) expect(seen.get(String(id))).toBe(version);
  });

  it('loses nothing and refuses nothing while many clients write at once', async () => {
    const result = await load(city, 20, 3);
    expect(result).toMatchObject({ errors: {}, lost: 0 });
    expect(result.writes).toBeGreaterThan(50);
  });

  it('has said and accepted nothing that its contract does not allow', () => {
    expect(city.violations).toEqual([]);
  });
});

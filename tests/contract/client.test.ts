import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCityClient, etagOf, type CityClient } from '../../shared/city/client.ts';
import type { Listing } from '../../shared/domain/listing.ts';
import type { Fault } from '../city/faults.ts';
import { startCity, type City } from '../city/server.ts';
import { newId, someFields } from './cases/ask.ts';

let city: City;
let client: CityClient;

function clientWith(token: string, signal?: AbortSignal, maxBytes?: number): CityClient {
  return createCityClient({
    baseUrl: city.address,
    fetch: (request) => {
      request.headers.set('authorization', `Bearer ${token}`);
      return fetch(request, signal === undefined ? {} : { signal });
    },
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
}

beforeAll(async () => {
  city = await startCity();
});
beforeEach(() => {
  client = clientWith(city.tokens.full);
});
afterEach(() => {
  city.faults.clear();
});
afterAll(async () => {
  await city.stop();
});

async function someListing(): Promise<Listing> {
  const made = await client.create(newId(), someFields, newId());
  if (!made.ok) throw new Error(made.code);
  return made.data;
}

describe('when all is well', () => {
  it('reads the account and every page', async () => {
    expect(await client.account()).toMatchObject({ ok: true, data: { account: { name: 'Entraide du Coteau' } } });
    let cursor: string | null = null;
    let count = 0;
    for (let more = true; more;) {
      const page = await client.page(cursor, 150);
      if (!page.ok) throw new Error(page.code);
      ({ nextCursor: cursor, hasMore: more } = page.data);
      count += page.data.items.length;
      expect(page.data.rejected).toEqual([]);
    }
    expect(count).toBe(400);
    expect(client.traffic()).toMatchObject({ requests: 4 });
    expect(client.traffic().bytes).toBeGreaterThan(200_000);
  });

  it('creates, reads, changes and deletes', async () => {
    const listing = await someListing();
    expect(await client.read(listing.id)).toEqual({ ok: true, data: listing });
    const changed = await client.update(listing.id, { status: 'matched' }, etagOf(listing), newId());
    expect(changed).toMatchObject({ ok: true, data: { version: 2, status: 'matched' } });
    expect(await client.delete(listing.id, '"2"', newId())).toEqual({ ok: true, data: null });
    expect(await client.read(listing.id)).toMatchObject({ ok: false, code: 'gone' });
  });
});

describe('when the city refuses', () => {
  it('names the refusal', async () => {
    const listing = await someListing();
    const readOnly = clientWith(city.tokens.readOnly);
    const id = listing.id;
    expect(await clientWith('wrong').account()).toMatchObject({ code: 'unauthorized' });
    expect(await readOnly.update(id, { title: 'Non' }, '"1"', newId())).toMatchObject({ code: 'forbidden' });
    expect(await client.read(newId())).toMatchObject({ code: 'not-found' });
    expect(await client.page('of another city', 10)).toMatchObject({ code: 'cursor-unknown' });
    const closed = await client.update(id, { status: 'fulfilled' }, '"1"', newId());
    expect(closed.ok).toBe(true);
    const reopened = await client.update(id, { status: 'published' }, '"2"', newId());
    expect(reopened).toMatchObject({ code: 'conflict', detail: expect.stringContaining('fulfilled') as string });
    const large = { ...someFields, extra: 'x'.repeat(70_000) };
    expect(await client.create(newId(), large, newId())).toMatchObject({ code: 'too-large' });
  });

  it('brings the current listing with a failed precondition, and pointers with an invalid one', async () => {
    const listing = await someListing();
    const theirs = await client.update(listing.id, { title: 'La leur' }, '"1"', newId());
    if (!theirs.ok) throw new Error(theirs.code);
    const late = await client.update(listing.id, { title: 'La mienne' }, '"1"', newId());
    expect(late).toMatchObject({ code: 'precondition-failed', current: theirs.data });
    expect(await client.create(listing.id, someFields, newId())).toMatchObject({ code: 'precondition-failed' });
    expect(await client.update(listing.id, { title: ' ' }, '"2"', newId())).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/title' }],
    });
  });

  it('starts again when tombstones were forgotten meanwhile', async () => {
    const page = await client.page(null, 2000);
    const cursor = page.ok ? page.data.nextCursor : null;
    const listing = await someListing();
    await client.delete(listing.id, '"1"', newId());
    await city.expireCursors();
    expect(await client.page(cursor, 10)).toMatchObject({ code: 'cursor-expired' });
  });
});

describe('when something is wrong on the way', () => {
  const page: [string, Fault, object][] = [
    ['a captive portal', { kind: 'html' }, { code: 'not-json' }],
    ['a proxy that knows no such page', { kind: 'html', status: 404 }, { code: 'not-json' }],
    ['a proxy that says gone', { kind: 'html', status: 410 }, { code: 'not-json' }],
    ['a proxy that says too many', { kind: 'html', status: 429 }, { code: 'rate-limited', retryAfterSeconds: null }],
    ['an empty body', { kind: 'empty' }, { code: 'malformed' }],
    ['half a page', { kind: 'half' }, { code: 'malformed' }],
    ['10 MB of nonsense', { kind: 'nonsense' }, { code: 'malformed' }],
    ['a redirection', { kind: 'redirect', to: 'http://other.example/' }, { code: 'not-json' }],
    ['a crash', { kind: 'status', status: 500 }, { code: 'unavailable' }],
    ['a refusal', { kind: 'status', status: 403 }, { code: 'forbidden' }],
    ['a sign-in page', { kind: 'html', status: 401 }, { code: 'unauthorized' }],
    ['a newer contract', { kind: 'status', status: 426 }, { code: 'upgrade-required' }],
    ['maintenance', { kind: 'status', status: 503, retryAfter: 120 }, { code: 'unavailable', retryAfterSeconds: 120 }],
    [
      'too many requests',
      { kind: 'status', status: 429, retryAfter: '7' },
      { code: 'rate-limited', retryAfterSeconds: 7 },
    ],
    ['a cut before', { kind: 'drop', when: 'before' }, { code: 'unreachable' }],
    ['a cut after', { kind: 'drop', when: 'after' }, { code: 'unreachable' }],
    ['a cut in the middle', { kind: 'drop', when: 'mid-body' }, { code: 'unreachable' }],
  ];
  it.each(page)('%s', async (_name, fault, expected) => {
    city.faults.next(fault);
    expect(await client.page(null, 50)).toMatchObject({ ok: false, ...expected });
    expect(await client.page(null, 50)).toMatchObject({ ok: true });
  });

  it('counts a date in Retry-After from the server’s own clock', async () => {
    const until = new Date(Date.now() + 3_600_000).toUTCString();
    city.faults.next({ kind: 'status', status: 503, retryAfter: until });
    const answer = await client.page(null, 1);
    const seconds = answer.ok ? 0 : (answer.retryAfterSeconds ?? 0);
    expect(seconds).toBeGreaterThan(3590);
    expect(seconds).toBeLessThanOrEqual(3601);
  });

  it('stops reading at its cap', async () => {
    const small = clientWith(city.tokens.full, undefined, 50_000);
    city.faults.next({ kind: 'nonsense' });
    expect(await small.page(null, 1)).toMatchObject({ code: 'malformed' });
    expect(small.traffic().bytes).toBeLessThan(500_000);
  });

  it('is unreachable when nobody listens, when the address is wrong, when it was cancelled', async () => {
    const nowhere = (baseUrl: string) => createCityClient({ baseUrl, fetch: (request) => fetch(request) });
    expect(await nowhere('http://127.0.0.1:9').account()).toEqual({ ok: false, code: 'unreachable' });
    expect(await nowhere('http://city.invalid').account()).toEqual({ ok: false, code: 'unreachable' });
    expect(await nowhere('not an address').account()).toEqual({ ok: false, code: 'unreachable' });
    city.faults.next({ kind: 'hold' });
    expect(await clientWith(city.tokens.full, AbortSignal.timeout(100)).page(null, 1)).toMatchObject({
      code: 'unreachable',
    });
  });

  it('deletes nothing because a captive portal said 200, and believes no tombstone of a proxy', async () => {
    const listing = await someListing();
    city.faults.next({ kind: 'html' });
    expect(await client.delete(listing.id, '"1"', newId())).toMatchObject({ code: 'not-json' });
    city.faults.next({ kind: 'status', status: 410 });
    expect(await client.read(listing.id)).toMatchObject({ code: 'not-json' });
    expect(await client.read(listing.id)).toMatchObject({ ok: true });
  });

  it('gets the reply that was lost when it sends the operation again', async () => {
    const listing = await someListing();
    const operation = newId();
    city.faults.next({ kind: 'drop', when: 'after' });
    const lost = await client.update(listing.id, { title: 'Une seule fois' }, '"1"', operation);
    expect(lost).toEqual({ ok: false, code: 'unreachable' });
    const again = await client.update(listing.id, { title: 'Une seule fois' }, '"1"', operation);
    expect(again).toMatchObject({ ok: true, data: { version: 2 } });
  });

  it('takes no reply about another listing for its own', async () => {
    const [one, two] = [await someListing(), await someListing()];
    const late = createCityClient({
      baseUrl: city.address,
      fetch: (request) =>
        fetch(request.url.replace(one.id, two.id), { headers: { authorization: `Bearer ${city.tokens.full}` } }),
    });
    expect(await late.read(one.id)).toMatchObject({ code: 'malformed' });
  });
});

describe('when rows are odd', () => {
  it('sets a bad row aside, by identifier, without what was in it, and keeps the others', async () => {
    city.faults.next({ kind: 'missing-fields' });
    const page = await client.page(null, 9);
    if (!page.ok) throw new Error(page.code);
    expect(page.data.items).toHaveLength(6);
    expect(page.data.rejected).toHaveLength(3);
    for (const { id, reason } of page.data.rejected) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(reason).toMatch(/^\/title \(\w+\)$/);
    }
  });

  it('keeps unknown members', async () => {
    city.faults.next({ kind: 'unknown-fields' });
    const page = await client.page(null, 2);
    expect(page.ok && page.data.items[0]).toMatchObject({ palier_future: { mood: 'sunny' }, score: 12 });
  });

  it('takes markup as text, far places as places, and clocks for what they are', async () => {
    city.faults.next({ kind: 'markup' });
    city.faults.next({ kind: 'far-away' });
    city.faults.next({ kind: 'clock-skew', ms: 3 * 86_400_000 });
    for (let reply = 0; reply < 3; reply += 1)
      expect(await client.page(null, 20)).toMatchObject({ ok: true, data: { rejected: [] } });
  });

  it('reads pages that repeat, stand still or come from the past as what they say', async () => {
    const [first, second] = [await client.page(null, 50), await client.page(null, 50)];
    if (!first.ok || !second.ok) throw new Error('no page');
    city.faults.next({ kind: 'stuck-cursor' });
    expect(await client.page(first.data.nextCursor, 50)).toMatchObject({
      data: { nextCursor: first.data.nextCursor, hasMore: true },
    });
    city.faults.next({ kind: 'repeated-rows' });
    const repeated = await client.page(null, 50);
    expect(repeated.ok && repeated.data.items).toHaveLength(75);
    city.faults.next({ kind: 'replay' });
    expect(await client.page(first.data.nextCursor, 50)).toMatchObject({ ok: true });
  });
});

it('has asked for nothing that the contract does not have, and been told nothing else', () => {
  // The two that are asked for on purpose: an empty title, and a text that is too long.
  expect(city.unlawfulRequests.filter((line) => !/title/.test(line))).toEqual([]);
  expect(city.violations).toEqual([]);
});

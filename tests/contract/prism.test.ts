import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createCityClient, etagOf, type CityClient } from '../../shared/city/client.ts';
import { dayParts, type ListingFields, listingStatuses, urgencies, weekdays } from '../../shared/domain/listing.ts';
import { diffListing } from '../../shared/sync/diff-listing.ts';
import { fieldsOf } from '../../shared/sync/writable-fields.ts';
import { contractFile } from '../city/watch-contract.ts';
import { inventListings } from '../fixtures/cachan-listings.ts';
import { newId, someFields } from './cases/ask.ts';

/** An independent mock, made from the document alone: whatever it calls a violation is answered with an error. */
let prism: ChildProcess;
let address = '';
let client: CityClient;
const asked = new Set<string>();
/** The listing of the document's examples. */
const id = '019b76da-a800-770a-8530-ac66dd04234e';

beforeAll(async () => {
  const command = fileURLToPath(new URL('../../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url));
  const options = ['mock', '--errors', '--host', '127.0.0.1', '--port', '0', fileURLToPath(contractFile)];
  prism = spawn(process.execPath, [command, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve, reject) => {
    let said = '';
    prism.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /listening on (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    prism.once('exit', () => reject(new Error(`the mock did not start: ${said}`)));
  });
  client = createCityClient({
    baseUrl: address,
    fetch: (request) => {
      request.headers.set('authorization', 'Bearer any');
      asked.add(`${request.method} ${new URL(request.url).pathname.replace(id, '{id}')}`);
      return fetch(request);
    },
  });
});
afterAll(() => {
  prism.kill();
});

it('understands every reply that the document gives as an example', async () => {
  expect(await client.account()).toMatchObject({ ok: true, data: { account: { name: 'Entraide du Coteau' } } });
  const page = await client.page(null, 1000);
  expect(page).toMatchObject({ ok: true, data: { rejected: [], hasMore: false } });
  expect(page.ok && page.data.items).toHaveLength(2);
  expect(await client.read(id)).toMatchObject({ ok: true, data: { id, version: 2 } });
});

it('sends nothing that the document does not allow', async () => {
  expect(await client.page('Ni40MDA.Dr0_rbgRFmVyoWEq', 2000)).toMatchObject({ ok: true });
  expect(await client.create(id, someFields, newId())).toMatchObject({ ok: true });
  const offer = {
    ...someFields,
    kind: 'offer',
    walkingLimit: 800,
    capacity: 3,
    location: null,
    contact: null,
  } as const;
  expect(await client.create(id, offer, newId())).toMatchObject({ ok: true });
  const listing = { version: 2 };
  for (const patch of [
    { status: 'matched' },
    { contact: null, location: null, walkingLimit: null },
    someFields,
    {},
  ] as const)
    expect(await client.update(id, patch, etagOf(listing), newId())).toMatchObject({ ok: true });
  expect(await client.update(id, { title: 'Sans condition' }, null, newId())).toMatchObject({ ok: true });
  expect(await client.delete(id, etagOf(listing), newId())).toEqual({ ok: true, data: null });
});

it('accepts every operation, and every change that the engine can make of a listing', async () => {
  const listings = inventListings(60, 94, new Date());
  for (const [index, listing] of listings.entries()) {
    const fields = fieldsOf(listing);
    expect(await client.create(id, fields, newId())).toMatchObject({ ok: true });
    // From one listing to another: every field, from and to nothing.
    const patch = diffListing(fieldsOf(listings[(index + 1) % listings.length] ?? listing), fields);
    expect(await client.update(id, patch, etagOf(listing), newId())).toMatchObject({ ok: true });
  }
  const variants: Partial<ListingFields>[] = [
    ...listingStatuses.map((status) => ({ status })),
    ...urgencies.map((urgency) => ({ urgency })),
    { availability: { days: [...weekdays], parts: [...dayParts] } },
    { availability: { days: [], parts: [] } },
    { languages: [] },
    { languages: ['fr', 'pt-PT', 'zh-Hant-TW'] },
    { contact: { name: '', phone: null, email: null } },
    { contact: { name: 'Yvette Morel', phone: '01 99 00 12 34', email: 'yvette@courriel.example' } },
    { location: { lat: -90, lon: 180, label: '' } },
    { capacity: 50, walkingLimit: 20_000, description: 'é'.repeat(2000), title: 'x'.repeat(120) },
  ];
  for (const patch of variants) {
    expect([patch, await client.update(id, patch, '"2"', newId())]).toMatchObject([patch, { ok: true }]);
    expect([patch, await client.create(id, { ...someFields, ...patch }, newId())]).toMatchObject([patch, { ok: true }]);
  }
  for (const limit of [1, 500, 1000, 2000]) expect(await client.page(null, limit)).toMatchObject({ ok: true });
  expect(await client.page('c'.repeat(512), 1)).toMatchObject({ ok: true });
  expect(await client.delete(id, null, newId())).toMatchObject({ ok: true });
  const document = parse(readFileSync(contractFile, 'utf8')) as { paths: Record<string, Record<string, object>> };
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...asked].sort()).toEqual(operations.sort());
});

it('would say so if it did: the mock refuses what the document forbids', async () => {
  const wrong = { ...someFields, kind: 'gift' } as unknown as typeof someFields;
  expect((await client.create(id, wrong, newId())).ok).toBe(false);
  expect((await client.page(null, 2001)).ok).toBe(false);
  expect((await client.create(id, someFields, 'not a uuid')).ok).toBe(false);
});
